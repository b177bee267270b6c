import GEOSBridge
import Testing

@testable import Sample

@Suite struct SlopeZoneTests {
    @Test("the map covers the city without gaps and overlaps, in five levels")
    func coverage() throws {
        let table = try Zones.table("PDT")
        let polygons = table.rows.flatMap { table.degrees($0).polygons }
        let edges = CoverageTests.edges(of: polygons.flatMap { $0 })
        let outline = CoverageTests.edges(of: CoverageTests.outline(Cities.standard))
        CoverageTests.expectCover(edges, of: Set(outline))
        #expect(Set(table.rows.map { $0["PDJB"] }) == ["1", "2", "3", "4", "5"])
    }

    @Test("cultivated patches lie in the level they state, but for three")
    func agreement() throws {
        let (table, context) = (try Zones.table("PDT"), try GEOSContext())
        var contradicted: [Int] = []
        let levels = try (1...5).map { level in
            try table.geometry(context) { $0["PDJB"] == "\(level)" }.dissolved()
        }
        for (number, attributes) in Cities.standard.attributes.enumerated() where attributes.slope > 0 {
            let patch = try ZoneTable.geometry([Cities.standard.outlines.rings(of: number)], context)
            let inside = try patch.intersection(with: levels[Int(attributes.slope) - 1]).area()
            if inside < 0.01 {
                contradicted.append(number)
            } else {
                #expect(abs(inside - (try patch.area())) < 0.01)
            }
        }
        #expect(contradicted.sorted() == Zones.plan.slopes.contradicted.sorted())
        #expect(contradicted.count == 3)
    }
}
