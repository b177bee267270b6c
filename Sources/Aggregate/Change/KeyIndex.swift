package import LandModel

/// Finds the patches of a year by the keys of their shapes. Immutable, shared between workers.
package struct KeyIndex: Sendable {
    /// The key beside its patch, so that most look-ups touch memory once.
    private struct Slot: Sendable {
        var key = ShapeKey(high: 0, low: 0)
        /// -1 for none.
        var patch: Int32 = -1
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
            for (number, patch) in patches.enumerated() where patch.isPlaced {
                var place = Int(truncatingIfNeeded: patch.key.low) & (size - 1)
                while slots[place].patch >= 0, slots[place].key != patch.key {
                    place = (place + 1) & (size - 1)
                }
                if slots[place].patch < 0 {
                    slots[place] = Slot(key: patch.key, patch: Int32(truncatingIfNeeded: number))
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
            while slots[place].patch >= 0 {
                if slots[place].key == key { return slots[place].patch }
                place = (place + 1) & mask
            }
            return -1
        }
    }
}
