import CSQLite
import Glibc

/// One read-only connection to a SQLite file. Not `Sendable`: each worker opens its own.
///
/// Nothing in the file is trusted: no triggers or views run functions with side effects (`trusted_schema` off),
/// no extension loads, no statement can write.
package final class Database {
    let handle: OpaquePointer
    /// Whether the file alone holds the data: no page waits in a write-ahead log.
    package let isWhole: Bool

    /// Opens a file for reading.
    ///
    /// `immutable` skips locks and the write-ahead log: right only where nobody can write (`SQLite.isFrozen`).
    package init(readOnly path: String, immutable: Bool) throws(SQLiteError) {
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI | SQLITE_OPEN_EXRESCODE
        isWhole = immutable || Self.hasRollbackJournal(path)
        let layer = isWhole ? ReadAhead.name : nil
        let code = sqlite3_open_v2(Self.uri(path, immutable: immutable), &opened, flags, layer)
        // Even a failed open gives a handle that carries the message and must be closed.
        guard let opened else { throw SQLiteError(code: code, message: "out of memory") }
        guard code == SQLITE_OK else {
            let message = String(cString: sqlite3_errmsg(opened))
            sqlite3_close_v2(opened)
            throw SQLiteError(code: code, message: message)
        }
        handle = opened
        sqlite3_busy_timeout(handle, 2_000)
        sqlite3_enable_load_extension(handle, 0)
        // A walk needs no page twice: a small cache stays close to the core.
        try execute(
            "PRAGMA trusted_schema=OFF; PRAGMA query_only=ON; PRAGMA mmap_size=0; PRAGMA cache_size=-256;")
    }

    deinit { sqlite3_close_v2(handle) }

    package func prepare(_ sql: String) throws(SQLiteError) -> Statement {
        try Statement(sql, on: self)
    }

    /// First column of the first row as an integer; `nil` for no row or NULL.
    package func integer(_ sql: String, _ bindings: [Int64] = []) throws(SQLiteError) -> Int64? {
        let statement = try prepare(sql)
        for (index, value) in bindings.enumerated() { try statement.bind(value, at: Int32(index + 1)) }
        guard try statement.step(), statement.value(0).kind != .null else { return nil }
        return statement.integer(0)
    }

    /// First column of the first row as text; `nil` for no row or NULL.
    package func text(_ sql: String, _ bindings: [String] = []) throws(SQLiteError) -> String? {
        let statement = try prepare(sql)
        for (index, value) in bindings.enumerated() { try statement.bind(value, at: Int32(index + 1)) }
        guard try statement.step() else { return nil }
        return statement.text(0)
    }

    func execute(_ sql: String) throws(SQLiteError) {
        let code = sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw error(code) }
    }

    func error(_ code: Int32) -> SQLiteError {
        SQLiteError(code: code, message: String(cString: sqlite3_errmsg(handle)))
    }

    /// A name as an SQL identifier, whatever it holds.
    package static func quoted(_ identifier: String) -> String {
        var quoted = "\""
        for character in identifier.unicodeScalars {
            if character == "\"" { quoted.unicodeScalars.append(character) }
            quoted.unicodeScalars.append(character)
        }
        return quoted + "\""
    }

    /// Whether a file may be opened as immutable: its folder cannot be written to and no log waits beside it.
    package static func isFrozen(_ path: String) -> Bool {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        return access(folder, W_OK) != 0 && access(path + "-wal", F_OK) != 0
    }

    /// Whether the file is in the mode that `ReadAhead` asks for (bytes 18 and 19 of the header).
    private static func hasRollbackJournal(_ path: String) -> Bool {
        let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return false }
        defer { close(file) }
        var versions: (UInt8, UInt8) = (0, 0)
        let read = withUnsafeMutableBytes(of: &versions) { pread(file, $0.baseAddress, 2, 18) }
        return read == 2 && versions == (1, 1) && access(path + "-wal", F_OK) != 0
    }

    private static func uri(_ path: String, immutable: Bool) -> String {
        // Two leading slashes would name a host.
        var rest = path.utf8[...]
        while rest.starts(with: "//".utf8) { rest = rest.dropFirst() }
        var uri = Array("file:".utf8)
        for byte in rest {
            switch byte {
            case UInt8(ascii: "%"): uri += "%25".utf8
            case UInt8(ascii: "?"): uri += "%3f".utf8
            case UInt8(ascii: "#"): uri += "%23".utf8
            default: uri.append(byte)
            }
        }
        uri += (immutable ? "?mode=ro&immutable=1" : "?mode=ro").utf8
        return String(decoding: uri, as: UTF8.self)
    }
}
