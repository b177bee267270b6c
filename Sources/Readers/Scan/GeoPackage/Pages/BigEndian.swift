/// Numbers as SQLite files keep them: the highest byte first, at any address.
enum BigEndian {
    @inline(__always)
    static func word16(_ place: UnsafeRawPointer) -> Int {
        Int(UInt16(bigEndian: place.loadUnaligned(as: UInt16.self)))
    }

    @inline(__always)
    static func word32(_ place: UnsafeRawPointer) -> UInt32 {
        UInt32(bigEndian: place.loadUnaligned(as: UInt32.self))
    }

    @inline(__always)
    static func word64(_ place: UnsafeRawPointer) -> UInt64 {
        UInt64(bigEndian: place.loadUnaligned(as: UInt64.self))
    }
}
