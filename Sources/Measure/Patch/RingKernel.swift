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

    /// x in µm and the number of the latitude's node, the equator being 0; garbage for numbers out of range.
    @inline(__always)
    static func gridX(_ longitude: Double, _ latitude: Double) -> (x: Int64, node: Int64) {
        let x = longitude * AreaPlane.micrometresPerDegree + magic
        let node = latitude * Double(AreaPlane.nodesPerDegree) + magic
        return (
            Int64(bitPattern: x.bitPattern) &- magicBits, Int64(bitPattern: node.bitPattern) &- magicBits
        )
    }

    /// y in µm by the node's polynomial.
    @inline(__always)
    static func gridY(_ latitude: Double, node: Int64, nodes: UnsafeBufferPointer<SIMD4<Double>>) -> Int64 {
        let c = nodes[Int(node) &+ AreaPlane.equator]
        let t = latitude - Double(node) * (1 / Double(AreaPlane.nodesPerDegree))
        let y = ((c.w * t + c.z) * t + c.y) * t + c.x + magic
        return Int64(bitPattern: y.bitPattern) &- magicBits
    }

    /// Whether longitude and latitude lie within ±180° and ±90°; false for NaN and infinities.
    @inline(__always)
    private static func isInside(x: Int64, node: Int64, latitude: Double) -> Bool {
        // NaN, infinities and numbers too large leave bits far outside these ranges. Only the outermost nodes
        // have latitudes beyond 90° near them.
        let innermost = Int64(AreaPlane.equator - 1)
        return UInt64(bitPattern: x &+ limitX) <= UInt64(2 * limitX)
            && (UInt64(bitPattern: node &+ innermost) <= UInt64(2 * innermost) || abs(latitude) <= 90)
    }

    /// Measures the ring whose vertices are given by number; `nil` when a coordinate is not finite or out of
    /// range. A ring without vertices has no area and counts as closed.
    @inline(__always)
    static func measure(
        _ degrees: UnsafeBufferPointer<Double>, vertices: Range<Int>,
        nodes: UnsafeBufferPointer<SIMD4<Double>>
    ) -> Ring? {
        guard let first = vertices.first else { return Ring(twiceArea: .zero, closed: true) }
        var previousX: Int64 = 0
        var previousY: Int64 = 0
        var firstX: Int64 = 0
        var firstY: Int64 = 0
        var sum: Int128 = 0
        for vertex in vertices {
            let longitude = degrees[2 &* vertex]
            let latitude = degrees[2 &* vertex &+ 1]
            let (x, node) = gridX(longitude, latitude)
            guard isInside(x: x, node: node, latitude: latitude) else { return nil }
            let y = gridY(latitude, node: node, nodes: nodes)
            if vertex == first {
                (firstX, firstY) = (x, y)
            } else {
                sum &+= Int128(previousX &- x) &* Int128(previousY &+ y)
            }
            (previousX, previousY) = (x, y)
        }
        let closed = previousX == firstX && previousY == firstY
        sum &+= Int128(previousX &- firstX) &* Int128(previousY &+ firstY)
        return Ring(twiceArea: TwiceArea(units: sum), closed: closed)
    }
}
