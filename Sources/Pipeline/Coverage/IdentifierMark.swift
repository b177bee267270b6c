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
        let sorted = marks.sorted { ($0.hash, $0.feature) < ($1.hash, $1.feature) }
        var features: Set<Int64> = []
        for index in sorted.indices.dropFirst() where sorted[index].hash == sorted[index - 1].hash {
            features.insert(sorted[index].feature)
            features.insert(sorted[index - 1].feature)
        }
        return features
    }
}
