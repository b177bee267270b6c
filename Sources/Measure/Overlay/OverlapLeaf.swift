/// The sum over all pairs of edges in one window, as `OverlapKernel` describes it.
struct OverlapLeaf {
    /// A piece of an edge inside the window, from left to right, relative to the lower left corner in µm; or a
    /// stretch of the window's upper border, which stands for what lies inside above it.
    private struct Segment {
        var left: Double
        var right: Double
        var leftY: Double
        var rightY: Double
        /// (rightY − leftY) / (right − left)
        var slope: Double
        /// σ of the edge, or the count of a stretch.
        var weight: Double
    }

    private var ones: [Segment] = []
    private var others: [Segment] = []

    /// The common area in µm².
    mutating func area(
        _ window: PlaneBox, _ pool: [PlaneEdge], _ one: Range<Int>, _ oneCount: Int, _ other: Range<Int>,
        _ otherCount: Int
    ) -> Double {
        Self.fill(&ones, window, pool, one, oneCount)
        Self.fill(&others, window, pool, other, otherCount)
        // The smallest power of two that is no less than the window's area, so that scaling is exact.
        let size = Double(window.width) * Double(window.height)
        let unit = Double(sign: .plus, exponent: size.exponent + 1 - 50, significand: 1)
        let sum = ones.withUnsafeBufferPointer { ones in
            others.withUnsafeBufferPointer { others in Self.sum(ones, others, scale: 1 / unit) }
        }
        return Double(sum) * unit
    }

    /// Replaces `segments` by what is to be paired.
    private static func fill(
        _ segments: inout [Segment], _ window: PlaneBox, _ pool: [PlaneEdge], _ edges: Range<Int>,
        _ count: Int
    ) {
        segments.removeAll(keepingCapacity: true)
        let (width, height) = (Double(window.width), Double(window.height))
        func appendStretch(from left: Double, _ weight: Int) {
            guard weight != 0, left < width else { return }
            segments.append(
                Segment(
                    left: max(left, 0), right: width, leftY: height, rightY: height, slope: 0,
                    weight: Double(weight)))
        }
        appendStretch(from: 0, count)
        pool.withUnsafeBufferPointer { pool in
            for index in edges {
                let edge = pool[index]
                let (low, high) = edge.a.y < edge.b.y ? (edge.a, edge.b) : (edge.b, edge.a)
                if edge.crosses(y: window.maxY), edge.crossesRight(of: window.minX, y: window.maxY) {
                    let part =
                        Double(window.maxY - low.y) / Double(high.y - low.y) * Double(high.x - low.x)
                    appendStretch(from: Double(low.x - window.minX) + part, edge.step)
                }
                if let segment = piece(edge, window, width, height) { segments.append(segment) }
            }
        }
    }

    /// The piece of an edge inside the window; `nil` when there is none, or it is vertical.
    @inline(__always)
    private static func piece(
        _ edge: PlaneEdge, _ window: PlaneBox, _ width: Double, _ height: Double
    ) -> Segment? {
        let (a, b) = edge.a.x < edge.b.x ? (edge.a, edge.b) : (edge.b, edge.a)
        guard a.x < b.x, a.x < window.maxX, b.x > window.minX, max(a.y, b.y) > window.minY else { return nil }
        let (x0, y0) = (Double(a.x - window.minX), Double(a.y - window.minY))
        let (x1, y1) = (Double(b.x - window.minX), Double(b.y - window.minY))
        let slope = (y1 - y0) / (x1 - x0)
        var (left, right, leftY, rightY) = (x0, x1, y0, y1)
        // Heights between the edge's own, whatever rounding says.
        func heightAt(_ x: Double) -> Double { min(max(y0 + (x - x0) * slope, min(y0, y1)), max(y0, y1)) }
        if left < 0 { (left, leftY) = (0, heightAt(0)) }
        if right > width { (right, rightY) = (width, heightAt(width)) }
        if slope == 0 {
            if y0 > height { return nil }
        } else {
            // Cut at the lower border, below which nothing counts, and at the upper one.
            if max(leftY, rightY) < 0 || min(leftY, rightY) > height { return nil }
            @inline(__always) func place(_ border: Double) -> Double {
                min(max(x0 + (border - y0) / slope, left), right)
            }
            if leftY < 0 { (left, leftY) = (place(0), 0) }
            if rightY < 0 { (right, rightY) = (place(0), 0) }
            if leftY > height { (left, leftY) = (place(height), height) }
            if rightY > height { (right, rightY) = (place(height), height) }
        }
        guard left < right else { return nil }
        return Segment(
            left: left, right: right, leftY: leftY, rightY: rightY, slope: (rightY - leftY) / (right - left),
            weight: Double(edge.sign))
    }

    /// Σ of the pairs in units of 1 / scale. Overflow wraps, and comes back: the whole sum is small.
    private static func sum(
        _ ones: UnsafeBufferPointer<Segment>, _ others: UnsafeBufferPointer<Segment>, scale: Double
    ) -> Int64 {
        var sum: Int64 = 0
        for one in ones {
            for other in others {
                let left = max(one.left, other.left)
                let right = min(one.right, other.right)
                guard left < right else { continue }
                let oneLeft = left == one.left ? one.leftY : one.leftY + (left - one.left) * one.slope
                let oneRight = right == one.right ? one.rightY : one.leftY + (right - one.left) * one.slope
                let otherLeft =
                    left == other.left ? other.leftY : other.leftY + (left - other.left) * other.slope
                let otherRight =
                    right == other.right ? other.rightY : other.leftY + (right - other.left) * other.slope
                let (before, after) = (oneLeft - otherLeft, oneRight - otherRight)
                var heights = min(oneLeft, otherLeft) + min(oneRight, otherRight)
                if (before < 0 && after > 0) || (before > 0 && after < 0) {
                    // Above the chord between the lower ends lies a triangle.
                    heights += abs(before * after) / (abs(before) + abs(after))
                }
                let area = (right - left) * heights * 0.5 * (one.weight * other.weight)
                sum &+= Int64(bitPattern: (area * scale + 0x1.8p52).bitPattern) &- 0x4338_0000_0000_0000
            }
        }
        return sum
    }
}
