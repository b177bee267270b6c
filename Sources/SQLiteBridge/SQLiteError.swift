import CSQLite

/// What SQLite said when a call failed.
package struct SQLiteError: Error, Hashable, Sendable {
    /// Extended result code (`SQLITE_CORRUPT` and its kin).
    package var code: Int32
    /// SQLite's own words, in English.
    package var message: String

    package init(code: Int32, message: String) {
        self.code = code
        self.message = message
    }

    /// Another connection holds the file.
    package var isLocked: Bool { primaryCode == SQLITE_BUSY || primaryCode == SQLITE_LOCKED }

    /// The file, or one beside it that SQLite needs, cannot be opened.
    package var isCannotOpen: Bool { primaryCode == SQLITE_CANTOPEN }

    /// The result code without its extension.
    private var primaryCode: Int32 { code & 0xff }
}
