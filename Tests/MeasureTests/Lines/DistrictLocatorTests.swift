import TestSupport
import Testing

@testable import Measure

/// Nine districts of 10 m by 10 m, three by three from the lower left: 0…8.
func nineDistricts() -> [(code: String, shape: PlaneShape)] {
    (0..<9).map { number in
        (
            code: "\(number)",
            shape: planeShape([[square(Double(number % 3) * 10, Double(number / 3) * 10, 10)]])
        )
    }
}

@Suite struct DistrictLocatorTests {
    private func district(_ x: Double, _ y: Double, _ locator: DistrictLocator) -> String? {
        var candidates: [Int32] = []
        return locator.district(at: planeRing([(x, y)])[0], &candidates).map { locator.codes[$0] }
    }

    @Test("inside, outside, on borders and corners")
    func places() {
        let locator = DistrictLocator(nineDistricts())
        #expect(district(5, 5, locator) == "0")
        #expect(district(25, 15, locator) == "5")
        #expect(district(31, 5, locator) == nil)
        #expect(district(5, -0.000_001, locator) == nil)
        // On a border: the one north of it, else the one east of it.
        #expect(district(5, 10, locator) == "3")
        #expect(district(10, 5, locator) == "1")
        #expect(district(10, 10, locator) == "4")
        #expect(district(0, 0, locator) == "0")
        #expect(district(5, 30, locator) == nil)
        #expect(district(30, 5, locator) == nil)
    }

    @Test("every point of a coverage lies in exactly one district, in any order of districts")
    func coverage() {
        var generator = SplitMix64(announcing: "DistrictLocatorTests.coverage")
        let districts = nineDistricts()
        let locator = DistrictLocator(districts)
        let shuffled = DistrictLocator(districts.shuffled(using: &generator))
        for _ in 0..<5_000 {
            // Half of the points on borders and corners.
            let isSnapped = Bool.random(using: &generator)
            var (x, y) = (
                Double.random(in: 0..<30, using: &generator), Double.random(in: 0..<30, using: &generator)
            )
            if isSnapped { x = (x / 10).rounded(.down) * 10 }
            if isSnapped, Bool.random(using: &generator) { y = (y / 10).rounded(.down) * 10 }
            let point = planeRing([(x, y)])[0]
            #expect(
                locator.zones.count {
                    $0.box.contains(PlaneBox(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y))
                        && $0.count(x: point.x, y: point.y) == 1
                } == 1)
            #expect(district(x, y, locator) == district(x, y, shuffled))
        }
    }

    @Test("several shapes of one code, holes, overlaps, shapes without area")
    func shapes() {
        let locator = DistrictLocator([
            ("b", planeShape([[square(0, 0, 10), square(2, 2, 6)]])),
            ("b", planeShape([[square(20, 0, 10)]])),
            ("a", planeShape([[square(5, 5, 20)]])), ("c", PlaneShape()),
        ])
        #expect(locator.codes == ["a", "b"])
        #expect(district(1, 1, locator) == "b")
        #expect(district(4, 4, locator) == nil)
        #expect(district(21, 1, locator) == "b")
        #expect(district(9, 9, locator) == "a")
        #expect(DistrictLocator([]).codes.isEmpty)
        #expect(district(1, 1, DistrictLocator([])) == nil)
    }
}
