import GEOSBridge
import LandModel
import TestSupport
import Testing

@testable import Measure

/// A zone of rings in metres of the plane.
func zone(_ feature: Int64, _ kind: String, _ rings: [(Double, Double)]...) -> ZonePolygon {
    ZonePolygon(feature: feature, kind: kind, rings: rings.map(planeRing))
}

func zoneSet(_ polygons: [ZonePolygon], to use: ZoneSet.Use = .divide) throws -> ZoneSet {
    try ZoneSet(polygons.compactMap(GriddedZone.init), to: use, context: GEOSContext())
}

extension ZoneSet {
    /// Area of each kind in whole 0.01 m².
    var hundredths: [Int64] { areas.map { $0.squareMetres?.hundredths ?? -1 } }
    /// Kind, both ids and area of each cover.
    var told: [String] {
        doubleCovers.map { "\($0.kind) \($0.first.feature) \($0.second.feature) \($0.area)" }
    }
}

@Suite struct ZoneSetTests {
    @Test("zones of one kind that overlap count once, and are told with both ids and their common area")
    func overlap() throws {
        let set = try zoneSet([zone(9, "a", square(5, 0, 10)), zone(4, "a", square(0, 0, 10))])
        #expect(set.kinds == ["a"])
        #expect(set.hundredths == [15_000])
        #expect(set.told == ["a 4 9 50.00"])
        // The place lies within both.
        let place = try #require(set.doubleCovers.first?.place)
        let both = PlaneShape([[planeRing([(5, 0), (10, 0), (10, 10), (5, 10)])]]).box
        #expect(both.contains(PlaneBox(minX: place.x, minY: place.y, maxX: place.x, maxY: place.y)))
    }

    @Test("ground that three zones claim counts once; each pair is told")
    func threefold() throws {
        let set = try zoneSet((0..<3).map { zone(Int64($0), "a", square(Double(2 * $0), 0, 10)) })
        #expect(set.hundredths == [14_000])
        #expect(set.told == ["a 0 1 80.00", "a 0 2 60.00", "a 1 2 80.00"])
    }

    @Test("zones of several layers are told with their layers, the lower one first")
    func layers() throws {
        var other = zone(1, "a", square(5, 0, 10))
        other.layer = 1
        let set = try zoneSet([other, zone(1, "a", square(0, 0, 10)), zone(2, "a", square(-9, 0, 10))])
        #expect(set.told == ["a 1 2 10.00", "a 1 1 50.00"])
        #expect(
            set.doubleCovers.map(\.first.layer) == [0, 0] && set.doubleCovers.map(\.second.layer) == [0, 1])
    }

    @Test("a chain of overlaps is joined, zones apart from it stay to the last digit")
    func chain() throws {
        let apart = zone(3, "a", [(100.000_001, 0), (110, 0.000_003), (105, 7)])
        let set = try zoneSet([
            zone(1, "a", square(0, 0, 10)), zone(2, "a", square(8, 8, 10)), apart,
        ])
        #expect(set.zones.count == 2)
        #expect(set.zones.contains { Set($0.polygon.rings[0]) == Set(apart.rings[0]) })
        #expect(set.told == ["a 1 2 4.00"])
    }

    @Test("identical zones and nested zones are told, and count once")
    func sameGround() throws {
        let same = try zoneSet([zone(1, "a", square(0, 0, 10)), zone(2, "a", square(0, 0, 10).reversed())])
        #expect(same.hundredths == [10_000])
        #expect(same.told == ["a 1 2 100.00"])
        let nested = try zoneSet([zone(1, "a", square(0, 0, 10)), zone(2, "a", square(3, 3, 4))])
        #expect(nested.hundredths == [10_000])
        #expect(nested.told == ["a 1 2 16.00"])
    }

    @Test(
        "zones that touch along a border or in a corner are told of nothing",
        arguments: [(10.0, 0.0), (10.0, 4.0), (0.0, 10.0), (10.0, 10.0), (-10.0, -10.0), (12.0, 0.0)])
    func touching(place: (Double, Double)) throws {
        let set = try zoneSet([zone(1, "a", square(0, 0, 10)), zone(2, "a", square(place.0, place.1, 10))])
        #expect(set.doubleCovers.isEmpty)
        #expect(set.hundredths == [20_000])
        #expect(set.zones.count == 2)
    }

    @Test("an overlap of less than half a unit of 0.01 m² is rounding, one of more is told")
    func threshold() throws {
        let less = try zoneSet([zone(1, "a", square(0, 0, 10)), zone(2, "a", square(9.999_6, 0, 10))])
        #expect(less.doubleCovers.isEmpty)
        let more = try zoneSet([zone(1, "a", square(0, 0, 10)), zone(2, "a", square(9.999_4, 0, 10))])
        #expect(more.told == ["a 1 2 0.01"])
    }

    @Test("kinds know nothing of each other, whatever ground they share")
    func kinds() throws {
        let set = try zoneSet([
            zone(1, "b", square(0, 0, 10)), zone(2, "a", square(0, 0, 10)), zone(3, "c", square(5, 5, 10)),
        ])
        #expect(set.kinds == ["a", "b", "c"])
        #expect(set.hundredths == [10_000, 10_000, 10_000])
        #expect(set.doubleCovers.isEmpty)
        let one = try set.asOne(context: GEOSContext())
        #expect(one.kinds == [""])
        #expect(one.hundredths == [17_500])
    }

    @Test("a zone in the hole of another is no overlap; one across the rim is")
    func holes() throws {
        let ring = zone(1, "a", square(0, 0, 30), square(10, 10, 10))
        let inside = try zoneSet([ring, zone(2, "a", square(10, 10, 10))])
        #expect(inside.doubleCovers.isEmpty)
        #expect(inside.hundredths == [90_000])
        let across = try zoneSet([ring, zone(2, "a", square(15, 12, 8))])
        // Five metres of eight lie in the hole.
        #expect(across.told == ["a 1 2 24.00"])
        #expect(across.hundredths == [84_000])
    }

    @Test("no zones, and zones without area")
    func nothing() throws {
        let none = try zoneSet([])
        #expect(none.isEmpty && none.kinds.isEmpty)
        let flat = try zoneSet([zone(1, "a", [(0, 0), (10, 0), (5, 0)])])
        #expect(flat.isEmpty && flat.kinds.isEmpty)
    }

    @Test("the same set for zones in any order, rings from any vertex in any direction")
    func order() throws {
        var generator = SplitMix64(announcing: "ZoneSetTests.order")
        for _ in 0..<20 {
            let zones = (0..<12).map { number -> ZonePolygon in
                let (x, y) = (
                    Double(Int.random(in: 0...40, using: &generator)),
                    Double(Int.random(in: 0...40, using: &generator))
                )
                let kind = ["a", "b"][number % 2]
                return number % 3 == 0
                    ? zone(
                        Int64(number), kind, square(x, y, 12), square(x + 2, y + 2, 3),
                        square(x + 7, y + 7, 2))
                    : zone(Int64(number), kind, [(x, y), (x + 11.3, y + 1.7), (x + 4.1, y + 13)])
            }
            let set = try zoneSet(zones, to: .divideWithOutside)
            let other = try zoneSet(
                zones.map { turned($0, &generator) }.shuffled(using: &generator), to: .divideWithOutside)
            #expect(set.zones.map(\.polygon) == other.zones.map(\.polygon))
            #expect(set.areas == other.areas)
            #expect(set.doubleCovers == other.doubleCovers)
            #expect(!set.doubleCovers.isEmpty)
            #expect(set.together?.set.zones.map(\.polygon) == other.together?.set.zones.map(\.polygon))
        }
    }

    /// The same polygon, written another way.
    private func turned(_ zone: ZonePolygon, _ generator: inout SplitMix64) -> ZonePolygon {
        var zone = zone
        zone.rings = zone.rings.map { ring in
            var open = ring
            if open.first == open.last { open.removeLast() }
            let start = Int.random(in: 0..<open.count, using: &generator)
            open = Array(open[start...] + open[..<start])
            if Bool.random(using: &generator) { open.reverse() }
            return Bool.random(using: &generator) ? open + [open[0]] : open
        }
        if zone.rings.count == 3, Bool.random(using: &generator) { zone.rings.swapAt(1, 2) }
        return zone
    }

    @Test("the area of joined zones is that of their union by GEOS, at any angle")
    func oracle() throws {
        var generator = SplitMix64(announcing: "ZoneSetTests.oracle")
        let context = try GEOSContext()
        for _ in 0..<40 {
            let triangles = (0..<6).map { _ -> [(Double, Double)] in
                func random() -> Double {
                    (Double.random(in: 0...50, using: &generator) * 1e6).rounded() / 1e6
                }
                return [(random(), random()), (random(), random()), (random(), random())]
            }
            let set = try zoneSet(triangles.enumerated().map { zone(Int64($0), "a", $1) })
            func geometry(_ triangles: some Sequence<[(Double, Double)]>) throws -> PolygonGeometry {
                try PolygonGeometry(
                    triangles.map { CoordinatePolygon(rings: [($0 + [$0[0]]).flatMap { [$0.0, $0.1] }]) },
                    context: context)
            }
            let union = try geometry(triangles).dissolved().area()
            // What two zones share below 0.005 m² is no overlap and counts for both.
            var shared = 0.0
            for (number, one) in triangles.enumerated() {
                for other in triangles[(number + 1)...] {
                    let area = try geometry([one]).intersection(with: geometry([other])).area()
                    if area < 0.006 { shared += area }
                }
            }
            // Crossings are rounded to the micrometre.
            let more = Double(set.areas[0].units) / 2e12 - union
            #expect(more > -1e-3 && more < shared + 1e-3)
        }
    }
}
