import GEOSBridge
import LandModel
import TestSupport
import Testing

@testable import Measure

@Suite struct SegmentSplitterTests {
    /// Pieces of a line of the plane by code, in µm; every segment has its length in the plane.
    private func split(
        _ line: [(Double, Double)], _ districts: [(code: String, shape: PlaneShape)]
    ) -> [String: Int64] {
        let locator = DistrictLocator(districts)
        var splitter = SegmentSplitter(locator, ground: PlaneGround(ellipsoid: .cgcs2000))
        let points = planeRing(line)
        var pieces: [String: Int64] = [:]
        for (start, end) in zip(points, points.dropFirst()) {
            let (dx, dy) = (Double(end.x - start.x), Double(end.y - start.y))
            let length = Int64((dx * dx + dy * dy).squareRoot().rounded())
            var total: Int64 = 0
            splitter.split(start, end, length: length) { district, micrometres in
                #expect(micrometres > 0)
                total += micrometres
                pieces[district < 0 ? "" : locator.codes[Int(district)], default: 0] += micrometres
            }
            #expect(total == length)
        }
        return pieces
    }

    private let metre: Int64 = 1_000_000

    @Test("a line across districts, out of them and back")
    func across() {
        let districts = nineDistricts()
        #expect(split([(5, 5), (25, 5)], districts) == ["0": 5 * metre, "1": 10 * metre, "2": 5 * metre])
        #expect(
            split([(-5, 5), (35, 5)], districts)
                == ["": 10 * metre, "0": 10 * metre, "1": 10 * metre, "2": 10 * metre])
        #expect(split([(2, 3), (7, 3)], districts) == ["0": 5 * metre])
        #expect(split([(40, 3), (47, 3)], districts) == ["": 7 * metre])
        #expect(split([(40, 3), (40, 3)], districts) == [:])
    }

    @Test("a segment along a shared border lies in the district north or east of it, whichever way it runs")
    func along() {
        let districts = nineDistricts()
        for line in [[(2.0, 10.0), (18, 10)], [(18, 10), (2, 10)]] {
            #expect(split(line, districts) == ["3": 8 * metre, "4": 8 * metre])
        }
        // To the north the plane's metres shrink on the ground: halves of the segment differ by a few micrometres.
        let north = split([(10, 2), (10, 18)], districts)
        #expect(split([(10, 18), (10, 2)], districts) == north)
        #expect(north.keys.sorted() == ["1", "4"] && abs((north["1"] ?? 0) - 8 * metre) < 5)
        // The outer border: the northern and eastern ones have nothing beyond.
        #expect(split([(0, 0), (10, 0)], districts) == ["0": 10 * metre])
        #expect(split([(0, 30), (10, 30)], districts) == ["": 10 * metre])
        // A corner is passed, a border only touched.
        #expect(split([(5, 5), (10, 10), (15, 5)], districts).keys.sorted() == ["0", "1"])
        #expect(split([(5, 5), (5, 10), (5, 5)], districts) == ["0": 10 * metre])
        let diagonal = split([(0, 0), (30, 30)], districts)
        #expect(diagonal.keys.sorted() == ["0", "4", "8"])
    }

    @Test("a hole, several shapes of a district, overlapping districts")
    func shapes() {
        let districts = [
            ("b", planeShape([[square(0, 0, 10), square(2, 2, 6)]])),
            ("b", planeShape([[square(20, 0, 10)]])),
            ("a", planeShape([[square(25, 0, 10)]])),
        ]
        #expect(split([(-1, 5), (36, 5)], districts) == ["": 18 * metre, "a": 10 * metre, "b": 9 * metre])
    }

    @Test("lengths in random coverages agree with GEOS, and do not change with direction, order and cuts")
    func oracle() throws {
        var generator = SplitMix64(announcing: "SegmentSplitterTests.oracle")
        let geos = GEOSOracle()
        for _ in 0..<60 {
            let coverage = randomCoverage(&generator)
            let districts = coverage.map { (code: $0.code, shape: planeShape([[$0.ring]])) }
            var line: [(Double, Double)] = []
            for _ in 0..<Int.random(in: 2...12, using: &generator) {
                // Some vertices on those of districts, so that segments run along and through borders.
                if Bool.random(using: &generator) {
                    let ring = coverage[Int.random(in: 0..<coverage.count, using: &generator)].ring
                    line.append(ring[Int.random(in: 0..<ring.count, using: &generator)])
                } else {
                    line.append(
                        (
                            Double.random(in: -10...70, using: &generator).rounded(),
                            Double.random(in: -10...70, using: &generator).rounded()
                        ))
                }
            }
            let pieces = split(line, districts)
            #expect(split(line.reversed(), districts) == pieces)
            #expect(split(line, districts.shuffled(using: &generator)) == pieces)
            let cut = Int.random(in: 0..<line.count, using: &generator)
            let parts = [split(Array(line[...cut]), districts), split(Array(line[cut...]), districts)]
            #expect(parts[0].merging(parts[1], uniquingKeysWith: +) == pieces)
            for district in coverage {
                // The plane's scale changes along a segment, by up to 6e-5 m here. What runs along a border is counted in two districts by GEOS, and once here.
                var (least, most) = (0.0, 0.0)
                for (start, end) in zip(line, line.dropFirst()) {
                    let common = geos.commonLength([start, end], [[district.ring]])
                    most += common
                    if !isOnBorder(start, end, coverage.map(\.ring)) { least += common }
                }
                let found = Double(pieces[district.code] ?? 0) * 1e-6
                #expect(
                    found >= least - 2e-4 && found <= most + 2e-4,
                    "\(district.code) \(least) \(found) \(most)")
            }
            let outside =
                split(line, [("all", planeShape([[[(0, 0), (60, 0), (60, 60), (0, 60), (0, 0)]]]))])[""] ?? 0
            #expect(abs((pieces[""] ?? 0) - outside) <= 60)
        }
    }

    /// Whether a segment may run along an edge of a ring.
    private func isOnBorder(
        _ start: (Double, Double), _ end: (Double, Double), _ rings: [[(Double, Double)]]
    ) -> Bool {
        rings.contains { ring in
            zip(ring, ring.dropFirst()).contains { a, b in
                let turns = [a, b].map {
                    (end.0 - start.0) * ($0.1 - start.1) - (end.1 - start.1) * ($0.0 - start.0)
                }
                return turns.allSatisfy { abs($0) < 1e-9 }
            }
        }
    }

    /// Six by six quadrangles over 60 m by 60 m with shaken inner vertices of whole metres.
    private func randomCoverage(_ generator: inout SplitMix64) -> [(code: String, ring: [(Double, Double)])] {
        var nodes: [[(Double, Double)]] = []
        for row in 0...6 {
            nodes.append(
                (0...6).map { column in
                    func shaken(_ place: Int, _ generator: inout SplitMix64) -> Double {
                        place == 0 || place == 6
                            ? Double(place) * 10
                            : Double(place) * 10 + Double(Int.random(in: -3...3, using: &generator))
                    }
                    return (shaken(column, &generator), shaken(row, &generator))
                })
        }
        return (0..<36).map { number in
            let (column, row) = (number % 6, number / 6)
            let corners = [
                nodes[row][column], nodes[row][column + 1], nodes[row + 1][column + 1],
                nodes[row + 1][column],
                nodes[row][column],
            ]
            return (code: "\(number + 10)", ring: corners)
        }
    }
}
