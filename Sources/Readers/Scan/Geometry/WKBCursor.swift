/// A place in well-known binary; never moves past its end.
struct WKBCursor {
    /// Type codes after Z, M and SRID are taken off.
    enum Kind: UInt32 {
        case point = 1
        case lineString, polygon, multiPoint, multiLineString, multiPolygon, collection
        case circularString, compoundCurve, curvePolygon, multiCurve, multiSurface, curve, surface
        case polyhedralSurface, triangulatedSurface, triangle
    }

    struct Header {
        /// `nil` for a code no standard knows.
        var type: Kind?
        var bigEndian: Bool
        /// 16, 24 or 32.
        var vertexBytes: Int
        /// Vertices can be copied as they lie.
        @inline(__always) var isPlain: Bool { !bigEndian && vertexBytes == 16 }
    }

    var position: UnsafeRawPointer
    private let end: UnsafeRawPointer

    /// `nil` for no bytes at all.
    @inline(__always)
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { return nil }
        position = start
        end = start + bytes.count
    }

    @inline(__always)
    private var rest: Int { end - position }

    /// Whether as many bytes are left.
    func has(_ bytes: Int) -> Bool { bytes <= rest }

    /// Byte order and type; moves to the body.
    @inline(__always)
    mutating func header() -> Header? {
        guard rest >= 5 else { return nil }
        let order = position.load(as: UInt8.self)
        guard order <= 1 else { return nil }
        let bigEndian = order == 0
        let code = word(1, bigEndian)
        position += 5
        if !bigEndian, code == Kind.polygon.rawValue {
            return Header(type: .polygon, bigEndian: false, vertexBytes: 16)
        }
        return header(code: code, bigEndian: bigEndian)
    }

    private mutating func header(code: UInt32, bigEndian: Bool) -> Header? {
        if code & 0x2000_0000 != 0 {
            guard rest >= 4 else { return nil }
            position += 4
        }
        let base = code & 0x0fff_ffff
        let iso = base / 1000
        guard iso <= 3 else { return Header(type: nil, bigEndian: bigEndian, vertexBytes: 16) }
        let hasZ = code & 0x8000_0000 != 0 || iso == 1 || iso == 3
        let hasM = code & 0x4000_0000 != 0 || iso >= 2
        return Header(
            type: Kind(rawValue: base % 1000), bigEndian: bigEndian,
            vertexBytes: 16 + (hasZ ? 8 : 0) + (hasM ? 8 : 0))
    }

    /// Number of parts, checked against the bytes that are left.
    @inline(__always)
    mutating func count(_ header: Header, atLeast bytes: Int) -> Int? {
        guard rest >= 4 else { return nil }
        let count = Int(word(0, header.bigEndian))
        position += 4
        guard count &* bytes <= rest else { return nil }
        return count
    }

    @inline(__always)
    private func word(_ offset: Int, _ bigEndian: Bool) -> UInt32 {
        let word = position.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
        return bigEndian ? UInt32(bigEndian: word) : UInt32(littleEndian: word)
    }
}
