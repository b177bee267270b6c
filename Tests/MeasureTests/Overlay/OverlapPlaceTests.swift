import GEOSBridge
import TestSupport
import Testing

@testable import Measure

/// Where ground is told that two shapes share.
@Suite struct OverlapPlaceTests {
    /// Whether a point lies in a polygon or upon its border, edge by edge and exactly.
    private func holds(_ polygon: [[(Double, Double)]], _ point: GridPoint) -> Bool {
        var isInside = false
        for ring in polygon.map(planeRing) {
            for (index, a) in ring.enumerated() {
                let b = ring[(index + 1) % ring.count]
                let side =
                    Int128(b.x - a.x) * Int128(point.y - a.y) - Int128(b.y - a.y) * Int128(point.x - a.x)
                let box = PlaneBox(
                    minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y))
                if side == 0,
                    box.contains(PlaneBox(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y))
                {
                    return true
                }
                if (a.y <= point.y) != (b.y <= point.y), (side > 0) == (a.y < b.y) { isInside.toggle() }
            }
        }
        return isInside
    }

    private let horseshoe: [(Double, Double)] = [
        (0, 0), (30, 0), (30, 30), (20, 30), (20, 10), (10, 10), (10, 30), (0, 30),
    ]

    @Test("a bar across the arms of a U is told in an arm, not between them, whatever the order of zones")
    func horseshoeAndBar() throws {
        let bar: [(Double, Double)] = [(-5, 20), (35, 20), (35, 25), (-5, 25)]
        let zones = [zone(1, "a", horseshoe), zone(2, "a", bar)]
        let set = try zoneSet(zones)
        #expect(set.told == ["a 1 2 100.00"])
        let place = try #require(set.doubleCovers.first?.place)
        #expect(holds([horseshoe], place) && holds([bar], place))
        #expect(!holds([horseshoe], planeRing([(15, 22.5)])[0]))
        #expect(try zoneSet(zones.reversed()).doubleCovers == set.doubleCovers)
        let renamed = try zoneSet([zone(2, "a", horseshoe), zone(1, "a", bar)])
        #expect(renamed.doubleCovers.map(\.place) == [place])
    }

    @Test("zones of several polygons are told at the largest of their overlaps")
    func largest() throws {
        let set = try zoneSet([
            zone(1, "a", square(0, 0, 10)), zone(1, "a", square(20, 0, 10)), zone(1, "a", square(40, 0, 10)),
            zone(2, "a", square(8, 0, 4)), zone(2, "a", square(25, 0, 10)), zone(2, "a", square(49, 0, 4)),
        ])
        #expect(set.told == ["a 1 2 62.00"])
        #expect(set.doubleCovers.map(\.place) == planeRing([(27.5, 5)]))
    }

    @Test(
        "an overlap that looks like a box is told by its middle; a ring about a hole is not told in the hole")
    func middles() {
        let kernel = OverlapKernel()
        func place(_ one: [[(Double, Double)]], _ other: [[(Double, Double)]]) -> GridPoint {
            kernel.place(EdgeGrid(planeShape([one])), EdgeGrid(planeShape([other])))
        }
        #expect(place([square(0, 0, 10)], [square(4, 6, 10)]) == planeRing([(7, 8)])[0])
        let holed = [square(0, 0, 10), square(3, 3, 4)]
        let found = place(holed, [square(-5, -5, 20)])
        #expect(holds(holed, found) && !holds([square(3, 3, 4)], found))
        // A strip of a hundredth of a millimetre across a hundred kilometres, at a slope.
        let strip: [(Double, Double)] = [(0, 0), (100_000, 77_777), (100_000, 77_777.000_01), (0, 0.000_01)]
        let long = place([strip], [square(-1, -1, 200_000)])
        #expect(holds([strip], long))
    }

    @Test("of random shapes the place lies in both, and is the same for both orders")
    func random() {
        var generator = SplitMix64(announcing: "OverlapPlaceTests.random")
        let kernel = OverlapKernel()
        var (asked, apart) = (0, 0)
        for number in 0..<400 {
            let scale = RandomPolygons.Size.allCases[number % 2].scale(&generator)
            let (one, other) = (
                RandomPolygons.draw(scale, &generator)[0], RandomPolygons.draw(scale, &generator)[0]
            )
            let (first, second) = (EdgeGrid(planeShape([one])), EdgeGrid(planeShape([other])))
            guard kernel.share(planeShape([one]), in: second) >= 50 else { continue }
            asked += 1
            let place = kernel.place(first, second)
            #expect(holds(one, place) && holds(other, place), "\(one) \(other)")
            #expect(kernel.place(second, first) == place)
            let box = first.box.intersection(second.box)
            let middle = GridPoint(x: box.minX + box.width / 2, y: box.minY + box.height / 2)
            if !holds(one, middle) || !holds(other, middle) { apart += 1 }
        }
        #expect(asked > 250 && apart > 20)
    }
}
