/// The inner loop: degrees to grid to exact area, one vertex after the other, without storing anything.
///
/// About 2 ns a vertex: rounding is the addition of 1.5 · 2⁵² (whose unit is 1; round to nearest, ties to even), the
/// area the trapezoid rule with one 64 × 64 → 128 bit product an edge.
enum RingKernel {
    /// Adding it to a number below 2⁵¹ in magnitude rounds to whole units; the units stand in the low bits.
    private static let magic = 0x1.8p52
    private static let magicBits = Int64(bitPattern: UInt64(0x4338_0000_0000_0000))
    private static let limitX = Int64(180 * AreaPlane.micrometresPerDegree)

    struct Ring {
        /// Signed, counter-clockwise positive, ends joined.
        var twiceArea: TwiceArea
        /// First and last vertex are the same grid point.
        var closed: Bool
    }

    /// The grid point of longitude (first) and latitude (second); `nil` outside ±180°, ±90°, for NaN and infinities.
    @inline(__always)
    static func gridPoint(_ degrees: SIMD2<Double>, nodes: UnsafeBufferPointer<SIMD4<Double>>) -> GridPoint? {
        let rounded =
            degrees * SIMD2(AreaPlane.micrometresPerDegree, Double(AreaPlane.nodesPerDegree)) + magic
        let x = Int64(bitPattern: rounded.x.bitPattern) &- magicBits
        let node = Int64(bitPattern: rounded.y.bitPattern) &- magicBits
        // NaN, infinities and numbers too large leave bits far outside these ranges. Only the outermost nodes
        // have latitudes beyond 90° near them.
        let innermost = Int64(AreaPlane.equator - 1)
        guard
            UInt64(bitPattern: x &+ limitX) <= UInt64(2 * limitX),
            UInt64(bitPattern: node &+ innermost) <= UInt64(2 * innermost) || abs(degrees.y) <= 90
        else { return nil }
        let c = nodes[Int(node) &+ AreaPlane.equator]
        let t = degrees.y - (rounded.y - magic) * (1 / Double(AreaPlane.nodesPerDegree))
        let y = ((c.w * t + c.z) * t + c.y) * t + c.x + magic
        return GridPoint(x: x, y: Int64(bitPattern: y.bitPattern) &- magicBits)
    }

    /// Replaces `points` by the grid points of longitude and latitude in turn; `false` when one is not finite or out of
    /// range.
    static func gridPoints(
        _ degrees: [Double], nodes: [SIMD4<Double>], into points: inout [GridPoint]
    ) -> Bool {
        let count = degrees.count / 2
        if points.count < count {
            points = Array(repeating: GridPoint(x: 0, y: 0), count: max(count, 2 * points.count))
        }
        return degrees.withUnsafeBytes { pairs in
            nodes.withUnsafeBufferPointer { nodes in
                points.withUnsafeMutableBufferPointer { points in
                    for vertex in 0..<count {
                        let pair = pairs.loadUnaligned(
                            fromByteOffset: vertex &* MemoryLayout<SIMD2<Double>>.stride,
                            as: SIMD2<Double>.self)
                        guard let point = gridPoint(pair, nodes: nodes) else { return false }
                        points[vertex] = point
                    }
                    return true
                }
            }
        }
    }

    /// Measures the ring whose vertices are given by number. A ring without vertices has no area and counts as closed.
    @inline(never)
    static func measure(_ points: UnsafeBufferPointer<GridPoint>, vertices: Range<Int>) -> Ring {
        guard var previous = vertices.last.map({ points[$0] }) else {
            return Ring(twiceArea: .zero, closed: true)
        }
        let closed = points[vertices.lowerBound] == previous
        var sum: Int128 = 0
        for vertex in vertices {
            let point = points[vertex]
            sum &+= Int128(previous.x &- point.x) &* Int128(previous.y &+ point.y)
            previous = point
        }
        return Ring(twiceArea: TwiceArea(units: sum), closed: closed)
    }

    /// Measures the ring whose vertices are given by number; `nil` when a coordinate is not finite or out of
    /// range. A ring without vertices has no area and counts as closed.
    ///
    /// A function of its own (never inlined), so that its numbers stay in registers.
    @inline(never)
    static func measure(
        _ degrees: UnsafeBufferPointer<Double>, vertices: Range<Int>,
        nodes: UnsafeBufferPointer<SIMD4<Double>>
    ) -> Ring? {
        let pairs = UnsafeRawBufferPointer(degrees)
        let stride = 2 * MemoryLayout<Double>.stride
        var offset = vertices.lowerBound &* stride
        let end = vertices.upperBound &* stride
        guard offset < end else { return Ring(twiceArea: .zero, closed: true) }
        guard
            let first = gridPoint(
                pairs.loadUnaligned(fromByteOffset: offset, as: SIMD2<Double>.self), nodes: nodes)
        else { return nil }
        var previous = first
        var sum: Int128 = 0
        offset &+= stride
        while offset < end {
            let pair = pairs.loadUnaligned(fromByteOffset: offset, as: SIMD2<Double>.self)
            guard let point = gridPoint(pair, nodes: nodes) else { return nil }
            sum &+= Int128(previous.x &- point.x) &* Int128(previous.y &+ point.y)
            previous = point
            offset &+= stride
        }
        sum &+= Int128(previous.x &- first.x) &* Int128(previous.y &+ first.y)
        return Ring(twiceArea: TwiceArea(units: sum), closed: previous == first)
    }
}
