/// A leaf of a table's tree: rows in the order of their ids (file format §1.6).
struct LeafPage {
    let number: UInt32
    let count: Int
    private let start: UnsafeRawPointer
    private let format: PageFormat

    /// One row as it lies on the page.
    struct Cell {
        var id: Int64
        /// Length of the whole record.
        var payloadBytes: Int
        /// The part of the record on this page. Behind it stands the number of the page that continues it, where
        /// the record is longer.
        var local: UnsafeRawPointer
        var localBytes: Int
    }

    static let kind: UInt8 = 13
    private static let headBytes = 8

    /// - Parameter start: the page, with `PageReader.padding` behind it.
    init(_ number: UInt32, _ start: UnsafeRawPointer, _ format: PageFormat) throws(PageError) {
        self.number = number
        self.start = start
        self.format = format
        count = BigEndian.word16(start + 3)
        guard Self.headBytes + 2 * count <= format.usableBytes else {
            throw .damaged(page: number, .cellCount)
        }
    }

    @inline(__always)
    func cell(_ index: Int) throws(PageError) -> Cell {
        let position = BigEndian.word16(start + (Self.headBytes &+ 2 &* index))
        guard position >= Self.headBytes &+ 2 &* count, position < format.usableBytes else {
            throw .damaged(page: number, .cellPosition)
        }
        var place = start + position
        let payloadBytes = Varint.read(&place)
        let id = Int64(bitPattern: Varint.read(&place))
        if payloadBytes <= UInt64(format.wholeLimit) {
            let bytes = Int(payloadBytes)
            guard (place - start) &+ bytes <= format.usableBytes else {
                throw .damaged(page: number, .cellPosition)
            }
            return Cell(id: id, payloadBytes: bytes, local: place, localBytes: bytes)
        }
        return try continued(id, payloadBytes, place)
    }

    private func continued(_ id: Int64, _ payloadBytes: UInt64, _ place: UnsafeRawPointer) throws(PageError)
        -> Cell
    {
        guard payloadBytes <= UInt64(format.fileBytes) else { throw .damaged(page: number, .payloadLength) }
        let localBytes = format.localBytes(of: Int(payloadBytes))
        guard place - start + localBytes + 4 <= format.usableBytes else {
            throw .damaged(page: number, .cellPosition)
        }
        return Cell(id: id, payloadBytes: Int(payloadBytes), local: place, localBytes: localBytes)
    }
}
