/// Integers of one to nine bytes, seven bits in each but the ninth (file format §1.6).
enum Varint {
    static let maximumBytes = 9

    /// Reads one and moves past it. `maximumBytes` must be readable.
    @inline(__always)
    static func read(_ place: inout UnsafeRawPointer) -> UInt64 {
        let first = place.load(as: UInt8.self)
        if first < 0x80 {
            place += 1
            return UInt64(first)
        }
        return readLong(&place)
    }

    private static func readLong(_ place: inout UnsafeRawPointer) -> UInt64 {
        var value: UInt64 = 0
        for index in 0..<maximumBytes - 1 {
            let byte = place.load(fromByteOffset: index, as: UInt8.self)
            value = value << 7 | UInt64(byte & 0x7f)
            if byte < 0x80 {
                place += index + 1
                return value
            }
        }
        value = value << 8 | UInt64(place.load(fromByteOffset: maximumBytes - 1, as: UInt8.self))
        place += maximumBytes
        return value
    }
}
