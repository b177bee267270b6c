/// Puts together records that continue on pages of their own (file format §1.6): chains of pages, each with the number of
/// the next one before its share.
final class OverflowReader {
    private let leaves: PageReader
    private let pages: PageReader
    private var record: UnsafeMutableRawPointer
    private var capacity = 65_536

    /// - Parameters:
    ///   - leaves: reads the leaves; what its block holds is not read again.
    ///   - pages: for this reader alone, as the leaf must stay where it is.
    init(leaves: PageReader, pages: PageReader) {
        self.leaves = leaves
        self.pages = pages
        record = .allocate(byteCount: capacity + PageReader.padding, alignment: 16)
        record.initializeMemory(as: UInt8.self, repeating: 0, count: capacity + PageReader.padding)
    }

    deinit { record.deallocate() }

    /// The first `bytes` bytes of a record, and no page more than they need; borrowed until the next call.
    func first(_ bytes: Int, of cell: LeafPage.Cell, on leaf: UInt32) throws(PageError) -> UnsafeRawPointer {
        var have = min(bytes, cell.localBytes)
        makeRoom(have, keeping: 0)
        record.copyMemory(from: cell.local, byteCount: have)
        let share = pages.format.usableBytes - 4
        var source = leaf
        var next = BigEndian.word32(cell.local + cell.localBytes)
        while have < bytes {
            guard next != 0 else { throw .damaged(page: source, .overflow) }
            let page: UnsafeRawPointer
            if let held = leaves.held(next) { page = held } else { page = try pages.page(next) }
            let part = min(share, bytes - have)
            // Room grows with what was found, not with what a damaged length claims.
            makeRoom(have + part, keeping: have)
            (record + have).copyMemory(from: page + 4, byteCount: part)
            have += part
            source = next
            next = BigEndian.word32(page)
        }
        return UnsafeRawPointer(record)
    }

    private func makeRoom(_ bytes: Int, keeping kept: Int) {
        guard bytes > capacity else { return }
        let larger = max(bytes, capacity * 2)
        let room = UnsafeMutableRawPointer.allocate(byteCount: larger + PageReader.padding, alignment: 16)
        room.initializeMemory(as: UInt8.self, repeating: 0, count: larger + PageReader.padding)
        room.copyMemory(from: record, byteCount: kept)
        record.deallocate()
        (record, capacity) = (room, larger)
    }
}
