import LandModel

/// The rings of one feature as bare vertices, without consecutive repetitions and with the first vertex repeated at
/// the end: segment i of the feature runs from vertex i to vertex i + 1.
///
/// Owns a buffer that grows with the largest feature and is reused; one worker, one instance.
final class RingVertices {
    private(set) var points: UnsafeMutablePointer<SIMD2<Double>>
    private var capacity = 256
    /// Number of vertices, closing ones included.
    private(set) var count = 0
    /// The segments of each ring; the number after the last one is the closing vertex and no segment.
    private(set) var rings: [Range<Int>] = []
    /// The polygon of each ring, by number within the feature.
    private(set) var polygons: [Int] = []

    init() { points = .allocate(capacity: capacity) }

    deinit { points.deallocate() }

    /// Whether a ring is its polygon's shell.
    func isShell(_ ring: Int) -> Bool { ring == 0 || polygons[ring - 1] != polygons[ring] }

    /// Loads a feature. `false` when it cannot be judged from its vertices: a number that is not finite, a ring of
    /// fewer than three different vertices, no ring at all.
    func load(_ geometry: GeometryColumn, feature: Int) -> Bool {
        rings.removeAll(keepingCapacity: true)
        polygons.removeAll(keepingCapacity: true)
        count = 0
        let range = geometry.polygons(of: feature)
        return geometry.coordinates.withUnsafeBytes { coordinates in
            for polygon in range {
                for ring in geometry.rings(ofPolygon: polygon) {
                    guard let segments = append(geometry.vertices(ofRing: ring), of: coordinates) else {
                        return false
                    }
                    rings.append(segments)
                    polygons.append(polygon - range.lowerBound)
                }
            }
            return !rings.isEmpty
        }
    }

    private func append(_ vertices: Range<Int>, of coordinates: UnsafeRawBufferPointer) -> Range<Int>? {
        reserve(count + vertices.count + 1)
        let points = points
        let start = count
        let stride = MemoryLayout<SIMD2<Double>>.stride
        var last = SIMD2<Double>(repeating: .nan)
        // 0 for finite numbers, else NaN.
        var sum = SIMD2<Double>.zero
        var end = start
        for vertex in vertices {
            let point = coordinates.loadUnaligned(fromByteOffset: vertex &* stride, as: SIMD2<Double>.self)
            sum += point * 0
            points[end] = point
            if point != last { end &+= 1 }
            last = point
        }
        while end > start &+ 1, points[end &- 1] == points[start] { end &-= 1 }
        guard sum == .zero, end - start >= 3 else { return nil }
        points[end] = points[start]
        count = end + 1
        return start..<end
    }

    private func reserve(_ needed: Int) {
        guard needed > capacity else { return }
        var larger = capacity
        while larger < needed { larger *= 2 }
        let grown = UnsafeMutablePointer<SIMD2<Double>>.allocate(capacity: larger)
        grown.update(from: points, count: count)
        points.deallocate()
        (points, capacity) = (grown, larger)
    }
}
