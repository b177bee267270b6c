import LandModel

/// Cells of a .dbf as UTF-8, strictly. Codes are ASCII and pass as they are; names repeat, so each is decoded
/// once. Not `Sendable`.
final class FieldTextDecoder {
    /// `nil` for UTF-8, which is only checked.
    private let decoder: TextDecoder?

    /// Texts decoded so far by hash of their raw bytes.
    private var slots = [Int32](repeating: -1, count: slotCount)
    private var entries: [Entry] = []
    private var raw: [UInt8] = []
    private var decoded: [UInt8] = []
    private static let slotCount = 4_096
    private static let cacheBytes = 1 << 20

    private struct Entry {
        var hash: UInt64
        var raw: Range<Int>
        /// `nil` for bytes that are no text.
        var decoded: Range<Int>?
    }

    /// `nil` when the system knows no such encoding, or one that is no superset of ASCII.
    init?(_ encoding: TextEncoding) {
        guard encoding != .utf8 else {
            decoder = nil
            return
        }
        guard let decoder = TextDecoder(encoding) else { return nil }
        let ascii = (32...126).map { UInt8($0) }
        guard decoder.decode(ascii).map({ Array($0.utf8) }) == ascii else { return nil }
        self.decoder = decoder
    }

    /// Appends a row: the text without its padding, NULL where there is nothing else.
    @inline(__always)
    func append(_ field: UnsafeRawBufferPointer, to column: inout TextColumn) {
        var count = field.count
        while count > 0, field[count - 1] == 32 || field[count - 1] == 0 { count -= 1 }
        let text = UnsafeRawBufferPointer(rebasing: field[..<count])
        if count == 0 {
            column.appendNull()
        } else if UTF8Text.isASCII(text) {
            column.appendRow(text)
        } else {
            appendBeyondASCII(text, to: &column)
        }
    }

    private func appendBeyondASCII(_ text: UnsafeRawBufferPointer, to column: inout TextColumn) {
        guard let decoder else { return column.appendRow(UTF8Text.isText(text) ? text : nil) }
        let entry = entries[entry(for: text, decoder)]
        guard let range = entry.decoded else { return column.appendRow(nil) }
        decoded.withUnsafeBytes { column.appendRow(UnsafeRawBufferPointer(rebasing: $0[range])) }
    }

    /// Index of the text's entry, decoding it at first sight.
    private func entry(for text: UnsafeRawBufferPointer, _ decoder: TextDecoder) -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        var slot = Int(truncatingIfNeeded: hash ^ (hash >> 29)) & (Self.slotCount - 1)
        while slots[slot] >= 0 {
            let index = Int(slots[slot])
            if entries[index].hash == hash, raw[entries[index].raw].elementsEqual(text) { return index }
            slot = (slot + 1) & (Self.slotCount - 1)
        }
        // Full: forget all rather than grow; the texts of one place come together.
        if entries.count * 2 >= Self.slotCount || raw.count + decoded.count > Self.cacheBytes {
            forget()
            return entry(for: text, decoder)
        }
        let start = (raw: raw.count, decoded: decoded.count)
        raw.append(contentsOf: text)
        var range: Range<Int>?
        if let valid = decoder.decode(text) {
            decoded.append(contentsOf: valid.utf8)
            range = start.decoded..<decoded.count
        }
        entries.append(Entry(hash: hash, raw: start.raw..<raw.count, decoded: range))
        slots[slot] = Int32(entries.count - 1)
        return entries.count - 1
    }

    private func forget() {
        for index in slots.indices { slots[index] = -1 }
        entries.removeAll(keepingCapacity: true)
        raw.removeAll(keepingCapacity: true)
        decoded.removeAll(keepingCapacity: true)
    }
}
