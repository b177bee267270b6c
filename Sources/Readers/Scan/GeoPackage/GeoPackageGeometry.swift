import LandModel

/// The header GeoPackage puts before well-known binary (OGC 12-128r19 §2.1.3).
enum GeoPackageGeometry {
    /// The well-known binary behind the header, or `nil` when the header is broken or of an extended kind.
    @inline(__always)
    static func wkb(_ blob: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        guard blob.count >= 8, blob[0] == UInt8(ascii: "G"), blob[1] == UInt8(ascii: "P") else { return nil }
        let flags = blob[3]
        // Bit 5: a vendor's own encoding follows.
        guard flags & 0x20 == 0 else { return nil }
        let envelope: Int
        switch (flags >> 1) & 7 {
        case 0: envelope = 0
        case 1: envelope = 32
        case 2, 3: envelope = 48
        case 4: envelope = 64
        default: return nil
        }
        guard blob.count >= 8 + envelope else { return nil }
        return UnsafeRawBufferPointer(rebasing: blob[(8 + envelope)...])
    }
}
