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
        guard let wanted = UnsafeRawBufferPointer(bytes).baseAddress else { return true }
        return storage.withUnsafeBytes { stored in
            guard let start = stored.baseAddress else { return false }
            let known = start + range.lowerBound
            var offset = 0
            while offset + 8 <= bytes.count {
                let left = known.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                if left != wanted.loadUnaligned(fromByteOffset: offset, as: UInt64.self) { return false }
                offset += 8
            }
            let rest = bytes.count - offset
            return Self.word(known + offset, rest) == Self.word(wanted + offset, rest)
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

    /// Eight bytes at a time, each step folding the 128-bit product back (as wyhash does); codes are short and
    /// trusted, so no seed is needed. Numbers go by order of first sight: the hash never shows in a result.
    @inline(__always)
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        guard let start = UnsafeRawBufferPointer(bytes).baseAddress else { return 0 }
        var hash = UInt64(truncatingIfNeeded: bytes.count) &* 0x9e37_79b9_7f4a_7c15
        var offset = 0
        while offset + 8 <= bytes.count {
            hash = mix(hash ^ start.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            offset += 8
        }
        return mix(hash ^ word(start + offset, bytes.count - offset))
    }

    /// Fewer than eight bytes as one number, without a loop; texts of equal length give equal numbers only if they
    /// are equal.
    @inline(__always)
    private static func word(_ start: UnsafeRawPointer, _ count: Int) -> UInt64 {
        if count >= 4 {
            // The halves overlap.
            let last = start.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
            return UInt64(start.loadUnaligned(as: UInt32.self)) | UInt64(last) << 32
        }
        guard count > 0 else { return 0 }
        let middle = start.load(fromByteOffset: count / 2, as: UInt8.self)
        let last = start.load(fromByteOffset: count - 1, as: UInt8.self)
        return UInt64(start.load(as: UInt8.self)) | UInt64(middle) << 8 | UInt64(last) << 16
    }

    @inline(__always)
    private static func mix(_ word: UInt64) -> UInt64 {
        let product = (word ^ 0x2d35_8dcc_aa6c_78a5).multipliedFullWidth(by: 0x8bb8_4b93_962e_acc9)
        return product.high ^ product.low
    }
}
