import GDALBridge
import LandModel
import SQLiteBridge
import TestSupport
import Testing

@testable import Writers

/// Statistics in `results.gpkg`, read back through GDAL.
@Suite struct StatisticLayerTests {
    private func written() throws -> (folder: TemporaryFolder, path: String) {
        let folder = try TemporaryFolder()
        _ = try ResultGeoPackage.write(
            tables: [], districts: [], findings: [],
            statistics: [StatisticSamples.table, StatisticSamples.empty, StatisticSamples.figures],
            grounds: [StatisticSamples.ground],
            into: folder.path)
        return (folder, folder.path("results.gpkg"))
    }

    @Test("a table is a layer without geometry of the same rows, empty cells NULL")
    func table() throws {
        let (folder, path) = try written()
        defer { withExtendedLifetime(folder) {} }
        let layer = try LayerTable(reading: path, driver: .geoPackage, layer: "zone_areas")
        #expect(layer.geometry == .none)
        #expect(
            layer.fields.map(\.name) == [
                "district_code", "zone", "gross_m2", "length_m", "pieces", "ratio_percent",
            ])
        #expect(layer.fields.map(\.kind) == [.text, .text, .real, .real, .integer64, .real])
        #expect(
            layer.rows.map(\.values) == [
                [
                    "district_code": .text("440203"), "zone": .text("核心区,甲"), "gross_m2": .real(12.34),
                    "length_m": .real(200.5), "pieces": .integer(7), "ratio_percent": .real(66.6667),
                ], ["district_code": .text(""), "zone": .text("=1+1"), "gross_m2": .real(-0.05)],
            ])
        #expect(try LayerTable(reading: path, driver: .geoPackage, layer: "zone_overlaps").rows.isEmpty)
    }

    @Test("figures are text with their places, and so are words among them")
    func figures() throws {
        let (folder, path) = try written()
        defer { withExtendedLifetime(folder) {} }
        let layer = try LayerTable(reading: path, driver: .geoPackage, layer: "indicators")
        #expect(layer.fields.map(\.kind) == [.text, .text, .text])
        #expect(
            layer.rows.prefix(3).map(\.values) == [
                ["indicator": .text("森林覆盖率"), "base": .text("74.43"), "current": .text("-75.0")],
                ["indicator": .text("耕地保有量"), "base": .text("306①"), "current": .text("343")],
                ["indicator": .text("红线"), "base": .text("-1+1")],
            ])
    }

    @Test("titles stand beside the names, for tables and for fields")
    func titles() throws {
        let (folder, path) = try written()
        defer { withExtendedLifetime(folder) {} }
        let database = try Database(readOnly: path, immutable: false)
        func text(_ sql: String) throws -> String {
            let statement = try database.prepare(sql)
            return try statement.step() ? statement.text(0) ?? "" : "(no row)"
        }
        #expect(try text("SELECT description FROM gpkg_contents WHERE table_name = 'zone_areas'") == "分区面积")
        #expect(
            try text(
                """
                SELECT name FROM gpkg_data_columns
                WHERE table_name = 'zone_areas' AND column_name = 'gross_m2'
                """) == "面积")
    }

    @Test("pieces of ground are polygons with their holes in EPSG:4490; one without ground has no geometry")
    func ground() throws {
        let (folder, path) = try written()
        defer { withExtendedLifetime(folder) {} }
        let dataset = try Dataset.open(path, driver: .geoPackage)
        let layer = try #require(try dataset.layer(named: "zone_overlap_pieces"))
        #expect(try layer.geometryType() == .multiPolygon)
        #expect(try #require(try layer.spatialReference()).isSame(as: SpatialReference(epsg: 4490)))
        #expect(
            try layer.feature(id: 1)?.geometryText()
                == "MULTIPOLYGON (((113 24,114 24,114 25,113 25,113 24),"
                + "(113.25 24.25,113.25 24.5,113.5 24.5,113.25 24.25)),((115 24,116 24,116 25,115 24)))")
        #expect(try layer.feature(id: 2)?.geometryText() == nil)
        let rows = try LayerTable(reading: path, driver: .geoPackage, layer: "zone_overlap_pieces").rows
        #expect(
            rows.map(\.values) == [
                ["first": .text("farmland"), "area_m2": .real(1.5)], ["first": .text("red-line")],
            ])
    }
}
