import SQLiteBridge

/// Pages of a SQLite file, read in blocks where they are asked for in order.
///
/// Two are needed to look at a page while others are read: a page stays where it is until another is asked for.
final class PageReader {
    let format: PageFormat
    private let database: Database
    private let pageCount: Int
    private let block: UnsafeMutableRawPointer
    /// Pages that fit the block.
    private let capacity: Int
    /// First page of the block, and how many it holds.
    private var first = 0
    private var count = 0
    /// The page asked for last.
    private var last = 0

    /// A fraction of a core's second-level cache, and two of the largest pages.
    private static let blockBytes = 131_072
    /// Readable bytes behind the last page: an integer that begins on a page may be read before its length is known.
    static let padding = 16

    init(_ database: Database, _ format: PageFormat) {
        self.database = database
        self.format = format
        pageCount = format.pageCount
        capacity = Self.blockBytes / format.pageBytes
        let bytes = capacity * format.pageBytes + Self.padding
        block = .allocate(byteCount: bytes, alignment: 4_096)
        block.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
    }

    deinit { block.deallocate() }

    /// A page that the block holds already.
    @inline(__always)
    func held(_ number: UInt32) -> UnsafeRawPointer? {
        let index = Int(number) - first
        guard index >= 0, index < count else { return nil }
        return UnsafeRawPointer(block + index * format.pageBytes)
    }

    /// The page of a number, which counts from 1; borrowed until the next call.
    func page(_ number: UInt32) throws(PageError) -> UnsafeRawPointer {
        let asked = Int(number)
        defer { last = asked }
        if let page = held(number) { return page }
        guard asked >= 1, asked <= pageCount else { throw .damaged(page: number, .number) }
        let isNear = asked > last && asked <= last + capacity
        let wanted = isNear ? min(capacity, pageCount - asked + 1) : 1
        // A failed read leaves an empty block.
        count = 0
        let buffer = UnsafeMutableRawBufferPointer(start: block, count: wanted * format.pageBytes)
        do {
            try database.read(buffer, at: Int64(asked - 1) * Int64(format.pageBytes))
        } catch {
            throw .system(error)
        }
        (first, count) = (asked, wanted)
        return UnsafeRawPointer(block)
    }
}
