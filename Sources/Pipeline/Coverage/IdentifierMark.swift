/// An identifier by its hash.
struct IdentifierMark: Sendable {
    var hash: UInt64
    var feature: Int64
}

extension IdentifierMark {
    /// Eight bytes at a time; two identifiers of one hash are compared as texts later.
    static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash = UInt64(truncatingIfNeeded: bytes.count) &* 0x9e37_79b9_7f4a_7c15
        var word: UInt64 = 0
        for (place, byte) in bytes.enumerated() {
            word = word << 8 | UInt64(byte)
            if place & 7 == 7 || place == bytes.count - 1 {
                let product = (hash ^ word ^ 0x2d35_8dcc_aa6c_78a5)
                    .multipliedFullWidth(by: 0x8bb8_4b93_962e_acc9)
                hash = product.high ^ product.low
                word = 0
            }
        }
        return hash
    }

    /// Features whose identifiers have a hash in common with another's.
    static func repeated(_ marks: [IdentifierMark]) -> Set<Int64> {
        var features: Set<Int64> = []
        var size = 16
        while size < 2 * marks.count { size *= 2 }
        // Numbers of marks from 1, by open addressing; 0 is free.
        var slots = [UInt32](repeating: 0, count: size)
        for (number, mark) in marks.enumerated() {
            var slot = Int(truncatingIfNeeded: mark.hash) & (size - 1)
            while slots[slot] != 0, marks[Int(slots[slot]) - 1].hash != mark.hash {
                slot = (slot + 1) & (size - 1)
            }
            if slots[slot] == 0 {
                slots[slot] = UInt32(number + 1)
            } else {
                features.insert(mark.feature)
                features.insert(marks[Int(slots[slot]) - 1].feature)
            }
        }
        return features
    }
}
