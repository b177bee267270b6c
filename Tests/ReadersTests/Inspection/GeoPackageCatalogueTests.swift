import Foundation
import GDALBridge
import LandModel
import TestSupport
import Testing

@testable import Readers

/// GDAL is the oracle: what the catalogue says of a file it says, too.
@Suite struct GeoPackageCatalogueTests {
    /// Every layer of a file as GDAL describes it.
    private func library(_ path: String) throws -> [LayerFacts] {
        let entry = SourceLocation.Entry(path: path, format: .geoPackage)
        return facts(DatabaseInspection(entry, for: .layers))
    }

    private func facts(_ inspection: DatabaseInspection) -> [LayerFacts] {
        inspection.entries.map { entry in
            var request = InspectionRequest(path: inspection.path)
            // Lines and points are asked as what they are, so that their system and extent are told.
            if let kind = entry.kinds.first { request.geometryKind = kind }
            return inspection.facts(entry, request)
        }
    }

    private func compare(_ path: String) throws {
        let catalogue = try #require(GeoPackageCatalogue(path), "\(path)")
        let own = facts(DatabaseInspection(SourceLocation.Entry(path: path, format: .geoPackage)))
        let others = try library(path)
        #expect(own.map(\.name) == others.map(\.name) && own.count == catalogue.layers.count)
        for (one, other) in zip(own, others) {
            #expect(one.fields == other.fields && one.kinds == other.kinds)
            #expect(one.geometry == other.geometry && one.geometryColumn == other.geometryColumn)
            #expect(one.featureIDColumn == other.featureIDColumn)
            #expect(one.declaredCount == other.declaredCount && one.extent == other.extent)
            #expect(one.evidence == other.evidence && one.faults == other.faults)
            let (declared, read) = (try #require(one.reference), try #require(other.reference))
            #expect(declared.parameters() == read.parameters() && read.isSame(as: declared))
        }
    }

    @Test("fields of every type, layers of every geometry, an empty layer, names in Chinese")
    func plain() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("甲.gpkg")
        let dataset = try Dataset.create(path, driver: .geoPackage)
        var builder = SourceBuilder()
        builder.fields += [
            FieldDefinition("整数", .integer), FieldDefinition("长整数", .integer64), FieldDefinition("日期", .date),
            FieldDefinition("时刻", .dateTime), FieldDefinition("字节", .binary), FieldDefinition("备 注", .text),
        ]
        try builder.add(to: dataset)
        try SourceBuilder(layer: "地类 图斑", geometry: .multiPolygon, names: []).add(to: dataset)
        let points = LayerDefinition(
            name: "灾害点", geometry: .point, reference: .cgcs2000, fields: [FieldDefinition("BSM", .text)])
        _ = try dataset.createLayer(points)
        let lines = LayerDefinition(
            name: "古驿道", geometry: .multiLineString, reference: .cgcs2000,
            fields: [FieldDefinition("长", .real)])
        _ = try dataset.createLayer(lines)
        try dataset.close()
        try compare(path)
        try change(path, "UPDATE gpkg_contents SET max_x = max_x + 1.0 / 3, max_y = 24.700000000000001234")
        try compare(path)
        // What newer writers make; an older GDAL remarks on it, and reads the same.
        try change(path, "PRAGMA user_version = 10400")
        #expect(GeoPackageCatalogue(path)?.layers.count == 4)
    }

    @Test("layers stand in GDAL's order, whatever order their columns are told in")
    func order() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("a.gpkg")
        let dataset = try Dataset.create(path, driver: .geoPackage)
        for layer in ["XZQ", "DLTB", "CJDCQ"] { try SourceBuilder(layer: layer).add(to: dataset) }
        try dataset.close()
        try change(
            path,
            """
            CREATE TEMP TABLE t AS SELECT * FROM gpkg_geometry_columns ORDER BY table_name;
            DELETE FROM gpkg_geometry_columns; INSERT INTO gpkg_geometry_columns SELECT * FROM t
            """)
        #expect(GeoPackageCatalogue(path)?.layers.map(\.name) == ["XZQ", "DLTB", "CJDCQ"])
        try compare(path)
    }

    @Test("a file in log mode is never opened for its catalogue: that would leave files beside it")
    func logMode() throws {
        let folder = try TemporaryFolder()
        // One that is no GeoPackage: GDAL, which would tidy up, is not asked about it.
        let path = try folder.write("a.gpkg", Data())
        try change(path, "PRAGMA journal_mode = WAL; CREATE TABLE a (b)")
        #expect(folder.names == ["a.gpkg"])
        let inspection = DatabaseInspection(SourceLocation.Entry(path: path, format: .geoPackage))
        #expect(!inspection.faults.isEmpty && folder.names == ["a.gpkg"])
    }

    @Test("a layer of another system, of any geometry, of curves or without geometry: left to GDAL")
    func builders() throws {
        let folder = try TemporaryFolder()
        for (number, builder) in [
            SourceBuilder(epsg: 4526), SourceBuilder(epsg: 4326), SourceBuilder(epsg: nil),
            SourceBuilder(geometry: .unknown), SourceBuilder(geometry: .none),
            SourceBuilder(geometry: .curvePolygon),
        ].enumerated() {
            let path = folder.path("\(number).gpkg")
            try builder.write(path)
            #expect(GeoPackageCatalogue(path) == nil, "\(number)")
            #expect(try !library(path).isEmpty)
        }
    }

    @Test(
        "whatever is not plain is left to GDAL",
        arguments: [
            "CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)",
            "CREATE VIEW fields AS SELECT * FROM DLTB",
            "PRAGMA user_version = 10100", "PRAGMA application_id = 0",
            "UPDATE gpkg_ogr_contents SET feature_count = -1", "DROP TABLE gpkg_ogr_contents",
            "UPDATE gpkg_contents SET max_y = NULL", "UPDATE gpkg_contents SET max_x = 112",
            "PRAGMA user_version = 10500", "UPDATE gpkg_contents SET data_type = 'attributes'",
            "UPDATE gpkg_contents SET srs_id = 4326", "UPDATE gpkg_geometry_columns SET z = 1",
            "UPDATE gpkg_geometry_columns SET geometry_type_name = 'SURFACE'",
            "UPDATE gpkg_spatial_ref_sys SET organization = 'NONE' WHERE srs_id = 4490",
            "UPDATE gpkg_spatial_ref_sys SET definition = replace(definition, 'China', 'Chile') WHERE srs_id = 4490",
            "UPDATE gpkg_spatial_ref_sys SET organization_coordsys_id = 4326 WHERE srs_id = 4490",
            "INSERT INTO gpkg_extensions VALUES ('DLTB', NULL, 'gpkg_schema', 'https://example.org', 'read-write')",
            "ALTER TABLE DLTB ADD COLUMN A NUMERIC(8, 2)",
            "ALTER TABLE DLTB ADD COLUMN A REAL GENERATED ALWAYS AS (TBMJ / 2) VIRTUAL",
            "INSERT INTO gpkg_contents (table_name, data_type, srs_id) VALUES ('x', 'features', 4490)",
        ])
    func notPlain(statement: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.path("a.gpkg")
        try SourceBuilder().write(path)
        #expect(GeoPackageCatalogue(path) != nil)
        try change(path, statement)
        #expect(GeoPackageCatalogue(path) == nil)
    }

    @Test("a file cut short or damaged in its schema is left to GDAL")
    func damaged() throws {
        let folder = try TemporaryFolder()
        try SourceBuilder().write(folder.path("a.gpkg"))
        try folder.patch("a.gpkg") { $0.removeLast(4096) }
        #expect(GeoPackageCatalogue(folder.path("a.gpkg")) == nil)
        try SourceBuilder().write(folder.path("b.gpkg"))
        try folder.patch("b.gpkg") { for at in 100..<2_000 { $0[at] = 0xEE } }
        #expect(GeoPackageCatalogue(folder.path("b.gpkg")) == nil)
    }

    private func change(_ path: String, _ statement: String) throws {
        try execute(withoutTriggers + statement, on: path)
    }
}
