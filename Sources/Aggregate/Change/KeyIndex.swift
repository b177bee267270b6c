package import LandModel

/// Finds the patches of a year by the keys of their shapes. Immutable, shared between workers.
package struct KeyIndex: Sendable {
    /// The key beside its patch, so that most look-ups touch memory once. Halves are compared by themselves: a comparison of
    /// keys is a call into another module.
    private struct Slot: Sendable {
        var high: UInt64 = 0
        var low: UInt64 = 0
        /// -1 for none.
        var patch: Int32 = -1

        @inline(__always)
        func isOther(_ key: ShapeKey) -> Bool { patch >= 0 && (low != key.low || high != key.high) }
    }

    private let slots: [Slot]
    private let mask: Int
    /// The next patch with the same key, -1 at the end.
    let next: [Int32]

    package init(_ patches: [GroundPatch]) {
        var size = 1_024
        while size < 2 * patches.count { size *= 2 }
        var slots = [Slot](repeating: Slot(), count: size)
        var next = [Int32](repeating: -1, count: patches.count)
        slots.withUnsafeMutableBufferPointer { slots in
            for number in patches.indices where patches[number].isPlaced {
                let key = patches[number].key
                var place = Int(truncatingIfNeeded: key.low) & (size - 1)
                while slots[place].isOther(key) { place = (place + 1) & (size - 1) }
                if slots[place].patch < 0 {
                    slots[place] = Slot(
                        high: key.high, low: key.low, patch: Int32(truncatingIfNeeded: number))
                } else {
                    let first = Int(slots[place].patch)
                    next[number] = next[first]
                    next[first] = Int32(truncatingIfNeeded: number)
                }
            }
        }
        (self.slots, self.next, mask) = (slots, next, size - 1)
    }

    /// Number of the first patch with a key; -1 for none.
    package func first(_ key: ShapeKey) -> Int32 {
        slots.withUnsafeBufferPointer { slots in
            var place = Int(truncatingIfNeeded: key.low) & mask
            while slots[place].isOther(key) { place = (place + 1) & mask }
            return slots[place].patch
        }
    }
}
