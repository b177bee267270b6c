import CSQLite
import Foundation
import LandModel
import TestSupport
import Testing

@testable import Readers

@Suite struct GeoPackageScanTests {
    private static let box = BinaryGeometry.blob(BinaryGeometry.wkb([[Rings.box(0, 0, 1, 1)]]))
    private static let request = GeoPackageFixture.request

    @Test("values of every storage class, in text and decimal columns")
    func values() throws {
        let folder = try TemporaryFolder()
        let fixture = try GeoPackageFixture(folder.path("a.gpkg"))
        try fixture.insert(1, [.blob(Self.box), .text("0101"), .text("韶关"), .real(1.005)])
        try fixture.insert(2, [.blob(Self.box), .integer(101), .text(""), .integer(7)])
        try fixture.insert(3, [.blob(Self.box), .real(102), .null, .text(" 12.345 ")])
        try fixture.insert(4, [.blob(Self.box), .blob([0x30]), .rawText([0xba, 0xab]), .text("abc")])
        try fixture.insert(5, [.blob(Self.box), .null, .text("a\u{fffd}"), .real(.infinity)])
        try fixture.insert(6, [.blob(Self.box), .null, .null, .null])
        try fixture.finish()
        let source = fixture.source(declaredCount: 6)
        let scanned = try Scanned(source, Self.request)
        try verifyCount(source, scanned.report)
        #expect(scanned.rows.map(\.id) == [1, 2, 3, 4, 5, 6])
        #expect(
            scanned.rows.map(\.text) == [
                ["0101", "韶关"], ["101", ""], ["102", nil], [nil, nil], [nil, nil], [nil, nil],
            ])
        #expect(scanned.rows.map(\.undecodable) == [[], [], [], [0, 1], [1], []])
        #expect(scanned.rows.map(\.decimals) == [[101], [700], [1235], [nil], [nil], [nil]])
        #expect(scanned.rows.map(\.notNumbers) == [[], [], [], [0], [0], []])
    }

    @Test("geometries that are none")
    func geometries() throws {
        let folder = try TemporaryFolder()
        let fixture = try GeoPackageFixture(folder.path("a.gpkg"))
        var empty = BinaryGeometry()
        empty.header(3, 0)
        var point = BinaryGeometry()
        point.header(1, 0)
        let values: [GeoPackageFixture.Value] = [
            .null, .blob(BinaryGeometry.blob(empty.bytes, flags: 0x11)),
            .blob(BinaryGeometry.blob(point.bytes)),
            .blob(Array(Self.box.dropLast())), .blob([]), .text("POLYGON"), .blob(Self.box),
        ]
        for (index, value) in values.enumerated() { try fixture.insert(Int64(index + 1), [value]) }
        try fixture.finish()
        let scanned = try Scanned(fixture.source(declaredCount: 7), Self.request)
        #expect(
            scanned.rows.map(\.state) == [
                .null, .empty, .notPolygonal, .corrupt, .corrupt, .corrupt, .polygon,
            ])
        #expect(scanned.rows.map(\.polygons.count) == [0, 0, 0, 0, 0, 0, 1])
    }

    @Test("ids with gaps of any size: each feature in one unit", arguments: [1, 7, 1_000] as [Int64])
    func sparse(featuresPerUnit: Int64) throws {
        let folder = try TemporaryFolder()
        let ids: [Int64] =
            [Int64.min, -5_000_000_000, -1, 0, 1, 2, 3, 500, 501] + Array(900...1_300) + [
                1 << 40, .max - 1, .max,
            ]
        let fixture = try GeoPackageFixture(folder.path("a.gpkg"))
        for id in ids { try fixture.insert(id, [.blob(Self.box), .text("\(id)")]) }
        try fixture.finish()
        let source = fixture.source(declaredCount: Int64(ids.count))
        let scanned = try Scanned(source, Self.request, featuresPerUnit: featuresPerUnit)
        #expect(scanned.rows.map(\.id) == ids)
        #expect(scanned.rows.map { $0.text[0] } == ids.map { "\($0)" })
        #expect(scanned.units.count <= ids.count / Int(featuresPerUnit) + 1)
        try verifyCount(source, scanned.report)
    }

    @Test("ids without gaps: units of equal size; a batch is bounded", arguments: [1, 7, 1_000] as [Int64])
    func dense(featuresPerUnit: Int64) throws {
        let folder = try TemporaryFolder()
        let fixture = try GeoPackageFixture(folder.path("a.gpkg"))
        for id in Int64(11)...2_510 { try fixture.insert(id, [.blob(Self.box), .text("\(id)")]) }
        try fixture.finish()
        let source = fixture.source(declaredCount: 2_500)
        let scanned = try Scanned(source, Self.request, featuresPerUnit: featuresPerUnit)
        #expect(scanned.rows.map(\.id) == Array(11...2_510))
        #expect(scanned.units.allSatisfy { $0.features.count <= featuresPerUnit })
        #expect(scanned.largestBatch <= 1_024)
        try verifyCount(source, scanned.report)
    }

    @Test("features of many vertices end a batch early")
    func largeFeatures() throws {
        let folder = try TemporaryFolder()
        let fixture = try GeoPackageFixture(folder.path("a.gpkg"))
        let ring = (0..<100_000).map { Double($0) } + [0, 1]
        let blob = BinaryGeometry.blob(BinaryGeometry.wkb([[ring]]))
        for id in Int64(1)...8 { try fixture.insert(id, [.blob(blob)]) }
        try fixture.finish()
        let scanned = try Scanned(fixture.source(declaredCount: 8), Self.request)
        #expect(scanned.rows.count == 8 && scanned.rows.allSatisfy { $0.polygons == [[ring]] })
        #expect(scanned.largestBatch == 6)
    }

    @Test("an empty table has no units")
    func empty() throws {
        let folder = try TemporaryFolder()
        let fixture = try GeoPackageFixture(folder.path("a.gpkg"))
        try fixture.finish()
        let scanned = try Scanned(fixture.source(declaredCount: 0), Self.request)
        #expect(scanned.units.isEmpty && scanned.rows.isEmpty)
    }

    @Test("a file in UTF-16 reads like one in UTF-8")
    func utf16() throws {
        let folder = try TemporaryFolder()
        let fixture = try GeoPackageFixture(folder.path("a.gpkg"), pragmas: "PRAGMA encoding='UTF-16le'")
        try fixture.insert(1, [.blob(Self.box), .text("0101"), .text("坐落"), .text("1.25")])
        try fixture.finish()
        let scanned = try Scanned(fixture.source(declaredCount: 1), Self.request)
        #expect(scanned.rows[0].text == ["0101", "坐落"] && scanned.rows[0].decimals == [125])
    }

    @Test("who writes between two units is found out, in the file or in its log", arguments: [false, true])
    func changed(inLog: Bool) throws {
        let folder = try TemporaryFolder()
        let fixture = try GeoPackageFixture(
            folder.path("a.gpkg"),
            pragmas: inLog ? "PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0" : "")
        for id in Int64(1)...20 { try fixture.insert(id, [.blob(Self.box), .text("0101")]) }
        if inLog { try fixture.run("COMMIT") } else { try fixture.finish() }
        let source = fixture.source(declaredCount: 20)
        let scan = try GeoPackageScan(GeoPackageFile(source), Self.request)
        #expect(try scan.read(ScanUnit(features: 0..<10)) { _ in }.delivered == 9)
        var handle: OpaquePointer?
        defer { sqlite3_close(handle) }
        try #require(sqlite3_open(fixture.path, &handle) == SQLITE_OK)
        let change = "PRAGMA wal_autocheckpoint=0; DELETE FROM DLTB WHERE fid > 15"
        try #require(sqlite3_exec(handle, change, nil, nil, nil) == SQLITE_OK)
        #expect(throws: ReadError.changedWhileRead(path: fixture.path, layer: "DLTB")) {
            try scan.read(ScanUnit(features: 10..<21)) { _ in }
        }
    }

    @Test("a view, a virtual table and a missing layer are refused by name")
    func notTables() throws {
        let folder = try TemporaryFolder()
        let fixture = try GeoPackageFixture(folder.path("a.gpkg"))
        try fixture.run("CREATE VIEW v AS SELECT * FROM DLTB; CREATE VIRTUAL TABLE r USING rtree(fid, a, b)")
        try fixture.finish()
        for (layer, kind) in [("v", "view"), ("r", "virtual table")] {
            let source = fixture.source(declaredCount: 0, layer: layer)
            #expect(throws: ReadError.layerNotTable(path: fixture.path, layer: layer, kind: kind)) {
                try openScan(source, ScanRequest(geometry: false))
            }
        }
        #expect(throws: ReadError.layerMissing(path: fixture.path, layer: "x")) {
            try openScan(fixture.source(declaredCount: 0, layer: "x"), ScanRequest(geometry: false))
        }
    }

    @Test("a field the table lacks is an error, not a text of its name")
    func missingField() throws {
        let folder = try TemporaryFolder()
        let fixture = try GeoPackageFixture(folder.path("a.gpkg"))
        try fixture.finish()
        var source = fixture.source(declaredCount: 0)
        #expect(
            throws: ReadError.fieldMissing(
                path: source.path, layer: "DLTB", field: "ZLDWDM",
                available: ["DLBM", "名 \"称", "TBMJ", "NUM"])
        ) { try openScan(source, ScanRequest(text: ["ZLDWDM"], geometry: false)) }
        source.fields.append(.init(name: "ZLDWDM", kind: .text))
        let error = #expect(throws: ReadError.self) {
            try openScan(source, ScanRequest(text: ["ZLDWDM"], geometry: false))
        }
        guard case .readFailed(_, _, nil, let cause) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(cause.contains("no such column: DLTB.ZLDWDM"))
    }

    @Test("a damaged page stops the scan with the last feature read")
    func damaged() throws {
        let folder = try TemporaryFolder()
        let fixture = try GeoPackageFixture(folder.path("a.gpkg"))
        let blob =
            BinaryGeometry.blob(BinaryGeometry.wkb([[Rings.box(0, 0, 1, 1)]]))
            + Array(repeating: 0, count: 900)
        for id in Int64(1)...3_000 { try fixture.insert(id, [.blob(blob)]) }
        try fixture.finish()
        var data = try Data(contentsOf: URL(fileURLWithPath: fixture.path))
        data.overwrite(300 * 4_096, Array(repeating: 0, count: 4_096))
        try data.write(to: URL(fileURLWithPath: fixture.path))
        let source = fixture.source(declaredCount: 3_000)
        let units = try scanUnits(of: source, featuresPerUnit: 1_000)
        func error(_ scan: any FeatureScan) -> ReadError? {
            #expect(throws: ReadError.self) { try Scanned(scan, units, hasGeometry: true) }
        }
        guard
            case .pageDamaged(fixture.path, "DLTB", 301, "page kind", let after) = error(
                try openScan(source, Self.request))
        else {
            Issue.record("no error of a page")
            return
        }
        #expect((800...1_300).contains(after ?? 0))
        let sqlite = try GeoPackageScan(GeoPackageFile(source), Self.request)
        guard case .readFailed(fixture.path, "DLTB", after, let cause) = error(sqlite) else {
            Issue.record("no error of SQLite")
            return
        }
        #expect(cause.hasPrefix("database disk image is malformed"))
    }

    @Test("counts that do not agree, files that are not there")
    func counts() throws {
        let folder = try TemporaryFolder()
        let fixture = try GeoPackageFixture(folder.path("a.gpkg"))
        try fixture.insert(1, [.blob(Self.box)])
        try fixture.finish()
        let source = fixture.source(declaredCount: 2)
        let scanned = try Scanned(source, Self.request)
        #expect(
            throws: ReadError.countMismatch(
                path: source.path, layer: "DLTB", declared: 2, delivered: 1, deleted: 0)
        ) { try verifyCount(source, scanned.report) }
        var missing = source
        missing.path = folder.path("missing.gpkg")
        #expect(throws: ReadError.cannotOpen(path: missing.path, layer: "DLTB", reason: .missing)) {
            try openScan(missing, Self.request)
        }
    }

    @Test("what the handler throws comes out as it is")
    func handler() throws {
        struct Stop: Error {}
        let folder = try TemporaryFolder()
        let fixture = try GeoPackageFixture(folder.path("a.gpkg"))
        try fixture.insert(1, [.blob(Self.box)])
        try fixture.finish()
        let source = fixture.source(declaredCount: 1)
        let scan = try openScan(source, Self.request)
        #expect(throws: Stop.self) {
            try scan.read(ScanUnit(features: 0..<10)) { _ in throw Stop() }
        }
    }
}
