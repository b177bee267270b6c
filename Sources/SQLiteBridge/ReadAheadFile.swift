import CSQLite

/// One open file of the layer, as it lies in the memory SQLite gives: these members, then the system's own file.
struct ReadAheadFile {
    /// A fraction of a core's second-level cache.
    static let blockBytes: Int64 = 65_536
    /// Where the system's file begins.
    static let ownBytes = (MemoryLayout<ReadAheadFile>.stride + 15) & ~15

    /// First, as SQLite finds the methods through it.
    private var base = sqlite3_file()
    private var block: UnsafeMutableRawPointer?
    /// Offset and length of what `block` holds.
    private var start: Int64 = 0
    private var count: Int64 = 0
    /// End of the last read that went past the block.
    private var lastEnd: Int64 = -1

    static func open(
        _ path: UnsafePointer<CChar>?, _ file: UnsafeMutablePointer<sqlite3_file>?, _ flags: Int32,
        _ outFlags: UnsafeMutablePointer<Int32>?
    ) -> Int32 {
        guard let file, let system = ReadAhead.system, let open = system.pointee.xOpen else {
            return SQLITE_CANTOPEN
        }
        // Journals and temporary files are the system's alone.
        guard flags & SQLITE_OPEN_MAIN_DB != 0 else { return open(system, path, file, flags, outFlags) }
        UnsafeMutableRawPointer(file).initializeMemory(as: ReadAheadFile.self, to: ReadAheadFile())
        let inner = inner(file)
        let code = open(system, path, inner, flags, outFlags)
        // SQLite closes what has methods, also after a failed open.
        if inner.pointee.pMethods != nil { file.pointee.pMethods = UnsafePointer(ReadAhead.methods) }
        return code
    }

    /// Version 1: no shared memory (so no write-ahead log) and no mapping.
    static func methods() -> sqlite3_io_methods {
        var methods = sqlite3_io_methods()
        methods.iVersion = 1
        methods.xRead = { file, buffer, count, offset in
            ReadAheadFile.read(file, buffer, Int64(count), offset)
        }
        methods.xClose = { file in
            guard let file else { return SQLITE_MISUSE }
            let own = ReadAheadFile.own(file)
            own.pointee.block?.deallocate()
            own.pointee.block = nil
            return ReadAheadFile.call(file, \.xClose) { $0($1) }
        }
        methods.xLock = { file, level in
            guard let file else { return SQLITE_MISUSE }
            ReadAheadFile.own(file).pointee.count = 0
            return ReadAheadFile.call(file, \.xLock) { $0($1, level) }
        }
        methods.xUnlock = { file, level in ReadAheadFile.call(file, \.xUnlock) { $0($1, level) } }
        methods.xFileSize = { file, size in ReadAheadFile.call(file, \.xFileSize) { $0($1, size) } }
        methods.xCheckReservedLock = { file, result in
            ReadAheadFile.call(file, \.xCheckReservedLock) { $0($1, result) }
        }
        methods.xFileControl = { file, operation, argument in
            ReadAheadFile.call(file, \.xFileControl) { $0($1, operation, argument) }
        }
        methods.xSectorSize = { file in ReadAheadFile.call(file, \.xSectorSize) { $0($1) } }
        methods.xDeviceCharacteristics = { file in
            ReadAheadFile.call(file, \.xDeviceCharacteristics) { $0($1) }
        }
        methods.xWrite = { _, _, _, _ in SQLITE_READONLY }
        methods.xTruncate = { _, _ in SQLITE_READONLY }
        methods.xSync = { _, _ in SQLITE_OK }
        return methods
    }

    /// The system's file below one of this layer; any other as it is.
    static func system(_ file: UnsafeMutablePointer<sqlite3_file>) -> UnsafeMutablePointer<sqlite3_file> {
        file.pointee.pMethods == UnsafePointer(ReadAhead.methods) ? inner(file) : file
    }

    private static func read(
        _ file: UnsafeMutablePointer<sqlite3_file>?, _ buffer: UnsafeMutableRawPointer?, _ count: Int64,
        _ offset: Int64
    ) -> Int32 {
        guard let file, let buffer else { return SQLITE_MISUSE }
        let own = own(file)
        if holds(own, count, offset) || fill(own, file, count, offset), let block = own.pointee.block {
            buffer.copyMemory(from: block + Int(offset - own.pointee.start), byteCount: Int(count))
            return SQLITE_OK
        }
        own.pointee.lastEnd = offset + count
        return call(file, \.xRead) { $0($1, buffer, Int32(count), offset) }
    }

    @inline(__always)
    private static func holds(_ own: UnsafeMutablePointer<ReadAheadFile>, _ count: Int64, _ offset: Int64)
        -> Bool
    {
        offset >= own.pointee.start && offset + count <= own.pointee.start + own.pointee.count
    }

    /// Reads a block from `offset` on when the reads go forward; whether it holds what is asked for.
    private static func fill(
        _ own: UnsafeMutablePointer<ReadAheadFile>, _ file: UnsafeMutablePointer<sqlite3_file>,
        _ count: Int64,
        _ offset: Int64
    ) -> Bool {
        let end = own.pointee.start + own.pointee.count
        let forward = own.pointee.count > 0 && offset >= end && offset <= end + blockBytes
        guard forward || offset == own.pointee.lastEnd else { return false }
        var size: sqlite3_int64 = 0
        guard call(file, \.xFileSize, { $0($1, &size) }) == SQLITE_OK else { return false }
        let wanted = min(blockBytes, size - offset)
        guard wanted >= count else { return false }
        let block = own.pointee.block ?? .allocate(byteCount: Int(blockBytes), alignment: 16)
        own.pointee.block = block
        // A failed read leaves an empty block; the page is then asked for alone and its error is the one told.
        let code = call(file, \.xRead) { $0($1, block, Int32(wanted), offset) }
        own.pointee.start = offset
        own.pointee.count = code == SQLITE_OK ? wanted : 0
        return code == SQLITE_OK
    }

    private static func own(_ file: UnsafeMutablePointer<sqlite3_file>) -> UnsafeMutablePointer<ReadAheadFile>
    {
        UnsafeMutableRawPointer(file).assumingMemoryBound(to: ReadAheadFile.self)
    }

    private static func inner(_ file: UnsafeMutablePointer<sqlite3_file>) -> UnsafeMutablePointer<
        sqlite3_file
    > {
        (UnsafeMutableRawPointer(file) + ownBytes).assumingMemoryBound(to: sqlite3_file.self)
    }

    /// Calls a method of the system's file.
    @inline(__always)
    private static func call<Method>(
        _ file: UnsafeMutablePointer<sqlite3_file>?, _ method: KeyPath<sqlite3_io_methods, Method?>,
        _ body: (Method, UnsafeMutablePointer<sqlite3_file>) -> Int32
    ) -> Int32 {
        guard let file else { return SQLITE_MISUSE }
        let inner = inner(file)
        guard let methods = inner.pointee.pMethods, let method = methods.pointee[keyPath: method] else {
            return SQLITE_IOERR
        }
        return body(method, inner)
    }
}
