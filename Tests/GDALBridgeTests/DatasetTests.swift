import Foundation
import TestSupport
import Testing

@testable import GDALBridge

@Suite struct DatasetTests {
    static let square = [[[0.0, 0, 0, 10, 10, 10, 10, 0, 0, 0]]]

    /// Two features: a class name in Chinese, a number, an area, a square; then all NULL.
    static func write(
        _ path: String, _ driver: VectorDriver, options: [String: String] = [:]
    ) throws {
        let dataset = try Dataset.create(path, driver: driver)
        let writer = try dataset.createLayer(
            LayerDefinition(
                name: "DLTB", geometry: .multiPolygon, reference: SpatialReference(epsg: 4490),
                fields: [
                    FieldDefinition("DLMC", .text, width: 60), FieldDefinition("SJNF", .integer),
                    FieldDefinition("TBMJ", .real, width: 15, decimals: 2),
                ], options: options))
        try dataset.begin()
        writer.set(0, text: "水田")
        writer.set(1, integer: 2023)
        writer.set(2, real: 1234.56)
        try writer.setPolygons(square, asMultiPolygon: true)
        try writer.write()
        try writer.write()
        try dataset.commit()
        try dataset.close()
    }

    @Test(
        "what is written comes back, in every format",
        arguments: zip(VectorDriver.allCases, ["DLTB.shp", "a.gpkg", "a.gdb"]))
    func roundTrip(driver: VectorDriver, file: String) throws {
        let folder = try TemporaryFolder()
        let options = driver == .shapefile ? ["ENCODING": "UTF-8"] : [:]
        try Self.write(folder.path(file), driver, options: options)

        let dataset = try Dataset.open(folder.path(file), driver: driver)
        let layer = try #require(try dataset.layer(named: "DLTB"))
        #expect(try dataset.layers().map(\.name) == ["DLTB"])
        #expect(try layer.fields().map(\.name) == ["DLMC", "SJNF", "TBMJ"])
        #expect(try layer.declaredFeatureCount() == 2)
        #expect(try layer.geometryType().isPolygonal)
        #expect(try layer.extent() == Extent(minimumX: 0, minimumY: 0, maximumX: 10, maximumY: 10))
        #expect(try layer.spatialReference()?.parameters().semiMajorAxis == 6_378_137)

        let cursor = try layer.cursor()
        let first = try #require(try cursor.next())
        #expect(first.textBytes(0) == Array("水田".utf8))
        #expect(first.integer(1) == 2023)
        #expect(first.real(2) == 1234.56)
        var wkb: [UInt8] = []
        #expect(try first.geometry(into: &wkb, maximumAngle: 1) == .linear)
        #expect(wkb.count >= 93)
        let second = try #require(try cursor.next())
        #expect((0..<3).allSatisfy { second.isNull($0) })
        #expect(try second.geometry(into: &wkb, maximumAngle: 1) == .null)
        #expect(wkb.isEmpty)
        #expect(try cursor.next() == nil)
        #expect(try layer.feature(id: second.id)?.id == second.id)
        #expect(try layer.feature(id: 77) == nil)
    }

    @Test("a shapefile in GBK holds GBK bytes, and an empty ENCODING delivers them raw")
    func chineseEncoding() throws {
        let folder = try TemporaryFolder()
        try Self.write(folder.path("DLTB.shp"), .shapefile, options: ["ENCODING": "GBK"])
        let raw = try Dataset.open(folder.path("DLTB.shp"), driver: .shapefile, options: ["ENCODING": ""])
        let feature = try #require(try raw.layers()[0].cursor().next())
        // 水 is CB AE and 田 is CC EF in GBK (code table GB 2312, rows 43 and 44).
        #expect(feature.textBytes(0) == [0xCB, 0xAE, 0xCC, 0xEF])
        let decoded = try Dataset.open(
            folder.path("DLTB.shp"), driver: .shapefile, options: ["ENCODING": "GBK"])
        let text = try #require(try decoded.layers()[0].cursor().next())
        #expect(text.textBytes(0) == Array("水田".utf8))
    }

    @Test("a VRT under the name of a shapefile is refused")
    func disguisedDriver() throws {
        let folder = try TemporaryFolder()
        try Self.write(folder.path("real.gpkg"), .geoPackage)
        let vrt = """
            <OGRVRTDataSource><OGRVRTLayer name="DLTB"><SrcDataSource>\(folder.path("real.gpkg"))</SrcDataSource>
            </OGRVRTLayer></OGRVRTDataSource>
            """
        for (file, driver) in [("a.shp", VectorDriver.shapefile), ("a.gpkg", .geoPackage)] {
            try Data(vrt.utf8).write(to: URL(fileURLWithPath: folder.path(file)))
            #expect(throws: GDALError.self) { try Dataset.open(folder.path(file), driver: driver) }
        }
    }

    @Test("a number too wide for its field is an error, not a warning")
    func numberTooWide() throws {
        let folder = try TemporaryFolder()
        let dataset = try Dataset.create(folder.path("a.shp"), driver: .shapefile)
        let writer = try dataset.createLayer(
            LayerDefinition(
                name: "a", geometry: .polygon, fields: [FieldDefinition("TBMJ", .real, width: 6, decimals: 2)]
            ))
        writer.set(0, real: 12_345_678.25)
        try writer.setPolygons(Self.square)
        let error = #expect(throws: GDALError.self) { try writer.write() }
        #expect(error?.call == "OGR_L_CreateFeature")
        #expect(error?.message.contains("not successfully written") == true)
    }

    @Test("a text beyond the 254 bytes of a .dbf field is an error, not cut")
    func textTooLong() throws {
        let folder = try TemporaryFolder()
        let dataset = try Dataset.create(folder.path("a.shp"), driver: .shapefile)
        let writer = try dataset.createLayer(
            LayerDefinition(
                name: "a", geometry: .polygon, fields: [FieldDefinition("DLMC", .text, width: 4)],
                options: ["ENCODING": "UTF-8"]))
        writer.set(0, text: String(repeating: "林", count: 85))
        #expect(throws: GDALError.self) { try writer.write() }
    }

    @Test("a field name the shapefile would cut is an error")
    func fieldNameCut() throws {
        let folder = try TemporaryFolder()
        let dataset = try Dataset.create(folder.path("a.shp"), driver: .shapefile)
        let error = #expect(throws: GDALError.self) {
            try dataset.createLayer(
                LayerDefinition(
                    name: "a", geometry: .polygon, fields: [FieldDefinition("LONGERTHANTEN", .text)]))
        }
        #expect(error?.call == "OGR_L_CreateField")
        #expect(error?.message.hasPrefix("LONGERTHANTEN") == true)
    }

    @Test("a closed dataset says so")
    func closed() throws {
        let folder = try TemporaryFolder()
        let dataset = try Dataset.create(folder.path("a.gpkg"), driver: .geoPackage)
        let writer = try dataset.createLayer(LayerDefinition(name: "a", geometry: .polygon))
        try dataset.close()
        try dataset.close()
        let error = #expect(throws: GDALError.self) { try writer.write() }
        #expect(error?.message.hasSuffix("a.gpkg is closed") == true)
    }

    @Test("a missing file is an error with GDAL's words")
    func missing() throws {
        let error = #expect(throws: GDALError.self) {
            try Dataset.open("/nonexistent/a.gpkg", driver: .geoPackage)
        }
        #expect(error?.call == "GDALOpenEx")
        #expect(error?.message.isEmpty == false)
    }

    @Test("a short .shp makes the cursor throw instead of ending")
    func shortShapefile() throws {
        let folder = try TemporaryFolder()
        let dataset = try Dataset.create(folder.path("a.shp"), driver: .shapefile)
        let writer = try dataset.createLayer(LayerDefinition(name: "a", geometry: .polygon))
        for _ in 0..<5 {
            try writer.setPolygons(Self.square)
            try writer.write()
        }
        try dataset.close()
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.path("a.shp")))
        try handle.truncate(atOffset: 400)
        try handle.close()
        let layer = try Dataset.open(folder.path("a.shp"), driver: .shapefile).layers()[0]
        let cursor = try layer.cursor()
        #expect(throws: GDALError.self) {
            while try cursor.next() != nil {}
        }
    }

    @Test("curves become chords of the angle asked for")
    func curves() throws {
        let folder = try TemporaryFolder()
        let dataset = try Dataset.create(folder.path("a.gpkg"), driver: .geoPackage)
        let writer = try dataset.createLayer(LayerDefinition(name: "a", geometry: .curvePolygon))
        // A full circle of radius 1 as two half arcs.
        try writer.setGeometry(wkt: "CURVEPOLYGON(CIRCULARSTRING(-1 0,0 1,1 0,0 -1,-1 0))")
        try writer.write()
        try dataset.close()
        let layer = try Dataset.open(folder.path("a.gpkg"), driver: .geoPackage).layers()[0]
        let feature = try #require(try layer.cursor().next())
        var wkb: [UInt8] = []
        #expect(try feature.geometry(into: &wkb, maximumAngle: 1) == .linearised)
        // 360 chords of 1° need 361 vertices; header 9 bytes, ring count 4, 16 bytes a vertex.
        #expect(wkb.count >= 13 + 361 * 16)
    }

    @Test("the same data written twice give the same bytes")
    func sameBytes() throws {
        let folder = try TemporaryFolder()
        try Self.write(folder.path("a.gpkg"), .geoPackage)
        try Self.write(folder.path("b.gpkg"), .geoPackage)
        let first = try Data(contentsOf: URL(fileURLWithPath: folder.path("a.gpkg")))
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path("b.gpkg"))) == first)
    }

    @Test("only the fields asked for are read, and no geometry unless it is")
    func restricted() throws {
        let folder = try TemporaryFolder()
        try Self.write(folder.path("a.gpkg"), .geoPackage)
        let layer = try Dataset.open(folder.path("a.gpkg"), driver: .geoPackage).layers()[0]
        try layer.readOnly(fields: ["SJNF"], geometry: false)
        let cursor = try layer.cursor()
        let feature = try #require(try cursor.next())
        #expect(feature.isNull(0))
        #expect(feature.integer(1) == 2023)
        var wkb: [UInt8] = []
        #expect(try feature.geometry(into: &wkb, maximumAngle: 1) == .null)
    }

    @Test(
        "a scan can start at a position, and a feature keeps the id it is given",
        arguments: [
            (VectorDriver.shapefile, "a.shp", [Int64(0), 1, 2]), (.geoPackage, "a.gpkg", [1, 7, 9]),
            (.fileGeodatabase, "a.gdb", [1, 7, 9]),
        ])
    func positions(driver: VectorDriver, file: String, ids: [Int64]) throws {
        let folder = try TemporaryFolder()
        let dataset = try Dataset.create(folder.path(file), driver: driver)
        let writer = try dataset.createLayer(
            LayerDefinition(name: "a", geometry: .polygon, reference: SpatialReference(epsg: 4490)))
        for id in ids {
            try writer.setPolygons(Self.square)
            if driver == .shapefile { try writer.write() } else { try writer.write(id: id) }
        }
        try dataset.close()
        let layer = try Dataset.open(folder.path(file), driver: driver).layers()[0]
        let cursor = try layer.cursor(startingAt: 1)
        var found: [Int64] = []
        while let feature = try cursor.next() { found.append(feature.id) }
        #expect(found == Array(ids.dropFirst()))
    }

    @Test("geometry from WKB and from WKT is the geometry read back")
    func geometryText() throws {
        let folder = try TemporaryFolder()
        let dataset = try Dataset.create(folder.path("a.gpkg"), driver: .geoPackage)
        let writer = try dataset.createLayer(LayerDefinition(name: "a", geometry: .unknown))
        let text = "MULTIPOLYGON (((0 0,9 0,9 9,0 0),(4 1,6 3,6 1,4 1)),((20 0,21 0,21 1,20 0)))"
        try writer.setGeometry(wkt: text)
        try writer.write()
        try dataset.close()
        let first = try #require(
            try Dataset.open(folder.path("a.gpkg"), driver: .geoPackage).layers()[0].cursor().next())
        #expect(try first.geometryText() == text)
        var wkb: [UInt8] = []
        _ = try first.geometry(into: &wkb, maximumAngle: 1)
        let copy = try Dataset.create(folder.path("b.gpkg"), driver: .geoPackage)
        let copier = try copy.createLayer(LayerDefinition(name: "a", geometry: .unknown))
        try copier.setGeometry(wkb: wkb)
        try copier.write()
        try copy.close()
        let second = try #require(
            try Dataset.open(folder.path("b.gpkg"), driver: .geoPackage).layers()[0].cursor().next())
        #expect(try second.geometryText() == text)
        #expect(throws: GDALError.self) { try copier.setGeometry(wkb: [1, 3, 0]) }
    }

    @Test("a point, a line and several lines are what is read back")
    func pointsAndLines() throws {
        let folder = try TemporaryFolder()
        let dataset = try Dataset.create(folder.path("a.gpkg"), driver: .geoPackage)
        let writer = try dataset.createLayer(LayerDefinition(name: "a", geometry: .unknown))
        try writer.setPoint(x: 3, y: 4)
        try writer.write()
        try writer.setLines([[0, 0, 1, 2, 3, 0]])
        try writer.write()
        try writer.setLines([[0, 0, 1, 2], [5, 5, 6, 6, 7, 5]])
        try writer.write()
        try writer.setLines([[0, 0, 1, 2]], asMultiLine: true)
        try writer.write()
        try dataset.close()
        let cursor = try Dataset.open(folder.path("a.gpkg"), driver: .geoPackage).layers()[0].cursor()
        var texts: [String?] = []
        while let feature = try cursor.next() { texts.append(try feature.geometryText()) }
        #expect(
            texts == [
                "POINT (3 4)", "LINESTRING (0 0,1 2,3 0)", "MULTILINESTRING ((0 0,1 2),(5 5,6 6,7 5))",
                "MULTILINESTRING ((0 0,1 2))",
            ])
    }
}
