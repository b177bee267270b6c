package import LandModel

/// Finds the patches of a year by the keys of their shapes. Immutable, shared between workers.
package struct KeyIndex: Sendable {
    private let slots: [Int32]
    private let keys: [ShapeKey]
    private let mask: Int
    /// The next patch with the same key, -1 at the end.
    let next: [Int32]

    package init(_ patches: [GroundPatch]) {
        var size = 1_024
        while size < 2 * patches.count { size *= 2 }
        var slots = [Int32](repeating: -1, count: size)
        var keys = [ShapeKey](repeating: ShapeKey(high: 0, low: 0), count: size)
        var next = [Int32](repeating: -1, count: patches.count)
        for (number, patch) in patches.enumerated() where patch.isPlaced {
            var slot = Int(truncatingIfNeeded: patch.key.low) & (size - 1)
            while slots[slot] >= 0, keys[slot] != patch.key { slot = (slot + 1) & (size - 1) }
            if slots[slot] < 0 {
                (slots[slot], keys[slot]) = (Int32(truncatingIfNeeded: number), patch.key)
            } else {
                let first = Int(slots[slot])
                next[number] = next[first]
                next[first] = Int32(truncatingIfNeeded: number)
            }
        }
        (self.slots, self.keys, self.next, mask) = (slots, keys, next, size - 1)
    }

    /// Number of the first patch with a key; -1 for none.
    @inline(__always)
    package func first(_ key: ShapeKey) -> Int32 {
        var slot = Int(truncatingIfNeeded: key.low) & mask
        while slots[slot] >= 0 {
            if keys[slot] == key { return slots[slot] }
            slot = (slot + 1) & mask
        }
        return -1
    }
}
