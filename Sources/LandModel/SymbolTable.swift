/// Numbers for texts: equal bytes get the same small number, in order of first sight.
///
/// Grouping by number is several times cheaper than by `String`. Tables of two workers are joined by text, so
/// numbers never leave the worker that gave them.
package struct SymbolTable: Sendable {
    private var slots: [Int32]
    private var storage: [UInt8] = []
    private var ends: [Int32] = []
    private var hashes: [UInt64] = []
    private var last: Int32 = -1

    package init() { slots = Array(repeating: -1, count: 256) }

    package var count: Int { ends.count }

    package subscript(id: Int32) -> String { String(decoding: storage[range(id)], as: UTF8.self) }

    package mutating func id(_ text: String) -> Int32 {
        var text = text
        return text.withUTF8 { id($0) }
    }

    package mutating func id(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
        if last >= 0, equals(last, bytes) { return last }
        let hash = Self.hash(bytes)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let candidate = slots[slot]
            if hashes[Int(candidate)] == hash, equals(candidate, bytes) {
                last = candidate
                return candidate
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        let id = Int32(ends.count)
        storage.append(contentsOf: bytes)
        ends.append(Int32(storage.count))
        hashes.append(hash)
        slots[slot] = id
        last = id
        if ends.count * 2 > slots.count { grow() }
        return id
    }

    private func range(_ id: Int32) -> Range<Int> {
        (id == 0 ? 0 : Int(ends[Int(id) - 1]))..<Int(ends[Int(id)])
    }

    @inline(__always)
    private func equals(_ id: Int32, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let range = range(id)
        guard range.count == bytes.count else { return false }
        return storage.withUnsafeBufferPointer { stored in
            for offset in 0..<bytes.count where stored[range.lowerBound + offset] != bytes[offset] {
                return false
            }
            return true
        }
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: slots.count * 2)
        for id in hashes.indices {
            var slot = Int(truncatingIfNeeded: hashes[id]) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(id)
        }
    }

    /// FNV-1a with a final mix; codes are short and trusted, so no seed is needed.
    @inline(__always)
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return hash ^ (hash >> 29)
    }
}
