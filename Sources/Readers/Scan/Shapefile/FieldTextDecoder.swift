import Glibc
import LandModel

/// Bytes of a .dbf field to UTF-8, strictly. Codes are ASCII and pass as they are; names repeat, so each is
/// decoded once. Owns its converter; not `Sendable`.
final class FieldTextDecoder {
    /// `nil` for UTF-8, which is only checked.
    private let converter: iconv_t?
    private var buffer: [UInt8] = []

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
        switch encoding {
        case .utf8: converter = nil
        case .gb18030: converter = iconv_open("UTF-8", "GB18030")
        case .other(let name): converter = iconv_open("UTF-8", name)
        }
        // An error is the address −1.
        if let converter {
            guard Int(bitPattern: converter) != -1 else { return nil }
            let ascii = (32...126).map { UInt8($0) }
            guard ascii.withUnsafeBytes({ convert($0) }), buffer == ascii else { return nil }
        }
    }

    deinit {
        if let converter, Int(bitPattern: converter) != -1 { iconv_close(converter) }
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
        guard converter != nil else { return column.appendRow(UTF8Text.isText(text) ? text : nil) }
        let entry = entries[entry(for: text)]
        guard let range = entry.decoded else { return column.appendRow(nil) }
        decoded.withUnsafeBytes { column.appendRow(UnsafeRawBufferPointer(rebasing: $0[range])) }
    }

    /// Index of the text's entry, decoding it at first sight.
    private func entry(for text: UnsafeRawBufferPointer) -> Int {
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
            return entry(for: text)
        }
        let valid = convert(text)
        let start = (raw: raw.count, decoded: decoded.count)
        raw.append(contentsOf: text)
        if valid { decoded.append(contentsOf: buffer) }
        entries.append(
            Entry(
                hash: hash, raw: start.raw..<raw.count, decoded: valid ? start.decoded..<decoded.count : nil))
        slots[slot] = Int32(entries.count - 1)
        return entries.count - 1
    }

    private func forget() {
        for index in slots.indices { slots[index] = -1 }
        entries.removeAll(keepingCapacity: true)
        raw.removeAll(keepingCapacity: true)
        decoded.removeAll(keepingCapacity: true)
    }

    /// Converts into `buffer`; `false` for an invalid or incomplete sequence, or where a character was lost before.
    private func convert(_ text: UnsafeRawBufferPointer) -> Bool {
        // A character of one byte becomes at most three; those of more bytes never grow so much.
        let capacity = 3 * text.count + 16
        var valid = false
        buffer = Array(unsafeUninitializedCapacity: capacity) { output, written in
            iconv(converter, nil, nil, nil, nil)
            var input = UnsafeMutableRawPointer(mutating: text.baseAddress)?.assumingMemoryBound(
                to: CChar.self)
            var inputLeft = text.count
            var target = UnsafeMutableRawPointer(output.baseAddress)?.assumingMemoryBound(to: CChar.self)
            var targetLeft = capacity
            // A positive count tells of characters replaced by others: not what the file says.
            valid = iconv(converter, &input, &inputLeft, &target, &targetLeft) == 0 && inputLeft == 0
            written = capacity - targetLeft
        }
        return valid && buffer.withUnsafeBytes { UTF8Text.isText($0) }
    }
}
