import GEOSBridge
import Testing

@testable import Sample

@Suite struct ProtectedAreaZoneTests {
    private func tables() throws -> [ZoneTable] {
        try ["ZRBHQ", "SLGY", "FJMSQ", "SDGY"].map(Zones.table)
    }

    @Test("the union of all four layers is 4148 km² to 1 km², inside the city and altogether")
    func union() throws {
        let context = try GEOSContext()
        let polygons = try tables().flatMap { table in table.rows.flatMap { table.degrees($0).polygons } }
        let union = try ZoneTable.geometry(polygons, context).dissolved()
        #expect(abs(try union.area() - 4_148_000_000) < 500_000)
        let inside = try union.intersection(with: Zones.city(context)).area()
        #expect(abs(inside - 4_148_000_000) < 500_000)
        // One reaches beyond the border.
        #expect(try union.area() - inside > 10_000)
    }

    @Test("areas overlap within their layer and across layers")
    func overlaps() throws {
        let context = try GEOSContext()
        let tables = try tables()
        #expect(
            try tables.contains { table in
                let geometry = try table.geometry(context)
                return try geometry.area() - geometry.dissolved().area() > 1_000_000
            })
        let layers = try tables.map { try $0.geometry(context).dissolved() }
        for (first, second) in [(0, 1), (0, 2)] {
            #expect(try layers[first].intersection(with: layers[second]).area() > 1_000_000)
        }
        let sum = try layers.reduce(0) { $0 + (try $1.area()) }
        #expect(sum > 4_148_000_000 + 100_000_000)
    }

    @Test("recorded areas are the polygons', levels the standard's")
    func records() throws {
        for table in try tables() {
            for row in table.rows {
                #expect(row.hundredths("BHQMJ") == (try table.area(row)))
                #expect(["国家级", "省级", "市级", "县级"].contains(row["BHQJB"]))
            }
        }
    }
}
