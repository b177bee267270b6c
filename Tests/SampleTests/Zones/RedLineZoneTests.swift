import GEOSBridge
import Testing

@testable import Sample

@Suite struct RedLineZoneTests {
    @Test("computed areas add up to 5865.26 km² to 0.01 km², recorded ones too")
    func total() throws {
        let table = try Zones.table("STBHHX")
        let computed = try table.rows.reduce(0) { $0 + (try table.area($1)) }
        #expect(abs(computed - 586_526_000_000) < 500_000)
        for row in table.rows {
            // km² of four places: steps of 100 m².
            #expect(
                abs(Int64((row.number("QYMJ") * 10_000).rounded()) * 10_000 - (try table.area(row))) <= 5_002)
        }
        #expect(abs(table.rows.reduce(0) { $0 + $1.number("QYMJ") } - 5865.26) < 0.005)
    }

    @Test("red line, farmland and urban boundaries do not overlap, nor do the parts of each")
    func disjoint() throws {
        let context = try GEOSContext()
        var layers: [PolygonGeometry] = []
        for name in ["STBHHX", "YJJBNTTB", "CZKFBJ"] {
            let geometry = try Zones.table(name).geometry(context)
            let dissolved = try geometry.dissolved()
            #expect(abs(try geometry.area() - dissolved.area()) < 0.01, "\(name)")
            layers.append(dissolved)
        }
        for (first, second) in [(0, 1), (0, 2), (1, 2)] {
            #expect(try layers[first].intersection(with: layers[second]).area() < 0.01)
        }
    }

    @Test("borders follow the patches vertex by vertex, and here and there cut through one; fields are holes")
    func borders() throws {
        var vertices: Set<SIMD2<Int64>> = []
        func key(_ x: Double, _ y: Double) -> SIMD2<Int64> {
            SIMD2(Int64((x * 1e9).rounded()), Int64((y * 1e9).rounded()))
        }
        for number in Cities.standard.plan.patches.indices {
            for ring in Cities.standard.outlines.rings(of: number) {
                for index in stride(from: 0, to: ring.count, by: 2) {
                    vertices.insert(key(ring[index], ring[index + 1]))
                }
            }
        }
        let table = try Zones.table("STBHHX")
        var (own, shared, holes, most) = (0, 0, 0, 0)
        for row in table.rows {
            for polygon in table.degrees(row).polygons {
                holes += polygon.count - 1
                most = max(most, polygon.reduce(0) { $0 + $1.count / 2 })
                for ring in polygon {
                    for index in stride(from: 0, to: ring.count - 2, by: 2) {
                        if vertices.contains(key(ring[index], ring[index + 1])) {
                            shared += 1
                        } else {
                            own += 1
                        }
                    }
                }
            }
        }
        #expect(own >= 20 && shared > 10 * own, "\(own) of \(shared)")
        #expect(holes > 50 && most > 2_000)
        #expect(Zones.plan.redLine.zones.count == table.rows.count)
    }

    @Test("no zone holds a field or a settlement, and each lies in its county")
    func wild() throws {
        let ground = Zones.plan.ground
        for cell in ground.cells where Zones.plan.redLine.isInside[cell] {
            #expect(!ground.profile(ofCell: cell).isCultivated && !ground.profile(ofCell: cell).isBuilt)
        }
        for row in try Zones.table("STBHHX").rows {
            #expect(row["BSM"].hasPrefix(row["XJXZQHDM"]) && row["SLDM"].count == 4)
        }
    }
}
