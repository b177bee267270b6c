import LandModel

extension GeometryColumn {
    /// Where a feature begins, to take it back when its record turns out to be broken.
    struct Mark {
        var coordinates: Int
        var rings: Int
        var polygons: Int
    }

    @inline(__always)
    var mark: Mark {
        Mark(coordinates: coordinates.count, rings: ringEnds.count, polygons: polygonEnds.count)
    }

    mutating func rewind(to mark: Mark) {
        coordinates.removeLast(coordinates.count - mark.coordinates)
        ringEnds.removeLast(ringEnds.count - mark.rings)
        polygonEnds.removeLast(polygonEnds.count - mark.polygons)
    }
}

/// A small aligned store through which vertices pass from records, where they lie at any address, into columns.
///
/// The detour stays in the first-level cache and is not seen in measurements.
struct VertexBuffer: ~Copyable {
    /// Vertices that fit.
    static let capacity = 512
    private let storage = UnsafeMutablePointer<Double>.allocate(capacity: 2 * capacity)

    deinit { storage.deallocate() }

    /// Appends `count` little-endian x y pairs that lie one after another.
    @inline(__always)
    borrowing func append(_ source: UnsafeRawPointer, count: Int, to coordinates: inout [Double]) {
        var source = source
        var rest = count
        while rest > 0 {
            let part = min(rest, Self.capacity)
            UnsafeMutableRawPointer(storage).copyMemory(from: source, byteCount: part &* 16)
            #if _endian(big)
                for index in 0..<2 * part {
                    storage[index] = Double(bitPattern: storage[index].bitPattern.byteSwapped)
                }
            #endif
            coordinates.append(contentsOf: UnsafeBufferPointer(start: storage, count: part &* 2))
            source += part &* 16
            rest &-= part
        }
    }

    /// Appends the x y of `count` vertices `stride` bytes apart, in either byte order.
    borrowing func append(
        _ source: UnsafeRawPointer, count: Int, stride: Int, bigEndian: Bool, to coordinates: inout [Double]
    ) {
        func number(_ offset: Int) -> Double {
            let bits = source.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            return Double(bitPattern: bigEndian ? UInt64(bigEndian: bits) : UInt64(littleEndian: bits))
        }
        for vertex in 0..<count {
            coordinates.append(number(vertex * stride))
            coordinates.append(number(vertex * stride + 8))
        }
    }
}
