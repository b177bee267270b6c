import CSQLite
import Foundation
import SQLiteBridge
import TestSupport
import Testing

@Suite struct DatabaseTests {
    /// Writes a file with one table of `rows` rows of 3 kB.
    static func make(_ path: String, rows: Int, pragmas: String = "") throws {
        var handle: OpaquePointer?
        defer { sqlite3_close(handle) }
        try #require(sqlite3_open(path, &handle) == SQLITE_OK)
        let sql = """
            \(pragmas); CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b BLOB, c REAL);
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(rows))
            INSERT INTO t SELECT i, 'row ' || i, zeroblob(3000), i / 4.0 FROM n;
            """
        try #require(sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK)
    }

    static func sum(_ path: String, immutable: Bool = false) throws -> Int64? {
        try Database(readOnly: path, immutable: immutable).integer("SELECT sum(id) FROM t")
    }

    @Test("values come out as they were stored")
    func values() throws {
        let folder = try TemporaryFolder()
        // Characters that mean something in a URI.
        let path = folder.path("a %20?b#c 数据.db")
        try Self.make(path, rows: 10)
        let database = try Database(readOnly: path, immutable: false)
        let statement = try database.prepare("SELECT id, a, b, c, NULL, '' FROM t WHERE id >= ?")
        try statement.bind(7, at: 1)
        #expect(try statement.step())
        #expect(statement.integer(0) == 7)
        #expect(statement.value(1).kind == .text && Array(statement.value(1).bytes) == Array("row 7".utf8))
        #expect(statement.value(2).kind == .blob && statement.value(2).bytes.count == 3_000)
        #expect(statement.value(3).kind == .real && statement.value(3).real == 1.75)
        #expect(statement.value(4).kind == .null && statement.text(4) == nil)
        #expect(statement.value(5).kind == .text && statement.value(5).bytes.isEmpty)
        var rest = 0
        while try statement.step() { rest += 1 }
        #expect(rest == 3)
    }

    @Test(
        "every page of a file comes out right, whatever the order of reading",
        arguments: [512, 4_096, 65_536])
    func pages(pageSize: Int) throws {
        let folder = try TemporaryFolder()
        let path = folder.path("pages.db")
        try Self.make(path, rows: 2_000, pragmas: "PRAGMA page_size=\(pageSize)")
        let database = try Database(readOnly: path, immutable: false)
        for order in ["id", "id DESC", "id * 7919 % 2000"] {
            let statement = try database.prepare("SELECT id, a, length(b) FROM t ORDER BY \(order)")
            var ids = Set<Int64>()
            while try statement.step() {
                ids.insert(statement.integer(0))
                #expect(statement.text(1) == "row \(statement.integer(0))")
                #expect(statement.integer(2) == 3_000)
            }
            #expect(ids.count == 2_000)
        }
    }

    @Test("a change between two statements is seen")
    func changed() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("changed.db")
        try Self.make(path, rows: 500)
        let database = try Database(readOnly: path, immutable: false)
        #expect(try database.integer("SELECT sum(id) FROM t") == 125_250)
        var handle: OpaquePointer?
        defer { sqlite3_close(handle) }
        try #require(sqlite3_open(path, &handle) == SQLITE_OK)
        try #require(sqlite3_exec(handle, "UPDATE t SET id = -id", nil, nil, nil) == SQLITE_OK)
        #expect(try database.integer("SELECT sum(id) FROM t") == -125_250)
    }

    @Test("nothing can be written, no extension loads")
    func readOnly() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("a.db")
        try Self.make(path, rows: 1)
        let database = try Database(readOnly: path, immutable: false)
        for sql in ["DELETE FROM t", "CREATE TABLE u (x)", "SELECT load_extension('x')"] {
            #expect(throws: SQLiteError.self) { _ = try database.integer(sql) }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.db"])
    }

    @Test("a file with a write-ahead log is read with what the log holds")
    func writeAheadLog() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("wal.db")
        var handle: OpaquePointer?
        defer { sqlite3_close(handle) }
        try #require(sqlite3_open(path, &handle) == SQLITE_OK)
        let sql = "PRAGMA journal_mode=WAL; CREATE TABLE t (id INTEGER PRIMARY KEY); INSERT INTO t VALUES (5)"
        try #require(sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK)
        #expect(try Self.sum(path) == 5)
    }

    @Test("a file in log mode without a log, opened as immutable, reads and leaves no file behind")
    func immutable() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("wal.db")
        try Self.make(path, rows: 2_000, pragmas: "PRAGMA journal_mode=WAL")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["wal.db"])
        #expect(try Self.sum(path, immutable: true) == 2_001_000)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["wal.db"])
    }

    @Test("another program's lock is told as one")
    func locked() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("locked.db")
        try Self.make(path, rows: 1)
        var handle: OpaquePointer?
        defer { sqlite3_close(handle) }
        try #require(sqlite3_open(path, &handle) == SQLITE_OK)
        try #require(sqlite3_exec(handle, "BEGIN EXCLUSIVE", nil, nil, nil) == SQLITE_OK)
        let error = #expect(throws: SQLiteError.self) { try Self.sum(path) }
        #expect(error?.isLocked == true)
    }

    @Test("a damaged page, a cut file and no database are errors")
    func damaged() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("a.db")
        try Self.make(path, rows: 2_000)
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        var damaged = whole
        damaged.replaceSubrange(
            2_000 * 1_024..<2_000 * 1_024 + 4_096, with: Data(repeating: 0xff, count: 4_096))
        try damaged.write(to: URL(fileURLWithPath: path))
        #expect(throws: SQLiteError.self) { try Self.sum(path) }
        try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: path))
        #expect(throws: SQLiteError.self) { try Self.sum(path) }
        try Data("no database at all, but long enough to look like one".utf8).write(
            to: URL(fileURLWithPath: path))
        #expect(throws: SQLiteError.self) { try Self.sum(path) }
        #expect(throws: SQLiteError.self) { try Self.sum(folder.path("missing.db")) }
    }

    @Test("a file that is cut while it is read is an error")
    func cutWhileReading() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("cut.db")
        try Self.make(path, rows: 2_000)
        let database = try Database(readOnly: path, immutable: false)
        let statement = try database.prepare("SELECT id, b FROM t")
        for _ in 0..<100 { #expect(try statement.step()) }
        #expect(truncate(path, 1_000_000) == 0)
        #expect(throws: SQLiteError.self) { while try statement.step() {} }
    }

    @Test("identifiers are quoted")
    func identifiers() {
        #expect(Database.quoted("a\"b") == "\"a\"\"b\"")
        #expect(Database.quoted("地类") == "\"地类\"")
    }
}
