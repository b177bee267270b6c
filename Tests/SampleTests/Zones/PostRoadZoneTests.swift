import CPROJ
import LandModel
import TestSupport
import Testing

@testable import Sample

@Suite struct PostRoadZoneTests {
    /// PROJ's geodesic on the ellipsoid of CGCS2000.
    private static func geodesic(_ line: [Double]) -> Double {
        var geodesic = geod_geodesic()
        geod_init(&geodesic, 6_378_137, 1 / 298.257222101)
        return stride(from: 2, to: line.count, by: 2).reduce(0) { sum, index in
            var metres = 0.0
            geod_inverse(
                &geodesic, line[index - 1], line[index - 2], line[index + 1], line[index], &metres, nil, nil)
            return sum + metres
        }
    }

    @Test("the roads are 200 km long to 1 km, each as long as it says, some in parts")
    func length() throws {
        let table = try Zones.table("GYD")
        var sum = 0.0
        for row in table.rows {
            let metres = table.degrees(row).lines.reduce(0) { $0 + Self.geodesic($1) }
            #expect(abs(metres - row.number("CD") * 1000) < 0.6)
            sum += metres
        }
        #expect(abs(sum - 200_000) < 500)
        #expect(Set(table.rows.map { $0.shape.lines.count }) == [1, 2])
    }

    @Test("steps are below a kilometre, and the roads cross counties without leaving the city")
    func course() throws {
        let table = try Zones.table("GYD")
        let outline = CoverageTests.outline(Cities.standard)[0]
        let townships = try Cities.standard.townshipParts()
        var counties: Set<Int> = []
        for line in table.rows.flatMap({ table.degrees($0).lines }) {
            for index in stride(from: 0, to: line.count, by: 2) {
                let (x, y) = (line[index], line[index + 1])
                #expect(LineCut.contains(outline, x, y))
                if index > 0 { #expect(Self.geodesic(Array(line[index - 2...index + 1])) < 1_000) }
                if let part = townships.first(where: { LineCut.contains($0.rings[0], x, y) }) {
                    counties.insert(Cities.standard.districts.townships[part.unit].county)
                }
            }
        }
        #expect(counties.count >= 5)
    }

    @Test("the mid-latitude formula agrees with PROJ to a micrometre a step")
    func formula() {
        let length = LineLength(ellipsoid: .cgcs2000)
        var generator = SplitMix64(announcing: "LineLength")
        for _ in 0..<200 {
            let start = Point(
                x: Double.random(in: 73...135, using: &generator),
                y: Double.random(in: 3...53, using: &generator))
            let end = Point(
                x: start.x + Double.random(in: -0.005...0.005, using: &generator),
                y: start.y + Double.random(in: -0.005...0.005, using: &generator))
            let oracle = Self.geodesic([start.x, start.y, end.x, end.y])
            #expect(abs(length.metres(from: start, to: end) - oracle) < 1e-5)
        }
    }
}
