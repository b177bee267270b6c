import GEOSBridge
import Testing

@testable import Sample

@Suite struct HazardZoneTests {
    @Test("368 points, numbered, two thirds with their village's code")
    func points() throws {
        let table = try Zones.table("DZZHYHD")
        #expect(table.rows.count == 368)
        #expect(Set(table.rows.map { $0["YHDBH"] }).count == 368)
        let coded = table.rows.filter { !$0["XZQDM"].isEmpty }
        #expect(coded.count > 200 && coded.count < 300)
        #expect(coded.allSatisfy { $0["XZQDM"].count == 12 })
        #expect(table.rows.allSatisfy { (0..<180).contains($0.number("WXRS")) })
    }

    @Test("points lie in the village they name; the first two on a corner of several")
    func villages() throws {
        let table = try Zones.table("DZZHYHD")
        let parts = try Cities.standard.villageParts()
        for row in table.rows {
            let place = try #require(row.shape.lines.first)
            if !row["XZQDM"].isEmpty {
                let found = parts.first { part in
                    let isInside = part.rings.map { LineCut.contains($0, place[0], place[1]) }
                    return isInside[0] && !isInside.dropFirst().contains(true)
                }
                let village = try #require(found).unit
                #expect(Cities.standard.districts.villages[village].code.hasPrefix(row["XZQDM"]))
            }
        }
        for row in table.rows.prefix(2) {
            let place = try #require(row.shape.lines.first)
            let touching = parts.filter { part in
                part.rings.contains { ring in
                    stride(from: 0, to: ring.count, by: 2).contains {
                        ring[$0] == place[0] && ring[$0 + 1] == place[1]
                    }
                }
            }
            #expect(Set(touching.map(\.unit)).count > 2)
        }
    }
}
