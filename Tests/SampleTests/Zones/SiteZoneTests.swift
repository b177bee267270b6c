import GEOSBridge
import Testing

@testable import Sample

@Suite struct SiteZoneTests {
    @Test("candidate sites: inside a patch, a patch, with a hole, at fields, at the red line")
    func candidates() throws {
        let (table, context) = (try Zones.table("XZDK"), try GEOSContext())
        #expect(table.rows.count == 12)
        let sites = table.rows.map { table.degrees($0).polygons }
        let geometries = try sites.map { try ZoneTable.geometry($0, context) }
        let patches = Cities.standard.plan.patches.indices.map { Cities.standard.outlines.rings(of: $0) }
        func met(_ site: PolygonGeometry) throws -> [(Int, Double)] {
            try patches.enumerated().compactMap { number, rings in
                let area = try site.intersection(with: ZoneTable.geometry([rings], context)).area()
                return area > 0.01 ? (number, area) : nil
            }
        }
        let inside = try met(geometries[0])
        let first = try geometries[0].area()
        #expect(inside.count == 1 && abs(inside[0].1 - first) < 0.01)
        // A shapefile starts and turns rings its own way: the vertices are compared as a set.
        func vertices(_ rings: [[Double]]) -> Set<SIMD2<Double>> {
            Set(
                rings.flatMap { ring in
                    stride(from: 0, to: ring.count, by: 2).map { SIMD2(ring[$0], ring[$0 + 1]) }
                })
        }
        #expect(sites[1].count == 1)
        let twins = patches.filter { vertices($0) == vertices(sites[1][0]) }
        #expect(twins.count == 1)
        #expect(sites[2].map(\.count) == [2])
        for geometry in geometries[2...] { #expect(try met(geometry).count > 1) }
        let farmland = try Zones.table("YJJBNTTB").geometry(context).dissolved()
        let redLine = try Zones.table("STBHHX").geometry(context).dissolved()
        for geometry in geometries[3..<6] {
            #expect(try geometry.intersection(with: farmland).area() > 100)
        }
        for geometry in geometries[6..<9] {
            let area = try geometry.intersection(with: redLine).area()
            #expect(try area > 100 && area < geometry.area() - 100)
        }
    }

    @Test("sites lie in the city and record their areas")
    func inside() throws {
        let context = try GEOSContext()
        let city = try Zones.city(context)
        for (layer, field) in [("XZDK", "YDMJ"), ("WPTB", "JCMJ"), ("PZWJSTD", "TBMJ"), ("CKQ", "KQMJ")] {
            let table = try Zones.table(layer)
            for row in table.rows {
                let geometry = try ZoneTable.geometry(table.degrees(row).polygons, context)
                #expect(abs(try geometry.intersection(with: city).area() - geometry.area()) < 0.01)
                let area = try table.area(row)
                // Mining rights are recorded in km² of four places.
                if layer == "CKQ" {
                    #expect(abs(Int64((row.number(field) * 10_000).rounded()) * 10_000 - area) <= 5_000)
                } else {
                    #expect(row.hundredths(field) == area, "\(layer)")
                }
            }
        }
    }

    @Test("land approved but not built has every use the form counts, once")
    func approvals() throws {
        let uses = try Zones.table("PZWJSTD").rows.map { $0["PZYT"] }
        #expect(
            Set(uses)
                == [
                    "0603", "05H1", "0508", "0601", "0602", "0701", "0702", "08H1", "08H2", "08H2A", "0809",
                    "0810", "0810A", "09", "1001", "1002", "1003", "1004", "1005", "1007", "1008", "1009",
                    "1109",
                ])
        #expect(uses.count == 23)
    }

    @Test("inspections have numbers, dates and verdicts, mining rights terms")
    func records() throws {
        let inspections = try Zones.table("WPTB").rows
        #expect(inspections.count == 25 && Set(inspections.map { $0["JCBH"] }).count == 25)
        #expect(inspections.allSatisfy { $0["SJ"].count == 10 && $0["SJ"].hasPrefix("20") })
        #expect(Set(inspections.map { $0["PDJG"] }) == ["合法", "违法", "其他"])
        let mines = try Zones.table("CKQ").rows
        #expect(mines.count == 8 && mines.allSatisfy { $0["YXQQ"] < $0["YXQZ"] })
    }
}
