import CSQLite

/// A SQLite file system layer that reads a file's pages in blocks where they are asked for in order.
///
/// SQLite asks the system for one page at a time (4 KiB); walking a table through this layer takes about half the
/// time. Mapping the file into memory would be slower (page faults) and would turn a file that is cut while it is
/// read into a signal instead of an error.
///
/// Only for files in rollback-journal mode: the block is thrown away whenever a lock is taken, and nobody who asks
/// SQLite writes while a read lock is held (readers look for changes besides); or for files opened as immutable. A
/// file with a write-ahead log has no such moment and is opened without this layer.
enum ReadAhead {
    /// Name to open files with, or `nil` when SQLite has no file system of its own.
    static let name: String? = register() ? layerName : nil

    private static let layerName = "tuban-read-ahead"

    // SQLite's own object, which it never frees or changes.
    nonisolated(unsafe) static let system = sqlite3_vfs_find(nil)
    // Written once, before SQLite hears of it, and never freed: SQLite keeps the address.
    nonisolated(unsafe) static let methods = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)

    private static func register() -> Bool {
        guard let system else { return false }
        methods.initialize(to: ReadAheadFile.methods())
        let layer = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
        layer.initialize(to: system.pointee)
        let name = UnsafeMutableBufferPointer<CChar>.allocate(capacity: layerName.utf8.count + 1)
        _ = name.initialize(from: layerName.utf8.map { CChar(bitPattern: $0) } + [0])
        layer.pointee.zName = UnsafePointer(name.baseAddress)
        layer.pointee.pNext = nil
        layer.pointee.szOsFile = Int32(ReadAheadFile.ownBytes) + system.pointee.szOsFile
        layer.pointee.xOpen = { _, path, file, flags, outFlags in
            ReadAheadFile.open(path, file, flags, outFlags)
        }
        return sqlite3_vfs_register(layer, 0) == SQLITE_OK
    }
}
