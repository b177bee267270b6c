import CSQLite
import Foundation
import LandModel
import TestSupport
import Testing

@testable import Readers

/// Pages read without SQLite give what SQLite gives.
@Suite struct GeoPackagePageScanTests {
    private static let box = BinaryGeometry.blob(BinaryGeometry.wkb([[Rings.box(0, 0, 1, 1)]]))

    private static func pages(_ source: SourceLayer, _ request: ScanRequest) throws -> GeoPackagePageScan? {
        try GeoPackagePageScan(GeoPackageFile(source), request)
    }

    private static func sqlite(_ source: SourceLayer, _ request: ScanRequest) throws -> GeoPackageScan {
        try GeoPackageScan(GeoPackageFile(source), request)
    }

    @Test(
        "random tables in pages of every size",
        arguments: [512, 1_024, 2_048, 4_096, 8_192, 16_384, 32_768, 65_536])
    func random(pageBytes: Int) throws {
        let folder = try TemporaryFolder()
        var generator = SplitMix64(announcing: "GeoPackagePageScanTests.random(\(pageBytes))")
        for number in 0..<4 {
            let reserved: Int32 = [0, 0, 8, 32][number % 4]
            let table = try RandomTable(
                folder.path("\(number).gpkg"), &generator, pageBytes: pageBytes, reserved: reserved)
            let source = table.source
            let scan = try #require(try Self.pages(source, table.request))
            let units = try scanUnits(
                of: source, featuresPerUnit: Int64.random(in: 1...900, using: &generator))
            let own = try Scanned(scan, units, hasGeometry: table.request.geometry)
            let expected = try Scanned(
                Self.sqlite(source, table.request), units, hasGeometry: table.request.geometry)
            #expect(own.rows.count == Int(table.rows))
            let isSame = own == expected
            #expect(isSame, "table \(number)")
        }
    }

    @Test(
        "a tree of several levels, ids with gaps, one unit and many",
        arguments: [50, 1_000, 100_000] as [Int64])
    func deep(featuresPerUnit: Int64) throws {
        let folder = try TemporaryFolder()
        let fixture = try GeoPackageFixture(folder.path("a.gpkg"), pragmas: "PRAGMA page_size=512")
        for id in Int64(1)...8_000 where id % 7 != 0 { try fixture.insert(id * 3, [.null, .integer(id)]) }
        try fixture.finish()
        let source = fixture.source(declaredCount: 6_858)
        let request = ScanRequest(text: ["DLBM"], geometry: false)
        let scan = try #require(try Self.pages(source, request))
        let scanned = try Scanned(
            scan, try scanUnits(of: source, featuresPerUnit: featuresPerUnit), hasGeometry: false)
        let numbers = (Int64(1)...8_000).filter { $0 % 7 != 0 }
        #expect(scanned.rows.map(\.id) == numbers.map { $0 * 3 })
        #expect(scanned.rows.map { $0.text[0] } == numbers.map { "\($0)" })
        try verifyCount(source, scanned.report)
    }

    @Test("the row id in a text and a decimal column, and one column twice")
    func rowID() throws {
        let folder = try TemporaryFolder()
        let fixture = try GeoPackageFixture(folder.path("a.gpkg"))
        for id in [Int64(-3), 7, 1 << 40] { try fixture.insert(id, [.blob(Self.box), .text("0101")]) }
        try fixture.finish()
        var source = fixture.source(declaredCount: 3)
        source.fields.append(.init(name: "fid", kind: .integer))
        let request = ScanRequest(
            text: ["fid", "DLBM", "dlbm"], decimals: [.init(field: "FID", decimals: 0)], geometry: false)
        let scan = try #require(try Self.pages(source, request))
        let scanned = try Scanned(scan, [ScanUnit(features: .min ..< .max)], hasGeometry: false)
        #expect(scanned.rows.map(\.text) == [-3, 7, 1 << 40].map { ["\($0)", "0101", "0101"] })
        #expect(scanned.rows.map(\.decimals) == [[-3], [7], [1 << 40]])
    }

    @Test("the ends of the range of ids", arguments: [[Int64.max], [.min], [.min, .max]])
    func ends(ids: [Int64]) throws {
        let folder = try TemporaryFolder()
        let fixture = try GeoPackageFixture(folder.path("a.gpkg"))
        for id in ids { try fixture.insert(id, [.blob(Self.box), .text("0101")]) }
        try fixture.finish()
        let source = fixture.source(declaredCount: Int64(ids.count))
        let scan = try #require(try Self.pages(source, GeoPackageFixture.request))
        let units = try scanUnits(of: source, featuresPerUnit: 1)
        #expect(try Scanned(scan, units, hasGeometry: true).rows.map(\.id) == ids)
    }

    @Test(
        "what is not understood is left to SQLite",
        arguments: [
            "CREATE TABLE t (fid INTEGER PRIMARY KEY, geom BLOB, c TEXT) WITHOUT ROWID",
            "CREATE TABLE t (fid INT PRIMARY KEY, geom BLOB, c TEXT)",
            "CREATE TABLE t (fid INTEGER PRIMARY KEY DESC, geom BLOB, c TEXT)",
            "CREATE TABLE t (fid INTEGER, geom BLOB, c TEXT, PRIMARY KEY (fid, c))",
            "CREATE TABLE t (fid INTEGER PRIMARY KEY, geom BLOB, g AS (1), c TEXT)",
            "CREATE TABLE t (fid INTEGER PRIMARY KEY, geom BLOB, c TEXT, g AS (1) STORED)",
            "CREATE TABLE t (fid INTEGER PRIMARY KEY, geom BLOB, c TEXT DEFAULT 'x')",
            "PRAGMA encoding='UTF-16be'; CREATE TABLE t (fid INTEGER PRIMARY KEY, geom BLOB, c TEXT)",
        ])
    func fallback(sql: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.path("a.gpkg")
        try execute(
            sql + "; INSERT INTO t (fid, geom, c) VALUES (5, NULL, '0101'), (6, NULL, '0102')", on: path)
        let source = SourceLayer(
            name: "t", path: path, layer: "t", format: .geoPackage, fields: [.init(name: "c", kind: .text)],
            featureIDColumn: "fid", geometryColumn: "geom", declaredCount: 2, coordinates: nil)
        let request = ScanRequest(text: ["c"], geometry: true)
        #expect(try Self.pages(source, request) == nil)
        #expect(try openScan(source, request) is GeoPackageScan)
        let scanned = try Scanned(source, request)
        #expect(scanned.rows.map(\.id) == [5, 6] && scanned.rows.map { $0.text[0] } == ["0101", "0102"])
    }

    @Test("records written before a column was added: NULL, or the default value")
    func added() throws {
        let folder = try TemporaryFolder()
        let fixture = try GeoPackageFixture(folder.path("a.gpkg"))
        for id in Int64(1)...3 { try fixture.insert(id, [.blob(Self.box), .text("0101")]) }
        try fixture.run(
            "ALTER TABLE DLTB ADD COLUMN late REAL; ALTER TABLE DLTB ADD COLUMN later REAL DEFAULT 2")
        try fixture.run("INSERT INTO DLTB (fid, late, later) VALUES (4, 7, 8)")
        try fixture.finish()
        var source = fixture.source(declaredCount: 4)
        source.fields += ["late", "later"].map { .init(name: $0, kind: .real) }
        func scan(_ field: String) throws -> (any FeatureScan, [Int64?]) {
            let request = ScanRequest(decimals: [.init(field: field, decimals: 0)], geometry: false)
            let scan = try openScan(source, request)
            let rows = try Scanned(scan, [ScanUnit(features: 0..<9)], hasGeometry: false).rows
            return (scan, rows.map { $0.decimals[0] })
        }
        let (own, late) = try scan("late")
        #expect(own is GeoPackagePageScan && late == [nil, nil, nil, 7])
        let (sqlite, later) = try scan("later")
        #expect(sqlite is GeoPackageScan && later == [2, 2, 2, 8])
    }

    @Test("a log with pages in it is left to SQLite")
    func log() throws {
        let folder = try TemporaryFolder()
        let fixture = try GeoPackageFixture(
            folder.path("a.gpkg"), pragmas: "PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0")
        try fixture.insert(1, [.blob(Self.box), .text("0101")])
        try fixture.run("COMMIT")
        let source = fixture.source(declaredCount: 1)
        #expect(try Self.pages(source, GeoPackageFixture.request) == nil)
        let scanned = try Scanned(source, GeoPackageFixture.request)
        #expect(scanned.rows.map { $0.text[0] } == ["0101"])
    }

    @Test(
        "nobody can write while a scan is open; who does it without asking is found out",
        arguments: [false, true])
    func changed(shortens: Bool) throws {
        let folder = try TemporaryFolder()
        let fixture = try GeoPackageFixture(folder.path("a.gpkg"))
        for id in Int64(1)...5_000 { try fixture.insert(id, [.blob(Self.box), .text("0101")]) }
        try fixture.finish()
        let source = fixture.source(declaredCount: 5_000)
        let scan = try #require(try Self.pages(source, GeoPackageFixture.request))
        var handle: OpaquePointer?
        defer { sqlite3_close(handle) }
        try #require(sqlite3_open(fixture.path, &handle) == SQLITE_OK)
        #expect(sqlite3_exec(handle, "DELETE FROM DLTB", nil, nil, nil) == SQLITE_BUSY)
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: fixture.path))
        defer { try? file.close() }
        #expect(throws: ReadError.changedWhileRead(path: fixture.path, layer: "DLTB")) {
            try scan.read(ScanUnit(features: 0..<6_000)) { _ in
                if shortens {
                    try file.truncate(atOffset: 16_384)
                } else {
                    try file.seek(toOffset: 4_096 * 20)
                    try file.write(contentsOf: [0])
                }
            }
        }
    }

    @Test("declared types are read as SQLite reads them")
    func affinity() throws {
        var handle: OpaquePointer?
        defer { sqlite3_close(handle) }
        try #require(sqlite3_open(":memory:", &handle) == SQLITE_OK)
        let words = [
            "int", "char", "clob", "text", "blob", "real", "floa", "doub", "date", "numeric", "boolean", "x",
        ]
        for type in words + words.flatMap({ first in words.map { "\(first) \($0)" } }) {
            var statement: OpaquePointer?
            defer { sqlite3_finalize(statement) }
            let sql = "DROP TABLE IF EXISTS t; CREATE TABLE t (c \(type)); INSERT INTO t VALUES (1)"
            try #require(sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK)
            try #require(
                sqlite3_prepare_v2(handle, "SELECT typeof(c) FROM t", -1, &statement, nil) == SQLITE_OK)
            try #require(sqlite3_step(statement) == SQLITE_ROW)
            let isReal = sqlite3_column_text(statement, 0).map { String(cString: $0) } == "real"
            #expect(StoredTable.hasRealAffinity(type) == isReal, "\(type)")
        }
    }
}
