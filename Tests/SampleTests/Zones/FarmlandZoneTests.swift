import GEOSBridge
import LandModel
import Testing

@testable import Sample

@Suite struct FarmlandZoneTests {
    private func patch(_ row: ZoneTable.Row) throws -> Int {
        try #require(Zones.patchByIdentity["\(row["ZLDWDM"]) \(Int(row["TBBH"]) ?? 0)"])
    }

    @Test("net areas add up to 262.76 万亩, half a unit of its last place being 33 333 m²")
    func total() throws {
        let sum = try Zones.table("YJJBNTTB").rows.reduce(0) { $0 + $1.hundredths("YJJBNTMJ") }
        // 262.76 · 20 000 000 / 3 m² = 1 751 733 333.33… m².
        #expect(abs(sum - 175_173_333_333) < 3_333_333)
    }

    @Test("areas are those of the polygons, ridges those of the patch")
    func areas() throws {
        let table = try Zones.table("YJJBNTTB")
        for row in table.rows {
            let gross = row.hundredths("YJJBNTTBMJ")
            #expect(abs(gross - (try table.area(row))) <= 2)
            let ratio = Int64((row.number("KCXS") * 10_000).rounded())
            #expect(ratio == Int64(Cities.standard.attributes[try patch(row)].ridgeRatio))
            #expect(row.hundredths("KCMJ") == (gross * ratio + 5_000) / 10_000)
            #expect(row.hundredths("YJJBNTMJ") == gross - row.hundredths("KCMJ"))
        }
    }

    @Test("most are a cultivated patch with its very vertices, the others a part of one")
    func patches() throws {
        let (table, context) = (try Zones.table("YJJBNTTB"), try GEOSContext())
        var (whole, parts) = (0, 0)
        for row in table.rows {
            let number = try patch(row)
            let rings = Cities.standard.outlines.rings(of: number)
            #expect(["0101", "0102", "0103"].contains(row["DLBM"]))
            #expect(row["DLBM"] == ClassProfile.all[Int(Cities.standard.attributes[number].classNumber)].code)
            if table.degrees(row).polygons == [rings] {
                #expect(row.hundredths("YJJBNTTBMJ") == Cities.standard.areas.gross[number].hundredths)
                whole += 1
                continue
            }
            parts += 1
            let piece = try ZoneTable.geometry(table.degrees(row).polygons, context)
            let inside = try piece.intersection(with: ZoneTable.geometry([rings], context)).area()
            #expect(abs(inside - (try piece.area())) < 0.01)
            #expect(inside < Double(Cities.standard.areas.gross[number].hundredths) / 100 - 1)
        }
        #expect(whole > 3 * parts && parts > 30)
        #expect(Set(try table.rows.map(patch)).count == table.rows.count)
    }

    @Test("what a real layer says of people is there, and says nothing")
    func people() throws {
        for row in try Zones.table("YJJBNTTB").rows {
            #expect(row["ZRRMC"] == "示例" && row["ZRRZJHM"] == "000000000000000000")
            #expect(row["LXDH"] == "00000000000" && row["JZDZ"] == "示例地址")
        }
    }
}
