import GEOSBridge
import Testing

@testable import Sample

/// What changes over the years: built-up areas and the red line, as committed.
@Suite struct EpochZoneTests {
    @Test("built-up areas are 99.23 and 122.91 km², 23.68 more, and none is given up")
    func builtUp() throws {
        let context = try GEOSContext()
        let tables = [try Zones.table("JCQ2015"), try Zones.table("JCQ2020")]
        var sums: [Int64] = []
        for (table, year) in zip(tables, ["2015", "2020"]) {
            #expect(table.rows.allSatisfy { $0["NF"] == year })
            for row in table.rows { #expect(abs(row.hundredths("JCQMJ") - (try table.area(row))) <= 1) }
            sums.append(try table.rows.reduce(0) { $0 + (try table.area($1)) })
        }
        // Half a unit of the last printed place: 0.005 km².
        #expect(abs(sums[0] - 9_923_000_000) < 500_000 && abs(sums[1] - 12_291_000_000) < 500_000)
        #expect(abs(sums[1] - sums[0] - 2_368_000_000) < 500_000)
        let (old, new) = (
            try tables[0].geometry(context).dissolved(), try tables[1].geometry(context).dissolved()
        )
        // Zones of a year do not overlap: the union has the area of the parts.
        #expect(abs(try new.area() - Double(sums[1]) / 100) < 0.1)
        #expect(abs(try old.intersection(with: new).area() - old.area()) < 0.1)
    }

    @Test("the second red line holds the first and is larger; what it adds is wild")
    func redLine() throws {
        let context = try GEOSContext()
        let (first, second) = (try Zones.table("STBHHX"), try Zones.table("STBHHX2022"))
        let (old, new) = (
            try first.geometry(context).dissolved(), try second.geometry(context).dissolved()
        )
        #expect(second.rows.count > first.rows.count)
        #expect(try new.area() > old.area() + 1_000_000)
        // The first is read back from metres.
        #expect(abs(try old.intersection(with: new).area() - old.area()) < 1)
        for name in ["YJJBNTTB", "CZKFBJ"] {
            #expect(try Zones.table(name).geometry(context).dissolved().intersection(with: new).area() < 0.1)
        }
    }
}
