import CSQLite

/// A prepared statement; keeps its connection alive.
///
/// Columns are read in place: a buffer is borrowed and lasts until the next `step`, `reset` or end of life.
package final class Statement {
    /// Storage class of one value; SQLite columns are typed by value, not by declaration.
    package enum Kind: Sendable { case integer, real, text, blob, null }

    private let handle: OpaquePointer
    private let database: Database

    init(_ sql: String, on database: Database) throws(SQLiteError) {
        var prepared: OpaquePointer?
        let code = sqlite3_prepare_v2(database.handle, sql, -1, &prepared, nil)
        guard code == SQLITE_OK else { throw database.error(code) }
        // No statement for a text of blanks or comments alone.
        guard let prepared else { throw SQLiteError(code: SQLITE_MISUSE, message: "no statement") }
        handle = prepared
        self.database = database
    }

    deinit { sqlite3_finalize(handle) }

    /// Parameters count from 1.
    package func bind(_ value: Int64, at parameter: Int32) throws(SQLiteError) {
        let code = sqlite3_bind_int64(handle, parameter, value)
        guard code == SQLITE_OK else { throw database.error(code) }
    }

    package func bind(_ value: String, at parameter: Int32) throws(SQLiteError) {
        let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        let code = sqlite3_bind_text(handle, parameter, value, -1, transient)
        guard code == SQLITE_OK else { throw database.error(code) }
    }

    /// Moves to the next row; `false` after the last. Every other result is an error: a damaged file never ends early.
    package func step() throws(SQLiteError) -> Bool {
        let code = sqlite3_step(handle)
        if code == SQLITE_ROW { return true }
        if code == SQLITE_DONE { return false }
        throw database.error(code)
    }

    package func reset() {
        // Returns the code of the last step, which has been thrown already.
        sqlite3_reset(handle)
    }

    /// One value; the bytes of a text or blob are borrowed where they lie until the next step.
    package struct Value {
        package let kind: Kind
        /// The number itself, or the address of the bytes.
        private let bits: UInt64
        private let count: Int

        @inline(__always)
        init(_ kind: Kind, bits: UInt64 = 0, count: Int = 0) {
            self.kind = kind
            self.bits = bits
            self.count = count
        }

        /// Of a value of kind `integer`.
        package var integer: Int64 { Int64(bitPattern: bits) }
        /// Of a value of kind `real`.
        package var real: Double { Double(bitPattern: bits) }
        /// Of a value of kind `text` or `blob`. Text is in the file's own encoding: callers make sure that it is
        /// UTF-8 (`PRAGMA encoding`) or ask for `convertedBytes`.
        package var bytes: UnsafeRawBufferPointer {
            UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: UInt(bits)), count: count)
        }
    }

    package func value(_ column: Int32) -> Value {
        // Values are "protected" here: the connection has no mutex and never leaves its thread.
        let value = sqlite3_column_value(handle, column)
        switch sqlite3_value_type(value) {
        case SQLITE_TEXT: return Self.bytes(value, .text)
        case SQLITE_BLOB: return Self.bytes(value, .blob)
        case SQLITE_INTEGER: return Value(.integer, bits: UInt64(bitPattern: sqlite3_value_int64(value)))
        case SQLITE_FLOAT: return Value(.real, bits: sqlite3_value_double(value).bitPattern)
        default: return Value(.null)
        }
    }

    @inline(__always)
    private static func bytes(_ value: OpaquePointer?, _ kind: Kind) -> Value {
        // NULL for an empty value; the pointer must be asked for before the length.
        guard let start = sqlite3_value_blob(value) else { return Value(kind) }
        return Value(kind, bits: UInt64(UInt(bitPattern: start)), count: Int(sqlite3_value_bytes(value)))
    }

    package func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

    /// Bytes of a value as UTF-8, converted where the file keeps another encoding; borrowed like `value`.
    package func convertedBytes(_ column: Int32) -> UnsafeRawBufferPointer {
        let start = sqlite3_column_text(handle, column)
        return UnsafeRawBufferPointer(
            start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(handle, column)))
    }

    /// A value as text; `nil` for NULL.
    package func text(_ column: Int32) -> String? {
        guard let start = sqlite3_column_text(handle, column) else { return nil }
        let count = Int(sqlite3_column_bytes(handle, column))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }
}
