import CSQLite

/// The bytes of the file below a connection, for who reads its pages without SQLite.
///
/// They come through the file that SQLite itself has open: whoever opens it a second time and closes that drops the
/// locks of every connection of this process (a rule of POSIX), as another worker's opening does. A lock is a request,
/// therefore; readers look for changes themselves.
extension Database {
    /// Begins to read: takes a lock that other readers share and no writer passes, and keeps it until the connection
    /// ends.
    ///
    /// Files opened as immutable know no locks.
    package func hold() throws(SQLiteError) {
        try execute("BEGIN; SELECT 1 FROM sqlite_master LIMIT 1")
    }

    package func fileBytes() throws(SQLiteError) -> Int64 {
        let file = try file()
        guard let size = file.pointee.pMethods?.pointee.xFileSize else { throw Self.noFile }
        var bytes: sqlite3_int64 = 0
        try Self.check(size(file, &bytes))
        return bytes
    }

    /// Fills a buffer with the bytes from `offset` on; an end of the file before its end is an error.
    package func read(_ buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws(SQLiteError) {
        let file = try file()
        guard let read = file.pointee.pMethods?.pointee.xRead else { throw Self.noFile }
        try Self.check(read(file, buffer.baseAddress, Int32(buffer.count), offset))
    }

    private func file() throws(SQLiteError) -> UnsafeMutablePointer<sqlite3_file> {
        var file: UnsafeMutablePointer<sqlite3_file>?
        try Self.check(sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, &file))
        // Borrowed: the file lives as long as the connection.
        guard let file else { throw Self.noFile }
        // What the layer keeps may be older than the file.
        return ReadAheadFile.system(file)
    }

    private static let noFile = SQLiteError(code: SQLITE_MISUSE, message: "no file below the connection")

    /// Methods of a file give a code and leave no message with the connection.
    private static func check(_ code: Int32) throws(SQLiteError) {
        guard code == SQLITE_OK else {
            throw SQLiteError(code: code, message: String(cString: sqlite3_errstr(code)))
        }
    }
}
