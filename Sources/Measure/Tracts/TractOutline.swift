/// An edge with the patch it belongs to.
struct OutlineEdge {
    var edge: PlaneEdge
    var owner: Int32
}

/// Dissolves patches: what is left of their edges when those that run against one another are taken away, as rings.
///
/// Where borders agree only within the tolerance of `BorderMatch`, or one has a vertex that the other has not, the edges
/// are first brought upon one another: near vertices become one (the one with the smallest coordinates), and an edge is cut
/// at a vertex upon it. That moves an outline by 1 mm at most.
enum TractOutline {
    /// - Parameter edges: of all patches, without those that run exactly against one another.
    static func polygons(_ edges: [OutlineEdge]) -> [[[GridPoint]]] {
        let left = BorderFitting.fitted(edges).map(EdgeSum.remaining) ?? edges
        return RingAssembly.polygons(RingTrace.rings(left.map(\.edge)))
    }
}

/// Takes away edges that run against one another.
enum EdgeSum {
    /// The edges that are left, in the order of their places.
    static func remaining(_ edges: [OutlineEdge]) -> [OutlineEdge] {
        func key(_ edge: PlaneEdge) -> (low: GridPoint, high: GridPoint, step: Int) {
            edge.a < edge.b ? (edge.a, edge.b, 1) : (edge.b, edge.a, -1)
        }
        let sorted = edges.sorted { left, right in
            let (one, other) = (key(left.edge), key(right.edge))
            return one.low != other.low
                ? one.low < other.low
                : one.high != other.high
                    ? one.high < other.high : (one.step, left.owner) < (other.step, right.owner)
        }
        var left: [OutlineEdge] = []
        var start = 0
        while start < sorted.count {
            let first = key(sorted[start].edge)
            var (end, sum) = (start, 0)
            while end < sorted.count {
                let other = key(sorted[end].edge)
                guard other.low == first.low, other.high == first.high else { break }
                sum += other.step
                end += 1
            }
            // Those of one direction stand last, those of the other first.
            if sum > 0 { left.append(contentsOf: sorted[(end - sum)..<end]) }
            if sum < 0 { left.append(contentsOf: sorted[start..<(start - sum)]) }
            start = end
        }
        return left
    }
}
