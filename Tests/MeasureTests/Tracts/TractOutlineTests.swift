import GEOSBridge
import LandModel
import TestSupport
import Testing

@testable import Measure

@Suite struct TractOutlineTests {
    private func outline(_ shapes: [[[[(Double, Double)]]]], gap: Double? = nil) -> [[[GridPoint]]] {
        var patches = TractPatches()
        for (number, polygons) in shapes.enumerated() {
            patches.add(
                planeShape(polygons), id: PatchID(source: 0, feature: Int64(number)), landClass: "01",
                area: .zero)
        }
        let set = TractJoiner.tracts(of: patches, rule: TractRule(gap: gap), ellipsoid: .cgcs2000)
        #expect(set.tracts.count == 1)
        return set.outline(of: 0)
    }

    private func twiceArea(_ polygons: [[[GridPoint]]]) -> TwiceArea {
        PlaneShape(polygons).twiceArea
    }

    @Test("two squares side by side leave a rectangle with the vertices they had")
    func squares() {
        #expect(
            outline([[[square(0, 0, 10)]], [[square(10, 0, 10)]]]) == [
                [planeRing([(0, 0), (10, 0), (20, 0), (20, 10), (10, 10), (0, 10), (0, 0)])]
            ])
    }

    @Test("a ring of squares leaves a hole")
    func hole() {
        let around = (0..<9).filter { $0 != 4 }.map {
            [[square(Double($0 % 3) * 10, Double($0 / 3) * 10, 10)]]
        }
        let polygons = outline(around)
        #expect(polygons.count == 1 && polygons[0].count == 2)
        #expect(polygons[0][1] == planeRing([(10, 10), (10, 20), (20, 20), (20, 10), (10, 10)]))
    }

    @Test(
        "a hole that touches the shell in a point stays a hole; parts that touch in a point are two polygons"
    )
    func touches() {
        // Five squares of six around a gap that opens to nowhere but touches the corner.
        let ring: [(Double, Double)] = [(0, 0), (30, 0), (30, 30), (0, 30), (0, 0)]
        let notch: [(Double, Double)] = [(0, 0), (10, 5), (5, 10), (0, 0)]
        let polygons = outline([[[ring, notch]], [[[(30, 0), (40, 0), (40, 30), (30, 30), (30, 0)]]]])
        #expect(polygons.map(\.count) == [2])
        let corner = outline([[[square(0, 0, 10)]], [[square(10, 10, 10)]]], gap: 1)
        #expect(corner.map(\.count) == [1, 1])
        // Two patches that together enclose a gap and touch in a point where it closes.
        let one: [(Double, Double)] = [(0, 0), (20, 0), (20, 5), (5, 5), (10, 10), (0, 10), (0, 0)]
        let other: [(Double, Double)] = [(20, 0), (30, 0), (30, 20), (10, 10), (20, 5), (20, 0)]
        let closed = outline([[[one]], [[other]]])
        #expect(closed.map(\.count) == [2])
        #expect(twiceArea(closed) == planeShape([[one]]).twiceArea + planeShape([[other]]).twiceArea)
    }

    @Test("vertices on one side only, and borders that differ within the tolerance, leave no seam")
    func fitting() {
        let exact = outline([[[square(0, 0, 10)]], [[square(10, 2, 5)]]])
        #expect(exact.map { $0.map(\.count) } == [[9]])
        let sloped = outline([
            [[[(0, 0), (30, 10), (30, 0), (0, 0)]]],
            [[[(0, 0), (10, 3.333_333), (30, 10), (0, 10), (0, 0)]]],
        ])
        #expect(sloped.map { $0.map(\.count) } == [[5]])
        let near = outline([[[square(0, 0, 10)]], [[square(10.000_4, 0.000_5, 10)]]])
        #expect(near.map { $0.map(\.count) } == [[7]])
        let area = Double(twiceArea(near).units) / 2e12
        #expect(abs(area - 200) < 0.02)
    }

    @Test("over a gap the outline has a polygon for each side, a hole goes to its own")
    func gap() {
        let polygons = outline(
            [
                [[square(0, 0, 10)]], [[square(12, 0, 10), square(14, 2, 3)]],
                [[square(24, 0, 5)]],
            ],
            gap: 3)
        #expect(polygons.map(\.count) == [1, 2, 1])
    }

    @Test("random coverages: area and outline are those of GEOS's union")
    func union() throws {
        var generator = SplitMix64(announcing: "TractOutlineTests.union")
        let context = try GEOSContext()
        for _ in 0..<25 {
            let rings = RandomCoverage(&generator, share: 0.6).rings
            var patches = TractPatches()
            for (number, ring) in rings.enumerated() {
                let shape = planeShape([[ring]])
                patches.add(
                    shape, id: PatchID(source: 0, feature: Int64(number)), landClass: "01",
                    area: shape.twiceArea.squareMetres ?? .zero)
            }
            let set = TractJoiner.tracts(of: patches, rule: TractRule(), ellipsoid: .cgcs2000)
            for tract in set.tracts.indices {
                let members = set.patches(of: tract).map { rings[Int($0.feature)] }
                let polygons = set.outline(of: tract)
                #expect(polygons.count == 1)
                let sum = members.reduce(TwiceArea.zero) { $0 + planeShape([[$1]]).twiceArea }
                #expect(twiceArea(polygons) == sum)
                #expect(
                    abs((sum.squareMetres?.hundredths ?? 0) - set.tracts[tract].area.hundredths)
                        <= Int64(members.count))
                let whole = try PolygonGeometry(
                    members.map { CoordinatePolygon(rings: [$0.flatMap { [$0.0, $0.1] }]) }, context: context
                ).dissolved().parts()
                let local = polygons.map { polygon in
                    CoordinatePolygon(rings: polygon.map { $0.flatMap(metres) })
                }
                let geometry = try PolygonGeometry(local, context: context)
                #expect(try geometry.validity() == .valid)
                #expect(whole.polygons.map(\.rings.count) == local.map(\.rings.count))
                let expected = try PolygonGeometry(whole.polygons, context: context)
                #expect(abs(try geometry.intersection(with: expected).area() - geometry.area()) < 1e-6)
                #expect(abs(try expected.area() - geometry.area()) < 1e-6)
            }
        }
    }

    @Test(
        "borders that differ by the last digits of a format: the same tracts, valid outlines, the same area")
    func noise() throws {
        var generator = SplitMix64(announcing: "TractOutlineTests.noise")
        let context = try GEOSContext()
        for _ in 0..<25 {
            let rings = RandomCoverage(&generator, share: 0.6).rings
            func set(_ rings: [[(Double, Double)]]) -> TractSet {
                var patches = TractPatches()
                for (number, ring) in rings.enumerated() {
                    patches.add(
                        planeShape([[ring]]), id: PatchID(source: 0, feature: Int64(number)), landClass: "01",
                        area: .zero)
                }
                return TractJoiner.tracts(of: patches, rule: TractRule(), ellipsoid: .cgcs2000)
            }
            // Every vertex of every patch by itself, up to 0.3 mm each way.
            let shaken = rings.map { ring in
                let moved = ring.dropLast().map {
                    (
                        $0.0 + Double.random(in: -0.000_3...0.000_3, using: &generator),
                        $0.1 + Double.random(in: -0.000_3...0.000_3, using: &generator)
                    )
                }
                return moved + [moved[0]]
            }
            let (exact, near) = (set(rings), set(shaken))
            #expect(exact.tracts.map(\.id) == near.tracts.map(\.id))
            for tract in exact.tracts.indices {
                #expect(exact.patches(of: tract) == near.patches(of: tract))
                let (one, other) = (exact.outline(of: tract), near.outline(of: tract))
                #expect(one.map(\.count) == other.map(\.count))
                let border = one.joined().reduce(0) { $0 + $1.count }
                let difference = Double((twiceArea(one) - twiceArea(other)).units) / 2e12
                // Every edge of at most 16 m moved by 1.5 mm.
                #expect(abs(difference) < Double(border) * 16 * 0.001_5)
                let polygons = other.map { polygon in
                    CoordinatePolygon(rings: polygon.map { $0.flatMap(metres) })
                }
                #expect(try PolygonGeometry(polygons, context: context).validity() == .valid)
            }
        }
    }

    @Test("patches delivered twice are one tract with the outline of both")
    func duplicates() {
        let shapes = [square(0, 0, 10), square(10, 0, 10), square(0, 0, 10), square(10, 0, 10)].map { [[$0]] }
        let polygons = outline(shapes)
        let whole = planeRing([(0, 0), (10, 0), (20, 0), (20, 10), (10, 10), (0, 10), (0, 0)])
        #expect(polygons == [[whole], [whole]])
    }

    private func metres(_ point: GridPoint) -> [Double] {
        [Double(point.x - 10_930_000_000_000) * 1e-6, Double(point.y - 2_700_000_000_000) * 1e-6]
    }

    @Test("a large coverage in one tract, and its outline")
    func large() throws {
        // 200 by 150 squares of 20 m, every other row shifted by half a square: vertices on one side only throughout.
        var patches = TractPatches()
        for row in 0..<150 {
            for column in 0..<200 {
                let x = Double(column) * 20 + (row % 2 == 0 ? 0 : 10)
                patches.add(
                    planeShape([[square(x, Double(row) * 20, 20)]]),
                    id: PatchID(source: 0, feature: Int64(row * 200 + column)), landClass: "01",
                    area: SquareMetres(hundredths: 40_000))
            }
        }
        let set = TractJoiner.tracts(of: patches, rule: TractRule(), ellipsoid: .cgcs2000)
        #expect(set.tracts.map(\.patches) == [30_000])
        #expect(set.tracts[0].area == SquareMetres(hundredths: 1_200_000_000))
        #expect(set.tracts[0].reaches(mu: 18_000) && !set.tracts[0].reaches(mu: 18_001))
        let polygons = set.outline(of: 0)
        #expect(polygons.map(\.count) == [1])
        #expect(twiceArea(polygons).units == 24_000_000_000_000_000_000)
    }
}
