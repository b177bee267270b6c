import Testing

@testable import Measure

/// Two shapes of whole metres and what they share by hand.
struct OverlapKind: Sendable, CustomTestStringConvertible {
    typealias Polygons = [[[(Double, Double)]]]

    var name: String
    var one: Polygons
    var other: Polygons
    /// In 0.0001 m².
    var share: Int64

    init(_ name: String, _ one: Polygons, _ other: Polygons, squareMetres: Double) {
        (self.name, self.one, self.other) = (name, one, other)
        share = Int64((squareMetres * 10_000).rounded())
    }

    var testDescription: String { name }
}

private func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> [(Double, Double)] {
    [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
}

/// The kinds of cases by which overlays of polygons are known to fail: shapes that touch themselves or one another,
/// holes, and slivers.
@Suite struct OverlapKindTests {
    static let touching = [
        OverlapKind(
            "boxes that touch in a corner", [[box(0, 0, 10, 10)]], [[box(10, 10, 5, 5)]], squareMetres: 0),
        OverlapKind(
            "boxes that touch along a whole edge", [[box(0, 0, 10, 10)]], [[box(10, 0, 10, 10)]],
            squareMetres: 0),
        OverlapKind(
            "boxes that touch along a part of an edge", [[box(0, 0, 10, 10)]], [[box(10, 3, 7, 3)]],
            squareMetres: 0),
        OverlapKind(
            "boxes that share ground and a part of an edge", [[box(0, 0, 10, 10)]], [[box(4, 0, 10, 5)]],
            squareMetres: 30),
        OverlapKind(
            "two triangles that touch each other inside an edge, both outside", [[box(0, 0, 10, 10)]],
            [[[(10, 5), (13, 6), (13, 9)]], [[(10, 5), (13, 1), (13, 4)]]], squareMetres: 0),
        // The inner one has a base and a height of 4 m.
        OverlapKind(
            "two triangles that touch each other inside an edge, one on either side", [[box(0, 0, 10, 10)]],
            [[[(10, 5), (14, 3), (14, 7)]], [[(10, 5), (6, 7), (6, 3)]]], squareMetres: 8),
        // The inner one: half of 4 · 4 − 1 · 1.
        OverlapKind(
            "two triangles that touch each other in a corner of the box", [[box(0, 0, 10, 10)]],
            [[[(10, 10), (6, 9), (9, 6)]], [[(10, 10), (14, 11), (11, 14)]]], squareMetres: 7.5),
        // Twice the quadrangle (0, 0), (6, 0), (6, 2), (4, 4): half of 12 + 16.
        OverlapKind(
            "a bow tie turned against another about their knots",
            [[[(0, 0), (6, -6), (6, 6)]], [[(0, 0), (-6, 6), (-6, -6)]]],
            [[[(0, 0), (8, 0), (0, 8)]], [[(0, 0), (-8, 0), (0, -8)]]], squareMetres: 28),
        OverlapKind(
            "repeated points",
            [[[(0, 0), (0, 0), (10, 0), (10, 0), (10, 0), (10, 10), (0, 10), (0, 10), (0, 0)]]],
            [[[(5, 5), (15, 5), (15, 5), (15, 15), (5, 15), (5, 15), (5, 15)]]], squareMetres: 25),
        OverlapKind(
            "a part without area", [[box(0, 0, 10, 10)], [[(20, 0), (25, 0), (30, 0)]]],
            [[box(5, 5, 30, 30)]],
            squareMetres: 25),
        // Arms of 3 m by 1, 2 and 1 m.
        OverlapKind(
            "a box across three arms, which leaves several parts",
            [
                [
                    [
                        (0, 0), (10, 0), (10, 2), (2, 2), (2, 4), (10, 4), (10, 6), (2, 6), (2, 8), (10, 8),
                        (10, 10), (0, 10),
                    ]
                ]
            ], [[box(5, 1, 3, 8)]], squareMetres: 12),
    ]

    static let holes = [
        OverlapKind(
            "exactly in a hole", [[box(3, 3, 4, 4)]], [[box(0, 0, 10, 10), box(3, 3, 4, 4)]], squareMetres: 0),
        OverlapKind(
            "in a hole with a corner upon its own", [[[(3, 3), (7, 5), (5, 7)]]],
            [[box(0, 0, 10, 10), box(3, 3, 4, 4)]], squareMetres: 0),
        OverlapKind(
            "across a hole", [[box(1, 4, 8, 2)]], [[box(0, 0, 10, 10), box(3, 3, 4, 4)]], squareMetres: 8),
        OverlapKind(
            "over a hole, short of the shell", [[box(2, 2, 6, 6)]], [[box(0, 0, 10, 10), box(3, 3, 4, 4)]],
            squareMetres: 20),
        OverlapKind(
            "a box that touches a hole along an edge", [[box(0, 0, 10, 10), box(4, 4, 4, 4)]],
            [[box(4, 0, 4, 4)]],
            squareMetres: 16),
        OverlapKind(
            "a box that is in a hole as far as it goes", [[box(0, 0, 10, 10), box(4, 4, 4, 4)]],
            [[box(4, 4, 4, 6)]], squareMetres: 8),
        // 36 m² less what the hole of 8 m² has below 6 m: all but a triangle of 2 m by 1 m.
        OverlapKind(
            "a hole that touches an edge of its shell", [[box(0, 0, 10, 10), [(0, 5), (4, 3), (4, 7)]]],
            [[box(0, 0, 6, 6)]], squareMetres: 29),
        // Half of 10 · 10 less half of 6 · 6 − 2 · 2.
        OverlapKind(
            "a hole that touches a corner of its shell", [[box(0, 0, 10, 10), [(0, 0), (6, 2), (2, 6)]]],
            [[[(0, 0), (10, 0), (0, 10)]]], squareMetres: 34),
        OverlapKind(
            "a hole that touches another in a corner",
            [[box(0, 0, 12, 12), box(2, 2, 4, 4), box(6, 6, 4, 4)]],
            [[box(4, 4, 4, 4)]], squareMetres: 8),
        OverlapKind(
            "a hole that touches an edge of another",
            [[box(0, 0, 12, 12), box(2, 2, 4, 4), [(6, 4), (10, 2), (10, 6)]]], [[box(2, 2, 8, 4)]],
            squareMetres: 8),
        OverlapKind(
            "holes side by side, one in either shape", [[box(0, 0, 20, 20), box(4, 4, 6, 6)]],
            [[box(0, 0, 20, 20), box(10, 4, 6, 6)]], squareMetres: 328),
        OverlapKind(
            "holes that overlap, one in either shape", [[box(0, 0, 20, 20), box(4, 4, 6, 6)]],
            [[box(0, 0, 20, 20), box(7, 7, 6, 6)]], squareMetres: 337),
        // A frame of 1 m: 1,000² − 998², and a quarter of it.
        OverlapKind(
            "a hole close to its shell, against the shell", [[box(0, 0, 1_000, 1_000), box(1, 1, 998, 998)]],
            [[box(0, 0, 1_000, 1_000)]], squareMetres: 3_996),
        OverlapKind(
            "a hole close to its shell, cut by a box", [[box(0, 0, 1_000, 1_000), box(1, 1, 998, 998)]],
            [[box(500, 500, 1_000, 1_000)]], squareMetres: 999),
        OverlapKind(
            "holes close to one shell", [[box(0, 0, 1_000, 1_000), box(1, 1, 998, 998)]],
            [[box(0, 0, 1_000, 1_000), box(2, 2, 996, 996)]], squareMetres: 3_996),
        // 125 m² of the frame and 25 of what lies in its hole.
        OverlapKind(
            "a part in the hole of another",
            [[box(0, 0, 30, 30), box(5, 5, 20, 20)], [box(10, 10, 10, 10)]],
            [[box(15, 15, 30, 30)]], squareMetres: 150),
    ]

    static let slivers = [
        OverlapKind(
            "shells close together", [[box(0, 0, 10, 10)], [box(11, 0, 10, 10)]], [[box(5, 2, 11, 4)]],
            squareMetres: 40),
        // (x + 10) / 10 metres wide.
        OverlapKind(
            "a wedge right across a box", [[[(-10, 5), (30, 3), (30, 7)]]], [[box(0, 0, 10, 10)]],
            squareMetres: 15),
        // (x + 1,000) / 10,000 metres wide.
        OverlapKind(
            "a sliver triangle right across a box", [[[(-1_000, 5), (9_000, 5), (9_000, 6)]]],
            [[box(0, 0, 10, 10)]], squareMetres: 1.005),
        OverlapKind(
            "a sliver triangle right across a row of boxes", [[[(-1_000, 5), (9_000, 5), (9_000, 6)]]],
            [[box(0, 0, 10, 10)], [box(20, 0, 10, 10)], [box(40, 0, 10, 10)]], squareMetres: 3.075),
        // (1,010 − x) / 500 metres wide.
        OverlapKind(
            "a spike of a box across another box",
            [[[(0, 0), (10, 0), (10, 4), (1_010, 5), (10, 6), (10, 10), (0, 10)]]], [[box(20, 0, 10, 10)]],
            squareMetres: 19.7),
        // A metre high each, they meet at a right angle.
        OverlapKind(
            "slivers at an angle to one another", [[[(0, 0), (100, 100), (100, 101), (0, 1)]]],
            [[[(0, 100), (0, 101), (100, 1), (100, 0)]]], squareMetres: 0.5),
        // 3,000 m² less the notch's 20 m by 1 m / 2 and the hole's 10 m by 10 m / 2.
        OverlapKind(
            "a notch that reaches a hole, cut by a box",
            [
                [
                    [(0, 0), (100, 0), (100, 49), (60, 50), (100, 51), (100, 100), (0, 100)],
                    [(60, 50), (40, 60), (40, 40)],
                ]
            ], [[box(50, 0, 30, 100)]], squareMetres: 2_940),
    ]

    @Test(
        "what two shapes share by hand, however they are turned or mirrored",
        arguments: touching + holes + slivers)
    func share(kind: OverlapKind) {
        for map in LatticeMap.symmetries {
            #expect(
                commonShare(planeShape(map(kind.one)), planeShape(map(kind.other))) == kind.share, "\(map)")
        }
    }

    @Test("each shape shares all of itself with itself", arguments: touching + holes + slivers)
    func itself(kind: OverlapKind) {
        for shape in [planeShape(kind.one), planeShape(kind.other)] {
            #expect(shape.share > 0 && commonShare(shape, shape) == shape.share)
        }
    }
}
