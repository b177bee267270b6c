/// The tree of pages that holds a table (file format §1.6), walked from its root to the leaves of a range of row ids.
///
/// Every bound that a page above sets is checked below it, so that a damaged page cannot hide rows.
struct TableTree {
    let root: UInt32

    /// As SQLite; a page that leads back to itself ends here.
    private static let maximumDepth = 20
    private static let interiorKind: UInt8 = 5
    private static let interiorHeadBytes = 12

    /// Hands over the leaves that may hold one of `ids`, in order, each with the ids that may lie on it.
    func walk(
        _ ids: ClosedRange<Int64>, _ pages: PageReader,
        _ body: (LeafPage, ClosedRange<Int64>) throws -> Void
    ) throws {
        try walk(root, bounds: Int64.min...Int64.max, depth: 0, ids, pages, body)
    }

    private func walk(
        _ number: UInt32, bounds: ClosedRange<Int64>, depth: Int, _ ids: ClosedRange<Int64>,
        _ pages: PageReader, _ body: (LeafPage, ClosedRange<Int64>) throws -> Void
    ) throws {
        let page = try pages.page(number)
        switch page.load(as: UInt8.self) {
        case LeafPage.kind:
            let leaf = try LeafPage(number, page, pages.format)
            // Only the root may be empty: that of an empty table.
            guard leaf.count > 0 || depth == 0 else { throw PageError.damaged(page: number, .cellCount) }
            try body(leaf, bounds)
        case Self.interiorKind:
            guard depth < Self.maximumDepth else { throw PageError.damaged(page: number, .depth) }
            for child in try children(number, page, pages.format, bounds: bounds, overlapping: ids) {
                try walk(child.page, bounds: child.bounds, depth: depth + 1, ids, pages, body)
            }
        default: throw PageError.damaged(page: number, .kind)
        }
    }

    private struct Child {
        var page: UInt32
        var bounds: ClosedRange<Int64>
    }

    /// A cell holds a page and the greatest id below it; the last page stands in the head.
    private func children(
        _ number: UInt32, _ page: UnsafeRawPointer, _ format: PageFormat, bounds: ClosedRange<Int64>,
        overlapping ids: ClosedRange<Int64>
    ) throws(PageError) -> [Child] {
        let count = BigEndian.word16(page + 3)
        let cells = Self.interiorHeadBytes + 2 * count
        guard cells <= format.usableBytes else { throw .damaged(page: number, .cellCount) }
        var children: [Child] = []
        var lower = bounds.lowerBound
        for index in 0..<count {
            let position = BigEndian.word16(page + Self.interiorHeadBytes + 2 * index)
            guard position >= cells, position + 5 <= format.usableBytes else {
                throw .damaged(page: number, .cellPosition)
            }
            var place = page + position + 4
            let key = Int64(bitPattern: Varint.read(&place))
            guard place - page <= format.usableBytes else { throw .damaged(page: number, .cellPosition) }
            // Below the upper bound, as the last page has rows, too.
            guard key >= lower, key < bounds.upperBound else { throw .damaged(page: number, .idOrder) }
            if ids.overlaps(lower...key) {
                children.append(Child(page: BigEndian.word32(page + position), bounds: lower...key))
            }
            lower = key + 1
        }
        if ids.overlaps(lower...bounds.upperBound) {
            children.append(
                Child(page: BigEndian.word32(page + 8), bounds: lower...bounds.upperBound))
        }
        return children
    }
}
