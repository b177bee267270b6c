import LandModel

/// The values of one text field while rows are gathered (`RowBuffer`, which owns the memory).
struct TextRows {
    private var room = 1 << 14
    private var start: UnsafeMutableRawPointer
    private let ends: UnsafeMutablePointer<Int32>
    private let isNull: UnsafeMutablePointer<Bool>
    private var undecodable: [Int32] = []
    private(set) var bytes = 0

    init() {
        start = .allocate(byteCount: room, alignment: 16)
        ends = .allocate(capacity: BatchLimits.features)
        isNull = .allocate(capacity: BatchLimits.features)
    }

    func deallocate() {
        start.deallocate()
        ends.deallocate()
        isNull.deallocate()
    }

    @inline(__always)
    mutating func append(_ value: StoredValue, row: Int) {
        var null = false
        switch value {
        case .text(let text): null = !appendText(text, row)
        case .null: null = true
        case .integer(let number): append(String(number))
        case .real(let number): append(DecimalNumber.text(number))
        // Bytes in a text column have no encoding.
        case .blob:
            null = true
            undecodable.append(Int32(truncatingIfNeeded: row))
        }
        isNull[row] = null
        ends[row] = Int32(truncatingIfNeeded: bytes)
    }

    mutating func move(to column: inout TextColumn, count: Int) {
        column.bytes.append(contentsOf: UnsafeRawBufferPointer(start: start, count: bytes))
        column.ends.append(contentsOf: UnsafeBufferPointer(start: ends, count: count))
        column.isNull.append(contentsOf: UnsafeBufferPointer(start: isNull, count: count))
        column.undecodable.append(contentsOf: undecodable)
        removeAll()
    }

    mutating func removeAll() {
        bytes = 0
        undecodable.removeAll(keepingCapacity: true)
    }

    /// `false` for bytes that are no text; none of them stays.
    @inline(__always)
    private mutating func appendText(_ text: UnsafeRawBufferPointer, _ row: Int) -> Bool {
        guard let source = text.baseAddress else { return true }
        if text.count > room &- bytes { makeRoom(text.count) }
        let bits = Self.copy(source, text.count, to: start + bytes)
        if bits & 0x8080_8080_8080_8080 != 0, !UTF8Text.isText(text) {
            undecodable.append(Int32(truncatingIfNeeded: row))
            return false
        }
        bytes &+= text.count
        return true
    }

    private mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            if utf8.count > room - bytes { makeRoom(utf8.count) }
            if let source = utf8.baseAddress {
                (start + bytes).copyMemory(from: source, byteCount: utf8.count)
            }
            bytes += utf8.count
        }
    }

    /// Copies bytes eight at a time and gives the bits that any eight of them had set, to tell ASCII.
    @inline(__always)
    private static func copy(
        _ source: UnsafeRawPointer, _ count: Int, to target: UnsafeMutableRawPointer
    ) -> UInt64 {
        var bits: UInt64 = 0
        var offset = 0
        while offset &+ 8 <= count {
            let word = source.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            target.storeBytes(of: word, toByteOffset: offset, as: UInt64.self)
            bits |= word
            offset &+= 8
        }
        while offset < count {
            let byte = source.load(fromByteOffset: offset, as: UInt8.self)
            target.storeBytes(of: byte, toByteOffset: offset, as: UInt8.self)
            bits |= UInt64(byte)
            offset &+= 1
        }
        return bits
    }

    private mutating func makeRoom(_ more: Int) {
        let larger = max(bytes + more, 2 * room)
        let moved = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 16)
        moved.copyMemory(from: start, byteCount: bytes)
        start.deallocate()
        (start, room) = (moved, larger)
    }
}
