import Foundation
import GDALBridge
import LandModel
import TestSupport
import Testing

@testable import Readers

@Suite struct SourceLocationTests {
    private func problems(_ path: String) -> [SourceProblem] {
        SourceInspector.inspect(InspectionRequest(path: path)).problems
    }

    @Test(
        "connections, virtual files and addresses are refused",
        arguments: [
            ("/vsizip//tmp/a.zip/a.shp", "/vsi"), ("PG:dbname=land", "PG:"), ("pg:dbname=land", "PG:"),
            ("https://example.org/a.gpkg", "https://"), ("GPKG:/tmp/a.gpkg:t", "GPKG:"),
        ])
    func notLocal(path: String, prefix: String) {
        #expect(problems(path) == [.pathNotLocal(prefix: prefix)])
    }

    @Test("a missing path names its neighbours")
    func missing() throws {
        let folder = try TemporaryFolder()
        try folder.write("DLTB.shp", "")
        #expect(problems(folder.path("DLBT.shp")) == [.pathMissing(similar: ["DLTB.shp"])])
    }

    @Test(
        "an OGR VRT under another name is refused, alone and in a folder",
        arguments: [
            ("a.shp", SourceLayer.Format.shapefile), ("a.gpkg", .geoPackage),
        ])
    func disguised(name: String, format: SourceLayer.Format) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            name, "<OGRVRTDataSource><OGRVRTLayer name=\"a\"></OGRVRTLayer></OGRVRTDataSource>")
        let expected = [SourceProblem.otherFormatInside(expected: format, found: "OGR VRT")]
        #expect(problems(path) == expected)
        #expect(problems(folder.path) == expected)
    }

    @Test(
        "other content is named",
        arguments: [
            ("a.shp", [UInt8]("{\"type\":\"FeatureCollection\"}".utf8), SourceLayer.Format.shapefile, "JSON"),
            ("b.shp", [UInt8]("[{\"type\":\"Feature\"}]".utf8), .shapefile, "JSON"),
            ("a.gpkg", [0, 0, 0x27, 0x0A], .geoPackage, "shapefile"),
            ("a.gpkg", [], .geoPackage, "empty file"),
            ("a.gpkg", [UInt8]("SQLite format 3\0".utf8), .geoPackage, "SQLite database cut short"),
            ("a.shp", [1, 2, 3], .shapefile, "unknown"),
        ])
    func otherContent(name: String, bytes: [UInt8], format: SourceLayer.Format, found: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(name, Data(bytes))
        #expect(problems(path) == [.otherFormatInside(expected: format, found: found)])
    }

    @Test(
        "a VCT exchange file is recognised by content and by name",
        arguments: [
            ("land.vct", "HeadBegin\nDataMark:LANDUSE-VCT\n"), ("land.txt", "HeadBegin\nVersion:3.0\n"),
            ("land.VCT", "anything"),
        ])
    func exchangeFile(name: String, text: String) throws {
        let folder = try TemporaryFolder()
        #expect(problems(try folder.write(name, text)) == [.exchangeFile])
    }

    @Test(
        "a personal geodatabase is recognised by content and by name",
        arguments: [
            ("land.mdb", "\0\u{1}\0\0Standard Jet DB\0"), ("land.dat", "\0\u{1}\0\0Standard ACE DB\0"),
            ("land.MDB", "anything"),
        ])
    func personalGeodatabase(name: String, text: String) throws {
        let folder = try TemporaryFolder()
        #expect(problems(try folder.write(name, text)) == [.personalGeodatabase])
    }

    @Test(
        "packed files are refused",
        arguments: [
            ("a.zip", [UInt8]("PK\u{3}\u{4}".utf8), "zip"), ("a.gpkg", [UInt8]("PK\u{3}\u{4}".utf8), "zip"),
            ("a.rar", [UInt8]("Rar!".utf8), "rar"), ("a.7z", [0x37, 0x7A, 0xBC, 0xAF], "7z"),
        ])
    func archive(name: String, bytes: [UInt8], kind: String) throws {
        let folder = try TemporaryFolder()
        #expect(problems(try folder.write(name, Data(bytes))) == [.archive(kind: kind)])
    }

    @Test("a side file points to its .shp")
    func sideFile() throws {
        let folder = try TemporaryFolder()
        let path = try SourceBuilder.shapefile(folder)
        #expect(problems(folder.path("DLTB.dbf")) == [.sideFile(main: path)])
        try folder.remove("DLTB.shp")
        #expect(problems(folder.path("DLTB.dbf")) == [.sideFile(main: nil)])
    }

    @Test("a folder without sources names what it holds")
    func emptyFolder() throws {
        let folder = try TemporaryFolder()
        let inner = try folder.write("440203/land.mdb", "x")
        #expect(problems(folder.path) == [.folderWithoutSources(others: [inner])])
        #expect(problems(folder.path("440203")) == [.folderWithoutSources(others: [inner])])
    }

    @Test("a folder called .gdb that is no geodatabase")
    func hollowGeodatabase() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.gdb/readme.txt", "")
        #expect(
            problems(folder.path("a.gdb")) == [
                .otherFormatInside(
                    expected: .fileGeodatabase, found: "folder without a00000001.gdbtable")
            ])
    }

    @Test("a delivery folder gives all its layers, Chinese names unharmed")
    func folder() throws {
        let folder = try TemporaryFolder()
        let inner = folder.path("韶关 440203")
        try FileManager.default.createDirectory(atPath: inner, withIntermediateDirectories: true)
        try SourceBuilder(driver: .geoPackage).write(inner + "/图斑.gpkg")
        try SourceBuilder(driver: .fileGeodatabase, layer: "XZQ").write(inner + "/a.gdb")
        _ = try SourceBuilder.shapefile(folder, "CJDCQ")
        let inspection = SourceInspector.inspect(
            InspectionRequest(path: folder.path, layer: "xzq", describesAllLayers: true))
        #expect(inspection.faults.isEmpty)
        #expect(inspection.layers.map(\.name) == ["CJDCQ", "XZQ", "DLTB"])
        #expect(inspection.source?.layer == "XZQ")
        #expect(inspection.source?.format == .fileGeodatabase)
    }
}
