import LandModel
import TestSupport
import Testing

@testable import Measure

/// Metres of the plane on the ground about the place of `planeRing`, to the east.
let eastScale = PlaneGround(ellipsoid: .cgcs2000).eastward(y: 2_700_000_000_000)

@Suite struct TractJoinerTests {
    private typealias Ring = [(Double, Double)]

    /// Patches numbered from 0, of class 0101 unless told otherwise; the area is the plane's.
    private func patches(_ shapes: [[[Ring]]], _ classes: [String] = [], order: [Int]? = nil)
        -> TractPatches
    {
        var patches = TractPatches()
        for number in order ?? Array(shapes.indices) {
            let shape = planeShape(shapes[number])
            patches.add(
                shape, id: PatchID(source: 0, feature: Int64(number)),
                landClass: number < classes.count ? classes[number] : "0101",
                area: shape.twiceArea.squareMetres ?? .zero)
        }
        return patches
    }

    private func tracts(_ shapes: [[[Ring]]], gap: Double? = nil) -> TractSet {
        TractJoiner.tracts(of: patches(shapes), rule: TractRule(gap: gap), ellipsoid: .cgcs2000)
    }

    private func groups(_ set: TractSet) -> [[Int64]] {
        set.tracts.indices.map { set.patches(of: $0).map(\.feature) }.sorted { $0[0] < $1[0] }
    }

    private func groups(_ rings: [Ring], gap: Double? = nil) -> [[Int64]] {
        groups(tracts(rings.map { [[$0]] }, gap: gap))
    }

    @Test("squares side by side are one tract, squares that touch in a corner or lie apart are not")
    func squares() {
        #expect(groups([square(0, 0, 10), square(10, 0, 10)]) == [[0, 1]])
        #expect(groups([square(0, 0, 10), square(10, 10, 10)]) == [[0], [1]])
        #expect(groups([square(0, 0, 10), square(10.01, 0, 10)]) == [[0], [1]])
        #expect(groups([square(0, 0, 10), square(20, 0, 10), square(10, 0, 10)]) == [[0, 1, 2]])
        #expect(groups([]) == [])
    }

    @Test("a border with a vertex on one side only, and borders of which only a part is shared")
    func partial() {
        #expect(groups([square(0, 0, 10), square(10, 0, 5)]) == [[0, 1]])
        #expect(groups([square(0, 0, 10), square(10, 7, 30)]) == [[0, 1]])
        #expect(groups([square(0, 0, 10), square(10, 9.999_999, 30)]) == [[0, 1]])
        #expect(groups([square(0, 0, 10), square(10, 10, 30)]) == [[0], [1]])
        // A slope with a vertex that cannot lie upon the grid exactly.
        let below: Ring = [(0, 0), (30, 10), (30, 0), (0, 0)]
        let above: Ring = [(0, 0), (10, 3.333_333), (30, 10), (0, 10), (0, 0)]
        #expect(groups([below, above]) == [[0, 1]])
    }

    @Test("borders that differ by less than a millimetre are shared, by more are not")
    func tolerance() {
        #expect(groups([square(0, 0, 10), square(10.000_9, 0.000_3, 10)]) == [[0, 1]])
        #expect(groups([square(0, 0, 10), square(9.999_2, 0, 10)]) == [[0, 1]])
        #expect(groups([square(0, 0, 10), square(10.001_1, 0, 10)]) == [[0], [1]])
        // A corner that touches: within the tolerance for a millimetre only.
        #expect(groups([square(0, 0, 10), square(10.000_5, 9.999_5, 10)]) == [[0], [1]])
        // Two wedges with one tip.
        let one: Ring = [(0, 0), (10, 0.5), (10, 2), (0, 0)]
        let other: Ring = [(0, 0), (10, -2), (10, -0.5), (0, 0)]
        #expect(groups([one, other]) == [[0], [1]])
    }

    @Test("a patch in the hole of another is joined to it, and fills it")
    func hole() throws {
        let set = tracts([[[square(0, 0, 30), square(10, 10, 10)]], [[square(10, 10, 10)]]])
        #expect(groups(set) == [[0, 1]])
        #expect(set.outline(of: 0) == [[planeRing(square(0, 0, 30))]])
        let apart = tracts([[[square(0, 0, 30), square(10, 10, 10)]], [[square(12, 12, 5)]]])
        #expect(groups(apart) == [[0], [1]])
    }

    @Test("over gaps up to a width on the ground, to either side of it")
    func gaps() {
        // 10.1 m of the ground, however wide that is in the plane.
        let east = 10 + 4 / eastScale
        let north = 10 + 4 * eastScale
        for shape in [square(east, 0, 10), square(0, north, 10), square(-10 - 4 / eastScale, 3, 10)] {
            #expect(groups([square(0, 0, 10), shape], gap: 4.001) == [[0, 1]])
            #expect(groups([square(0, 0, 10), shape], gap: 3.999) == [[0], [1]])
            #expect(groups([square(0, 0, 10), shape]) == [[0], [1]])
        }
        #expect(groups([square(0, 0, 10), square(10, 10, 10)], gap: 0) == [[0, 1]])
    }

    @Test("tracts by area, shares by class, ids of the smallest patch")
    func rows() {
        let shapes: [[[Ring]]] = [
            [[square(100, 0, 10)]], [[square(0, 0, 10)]], [[square(10, 0, 10)]], [[square(20, 0, 5)]],
            [[square(200, 0, 10)]],
        ]
        let set = TractJoiner.tracts(
            of: patches(shapes, ["0101", "0103", "0101", "0103", "0102"]), rule: TractRule(),
            ellipsoid: .cgcs2000)
        #expect(set.tracts.map(\.id.feature) == [1, 0, 4])
        #expect(set.tracts.map(\.patches) == [3, 1, 1])
        #expect(set.tracts.map(\.area.hundredths) == [22_500, 10_000, 10_000])
        #expect(
            set.tracts[0].shares == [
                .init(unit: "", landClass: "0101", patches: 1, area: SquareMetres(hundredths: 10_000)),
                .init(unit: "", landClass: "0103", patches: 2, area: SquareMetres(hundredths: 12_500)),
            ])
    }

    @Test("thresholds in mu are exact: 1 mu is 2000/3 m²")
    func thresholds() {
        func reaches(_ hundredths: Int64, _ mu: Int64) -> Bool {
            Tract(
                id: PatchID(source: 0, feature: 0), patches: 1, area: SquareMetres(hundredths: hundredths),
                shares: []
            ).reaches(mu: mu)
        }
        // 1000 mu are 666 666.666… m².
        #expect(!reaches(66_666_666, 1_000))
        #expect(reaches(66_666_667, 1_000))
        #expect(reaches(20_000_000, 300))
        #expect(!reaches(19_999_999, 300))
    }

    @Test("the same in any order of patches and any split over workers")
    func order() {
        var generator = SplitMix64(announcing: "TractJoinerTests.order")
        for _ in 0..<20 {
            let shapes = RandomCoverage(&generator, share: 0.55).rings.map { [[$0]] }
            let expected = TractJoiner.tracts(
                of: patches(shapes), rule: TractRule(), ellipsoid: .cgcs2000)
            let order = Array(shapes.indices).shuffled(using: &generator)
            let cut = Int.random(in: 0...order.count, using: &generator)
            var parts = patches(shapes, order: Array(order[..<cut]))
            parts.merge(patches(shapes, order: Array(order[cut...])))
            let found = TractJoiner.tracts(of: parts, rule: TractRule(), ellipsoid: .cgcs2000)
            #expect(found.tracts == expected.tracts)
            #expect(groups(found) == groups(expected))
            for tract in found.tracts.indices {
                #expect(found.outline(of: tract) == expected.outline(of: tract))
            }
        }
    }

    @Test("random coverages: the tracts are the components that GEOS's common borders make")
    func components() {
        var generator = SplitMix64(announcing: "TractJoinerTests.components")
        let geos = GEOSOracle()
        for _ in 0..<15 {
            let rings = RandomCoverage(&generator, share: 0.5).rings
            var expected = PatchGroups(count: rings.count)
            for one in rings.indices {
                for other in rings.indices where other > one && boxesTouch(rings[one], rings[other]) {
                    if geos.commonBorder([[rings[one]]], [[rings[other]]]) > 1e-9 {
                        expected.join(Int32(one), Int32(other))
                    }
                }
            }
            #expect(groups(rings) == lists(&expected, rings.count))
        }
    }

    @Test("random patches over gaps: the tracts are the components that GEOS's distances make")
    func distances() {
        var generator = SplitMix64(announcing: "TractJoinerTests.distances")
        let geos = GEOSOracle()
        var compared = 0
        for _ in 0..<15 {
            var rings: [Ring] = []
            for number in 0..<36 {
                let (x, y) = (Double(number % 6) * 20, Double(number / 6) * 20)
                let count = Int.random(in: 3...7, using: &generator)
                var ring = (0..<count).map { index -> (Double, Double) in
                    let (dx, dy) = octagon[index * 8 / count]
                    let reach = Double.random(in: 3...11, using: &generator)
                    return (
                        ((x + dx * reach) * 1e6).rounded() / 1e6, ((y + dy * reach) * 1e6).rounded() / 1e6
                    )
                }
                ring.append(ring[0])
                rings.append(ring)
            }
            // The ground about the place, where both axes have one scale.
            let grounds = rings.map { $0.map { ($0.0 * eastScale, $0.1 / eastScale) } }
            let gap = Double.random(in: 0.5...6, using: &generator)
            var expected = PatchGroups(count: rings.count)
            var isClear = true
            for one in rings.indices {
                for other in rings.indices where other > one {
                    let distance = geos.distance([[grounds[one]]], [[grounds[other]]])
                    // Scale and rounding: too close to call.
                    if abs(distance - gap) < 1e-4 { isClear = false }
                    if distance <= gap { expected.join(Int32(one), Int32(other)) }
                }
            }
            guard isClear else { continue }
            compared += 1
            #expect(groups(rings, gap: gap) == lists(&expected, rings.count))
        }
        #expect(compared > 10)
    }

    private var octagon: [(Double, Double)] {
        [(1, 0), (0.7, 0.7), (0, 1), (-0.7, 0.7), (-1, 0), (-0.7, -0.7), (0, -1), (0.7, -0.7)]
    }

    private func lists(_ groups: inout PatchGroups, _ count: Int) -> [[Int64]] {
        var lists: [Int32: [Int64]] = [:]
        for patch in 0..<Int32(count) { lists[groups.first(patch), default: []].append(Int64(patch)) }
        return lists.values.sorted { $0[0] < $1[0] }
    }

    private func boxesTouch(_ one: Ring, _ other: Ring) -> Bool {
        planeShape([[one]]).box.touches(planeShape([[other]]).box)
    }
}

/// Some of the patches of a coverage of quadrangles over 100 m by 100 m, whose borders have now and then a vertex on one
/// side only.
struct RandomCoverage {
    var rings: [[(Double, Double)]] = []

    init(_ generator: inout SplitMix64, share: Double) {
        var nodes: [[(Double, Double)]] = []
        for row in 0...10 {
            nodes.append(
                (0...10).map { column in
                    (
                        Double(column) * 10 + Double(Int.random(in: -3...3, using: &generator)),
                        Double(row) * 10 + Double(Int.random(in: -3...3, using: &generator))
                    )
                })
        }
        for row in 0..<10 {
            for column in 0..<10 where Double.random(in: 0..<1, using: &generator) < share {
                let corners = [
                    nodes[row][column], nodes[row][column + 1], nodes[row + 1][column + 1],
                    nodes[row + 1][column],
                ]
                var ring: [(Double, Double)] = []
                for (start, end) in zip(corners, Array(corners[1...]) + [corners[0]]) {
                    ring.append(start)
                    // The middle of two whole metres lies upon the grid exactly.
                    if Bool.random(using: &generator) {
                        ring.append(((start.0 + end.0) / 2, (start.1 + end.1) / 2))
                    }
                }
                ring.append(ring[0])
                rings.append(ring)
            }
        }
    }
}
