/// The edges of one ring by horizontal strips, so that a ray meets few of them.
struct EdgeStrips {
    private let lowest: Double
    private let perUnit: Double
    /// End of each strip's run in `edges`.
    private var ends: [Int32]
    private var edges: [Int32]

    init(_ vertices: UnsafeBufferPointer<Double>) {
        let count = vertices.count / 2
        var (low, high) = (Double.infinity, -Double.infinity)
        for vertex in 0..<count {
            let y = vertices[2 * vertex + 1]
            if y < low { low = y }
            if y > high { high = y }
        }
        let stripCount = max(1, count / 2)
        lowest = low
        let perUnit = high > low && (high - low).isFinite ? Double(stripCount) / (high - low) : 0
        self.perUnit = perUnit
        func strips(_ edge: Int) -> ClosedRange<Int> {
            let next = edge + 1 == count ? 0 : edge + 1
            let (a, b) = (vertices[2 * edge + 1], vertices[2 * next + 1])
            let first = Self.strip(min(a, b), low, perUnit, stripCount)
            return first...max(first, Self.strip(max(a, b), low, perUnit, stripCount))
        }
        var sizes = [Int32](repeating: 0, count: stripCount)
        for edge in 0..<count { for strip in strips(edge) { sizes[strip] += 1 } }
        var next: [Int32] = []
        next.reserveCapacity(stripCount)
        var total: Int32 = 0
        for size in sizes {
            next.append(total)
            total += size
        }
        edges = Array(repeating: 0, count: Int(total))
        for edge in 0..<count {
            for strip in strips(edge) {
                edges[Int(next[strip])] = Int32(edge)
                next[strip] += 1
            }
        }
        ends = next
    }

    @inline(__always)
    func forEachEdge(atY y: Double, _ body: (Int) -> Void) {
        let strip = Self.strip(y, lowest, perUnit, ends.count)
        for position in (strip == 0 ? 0 : Int(ends[strip - 1]))..<Int(ends[strip]) {
            body(Int(edges[position]))
        }
    }

    /// Grows with y, which is all that is asked of it: a point and the edges beside it meet in the point's strip.
    private static func strip(_ y: Double, _ lowest: Double, _ perUnit: Double, _ count: Int) -> Int {
        let position = (y - lowest) * perUnit
        return position > 0 ? Int(min(position, Double(count - 1))) : 0
    }
}
