import CSQLite
import Foundation
import GDALBridge
import LandModel
import TestSupport
import Testing

@testable import Readers

@Suite struct DatabaseInspectionTests {
    private func inspect(_ path: String, _ layer: String? = nil) -> SourceInspection {
        SourceInspector.inspect(InspectionRequest(path: path, layer: layer))
    }

    @Test(
        "a sound GeoPackage and a sound geodatabase",
        arguments: [
            (VectorDriver.geoPackage, "a.gpkg", SourceLayer.Format.geoPackage, "fid", "geom"),
            (.fileGeodatabase, "a.gdb", .fileGeodatabase, "OBJECTID", "SHAPE"),
        ])
    func sound(
        driver: VectorDriver, name: String, format: SourceLayer.Format, featureID: String, geometry: String
    ) throws {
        let folder = try TemporaryFolder()
        try SourceBuilder(driver: driver).write(folder.path(name))
        let source = try #require(inspect(folder.path(name)).source)
        #expect(source.format == format)
        #expect(source.featureIDColumn == featureID)
        #expect(source.geometryColumn == geometry)
        #expect(source.declaredCount == 3)
        #expect(source.fields.map(\.name).prefix(5) == ["BSM", "DLBM", "DLMC", "ZLDWDM", "TBMJ"])
        #expect(source.coordinates == .geographic(.cgcs2000))
        #expect(source.encoding == .utf8)
        #expect(source.name == folder.path(name) + ":DLTB")
    }

    @Test("a SQLite file that is no GeoPackage")
    func plainDatabase() throws {
        let folder = try TemporaryFolder()
        try SourceBuilder().write(folder.path("a.gpkg"))
        try folder.patch("a.gpkg") { bytes in
            for at in 68..<72 { bytes[at] = 0 }
            // The table of contents goes by another name, in the schema and in the statement that made it.
            let name = Array("gpkg_contents".utf8)
            for at in bytes.indices where bytes[at...].starts(with: name) {
                bytes[at + name.count - 1] = UInt8(ascii: "z")
            }
        }
        #expect(
            inspect(folder.path("a.gpkg")).problems == [
                .otherFormatInside(expected: .geoPackage, found: "SQLite database")
            ])
    }

    @Test("a file that another program holds is told as locked, not as damaged")
    func locked() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("a.gpkg")
        try SourceBuilder().write(path)
        var handle: OpaquePointer?
        defer { sqlite3_close(handle) }
        try #require(sqlite3_open(path, &handle) == SQLITE_OK)
        try #require(sqlite3_exec(handle, "BEGIN EXCLUSIVE", nil, nil, nil) == SQLITE_OK)
        #expect(inspect(path).problems == [.locked(cause: "database is locked")])
        try #require(sqlite3_exec(handle, "ROLLBACK", nil, nil, nil) == SQLITE_OK)
        #expect(inspect(path).problems == [])
    }

    @Test("a file with SQLite's first bytes and nothing else")
    func hollowDatabase() throws {
        let folder = try TemporaryFolder()
        let bytes = [UInt8]("SQLite format 3\0".utf8) + [UInt8](repeating: 0, count: 200)
        let path = try folder.write("a.gpkg", Data(bytes))
        #expect(inspect(path).problems == [.cannotOpen(cause: "file is not a database")])
    }

    @Test("a GeoPackage cut short does not open")
    func cutShort() throws {
        let folder = try TemporaryFolder()
        try SourceBuilder().write(folder.path("a.gpkg"))
        try folder.patch("a.gpkg") { $0 = Array($0.prefix($0.count / 3)) }
        let problems = inspect(folder.path("a.gpkg")).problems
        #expect(problems.count == 1)
        guard case .cannotOpen = problems.first else {
            Issue.record("\(problems)")
            return
        }
    }

    @Test("a GeoPackage with another application id is read and told")
    func applicationID() throws {
        let folder = try TemporaryFolder()
        try SourceBuilder().write(folder.path("a.gpkg"))
        try folder.patch("a.gpkg") { for at in 68..<72 { $0[at] = 0 } }
        let inspection = inspect(folder.path("a.gpkg"))
        #expect(inspection.problems == [])
        #expect(inspection.evidence(.applicationID)?["found"] == "00000000")
    }

    @Test("a GeoPackage in log mode without a log is read and leaves no files")
    func logMode() throws {
        let folder = try TemporaryFolder()
        try SourceBuilder().write(folder.path("a.gpkg"))
        try folder.patch("a.gpkg") { ($0[18], $0[19]) = (2, 2) }
        let inspection = inspect(folder.path("a.gpkg"))
        #expect(inspection.problems == [])
        #expect(inspection.evidence(.openedImmutable) != nil)
        let source = try #require(inspection.source)
        #expect(source.declaredCount == 3)
        let scan = try openScan(source, ScanRequest(text: ["DLBM"], geometry: true))
        var report = ScanReport()
        for unit in try scanUnits(of: source, featuresPerUnit: 2) {
            report.merge(try scan.read(unit) { _ in })
        }
        #expect(report.delivered == 3)
        #expect(folder.names == ["a.gpkg"])
    }

    @Test("a log that a program left behind is read with the file, and neither is changed")
    func logLeftBehind() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("a.gpkg")
        try SourceBuilder().write(path)
        var handle: OpaquePointer?
        defer { sqlite3_close(handle) }
        try #require(sqlite3_open(path, &handle) == SQLITE_OK)
        // Without the triggers, which call functions that only a GIS has.
        let sql = """
            PRAGMA writable_schema=ON; DELETE FROM sqlite_master WHERE type = 'trigger'; PRAGMA writable_schema=RESET;
            PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0; UPDATE DLTB SET DLMC = '茶园'
            """
        try #require(sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK)
        // As the program would leave them when it dies.
        let copies = ["b.gpkg", "b.gpkg-shm", "b.gpkg-wal"]
        for copy in copies {
            try FileManager.default.copyItem(
                atPath: folder.path("a" + copy.dropFirst()), toPath: folder.path(copy))
        }
        func bytes(_ name: String) throws -> Data {
            try Data(contentsOf: folder.url.appendingPathComponent(name))
        }
        let before = try (bytes("b.gpkg"), bytes("b.gpkg-wal"))
        let inspection = inspect(folder.path("b.gpkg"))
        #expect(inspection.evidence(.logBeside)?["bytes"] == "\(before.1.count)")
        let source = try #require(inspection.source)
        let scan = try openScan(source, ScanRequest(text: ["DLMC"], geometry: true))
        var names: [String] = []
        for unit in try scanUnits(of: source, featuresPerUnit: 2) {
            _ = try scan.read(unit) { batch in names += (0..<batch.count).map { batch.text[0][$0] ?? "" } }
        }
        #expect(names == ["茶园", "茶园", "茶园"])
        #expect(try bytes("b.gpkg") == before.0)
        #expect(try bytes("b.gpkg-wal") == before.1)
    }

    @Test(
        "a log or journal with unsaved pages stops, and nothing is touched", arguments: ["-wal", "-journal"])
    func unfinished(suffix: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.path("a.gpkg")
        try SourceBuilder().write(path)
        try folder.patch("a.gpkg") { ($0[18], $0[19]) = (2, 2) }
        try folder.write("a.gpkg" + suffix, Data(repeating: 7, count: 64))
        let before = folder.names
        #expect(
            inspect(path).problems == [
                .unfinishedLog(file: path + suffix, bytes: 64, folderWritable: true)
            ])
        #expect(folder.names == before)
    }

    @Test("a folder that cannot be written to is told beside the log", .disabled(if: getuid() == 0))
    func readOnlyFolder() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.gpkg-wal", Data(repeating: 7, count: 64))
        try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder.path)
        defer {
            try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path)
        }
        #expect(GeoPackageLog(folder.path("a.gpkg")).isFolderWritable == false)
    }

    @Test(
        "a compressed, missing or damaged table of a geodatabase is named",
        arguments: [
            (".gdbtable.cdf", UnreadableTable.compressed), ("", .fileMissing), ("damage", .damaged),
        ])
    func unreadableTable(replacement: String, reason: UnreadableTable) throws {
        let folder = try TemporaryFolder()
        let path = folder.path("a.gdb")
        let dataset = try Dataset.create(path, driver: .fileGeodatabase)
        for name in ["DLTB", "XZQ"] {
            try SourceBuilder(driver: .fileGeodatabase, layer: name).add(to: dataset)
        }
        try dataset.close()
        // Tables 1 to 8 are the system's; the first layer's is the ninth.
        if replacement == "damage" {
            try folder.patch("a.gdb/a00000009.gdbtable") { $0 = [UInt8](repeating: 0xEE, count: 64) }
        } else if replacement.isEmpty {
            try folder.remove("a.gdb/a00000009.gdbtable")
        } else {
            try folder.rename("a.gdb/a00000009.gdbtable", "a.gdb/a00000009" + replacement)
        }
        let fault = SourceFault(path, layer: "DLTB", .layerUnreadable(table: "DLTB", reason: reason))
        #expect(inspect(path, "DLTB").faults == [fault])
        #expect(inspect(path).faults == [fault, SourceFault(path, .layerNotStated(candidates: ["XZQ"]))])
        #expect(inspect(path, "XZQ").source?.declaredCount == 3)
    }
}
