import GDALBridge
import GEOSBridge
import Testing

@testable import Sample

@Suite struct FieldGridZoneTests {
    @Test("about two hundred grids that do not overlap hold every cultivated patch")
    func partition() throws {
        let (table, context) = (try Zones.table("TZWG"), try GEOSContext())
        #expect(table.rows.count == 200)
        let geometry = try table.geometry(context)
        let dissolved = try geometry.dissolved()
        #expect(abs(try geometry.area() - dissolved.area()) < 0.01)
        for (number, attributes) in Cities.standard.attributes.enumerated() where attributes.slope > 0 {
            let patch = try ZoneTable.geometry([Cities.standard.outlines.rings(of: number)], context)
            #expect(abs(try patch.intersection(with: dissolved).area() - patch.area()) < 0.01)
        }
        // One grid reaches beyond the border.
        let inside = try dissolved.intersection(with: Zones.city(context)).area()
        #expect(try dissolved.area() - inside > 1_000)
    }

    @Test("codes are the village's and a number, areas the polygons', nobody is named")
    func records() throws {
        let table = try Zones.table("TZWG")
        let villages = Set(Cities.standard.districts.villages.map { $0.code.prefix(12) })
        for row in table.rows {
            #expect(row["WGDM"].hasPrefix(row["XZQDM"]) && row["WGDM"].count == 14)
            #expect(villages.contains(row["XZQDM"].prefix(12)))
            #expect(row.hundredths("WGMJ") == (try table.area(row)))
        }
        #expect(Set(table.rows.map { $0["WGDM"] }).count == table.rows.count)
        #expect(table.fields.map(\.name) == ["WGDM", "WGMC", "XZQDM", "WGMJ", "BZ"])
    }
}
