/// Well-known binary of one polygon, in this machine's byte order; keeps its buffer between polygons.
struct WKBEncoder {
    private(set) var bytes: [UInt8] = []

    /// - Parameter rings: closed rings, x and y in turn, the shell first.
    mutating func encode(polygon rings: [[Double]]) {
        bytes.removeAll(keepingCapacity: true)
        #if _endian(little)
            bytes.append(1)
        #else
            bytes.append(0)
        #endif
        append(3)
        append(UInt32(rings.count))
        for ring in rings {
            append(UInt32(ring.count / 2))
            ring.withUnsafeBytes { bytes.append(contentsOf: $0) }
        }
    }

    private mutating func append(_ number: UInt32) {
        withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) }
    }
}
