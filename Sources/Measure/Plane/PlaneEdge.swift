/// An edge of a polygon of the plane, directed so that the inside lies to its left.
///
/// The inside of a polygon is then Σ over its edges of σ · [y < y of the edge], σ being +1 for an edge that runs to
/// smaller x and −1 for one that runs to larger x (docs/zones.md). The predicates here
/// are exact. They speak of the point (x + ε, y + δ) with ε infinitely smaller than δ and both infinitely small, so that no
/// point lies on an edge and every count along a path comes out the same whichever way it is taken.
package struct PlaneEdge: Hashable, Sendable {
    package var a: GridPoint
    package var b: GridPoint

    @inline(__always)
    package init(_ a: GridPoint, _ b: GridPoint) {
        self.a = a
        self.b = b
    }

    @inline(__always) var minX: Int64 { min(a.x, b.x) }
    @inline(__always) var maxX: Int64 { max(a.x, b.x) }
    @inline(__always) var minY: Int64 { min(a.y, b.y) }
    @inline(__always) var maxY: Int64 { max(a.y, b.y) }

    /// Whether the edge's box has a point in common with a box: what an edge outside it certainly has not.
    @inline(__always)
    func mayTouch(_ box: PlaneBox) -> Bool {
        minX <= box.maxX && maxX >= box.minX && minY <= box.maxY && maxY >= box.minY
    }

    /// +1 where the inside lies below the edge, −1 above; 0 for a vertical edge.
    @inline(__always) var sign: Int { b.x < a.x ? 1 : (b.x > a.x ? -1 : 0) }

    /// What is added to the number of times a point lies inside when it moves to the right across the edge.
    @inline(__always) var step: Int { a.y < b.y ? -1 : 1 }

    /// Whether the edge meets the line at height y + δ.
    @inline(__always)
    func crosses(y: Int64) -> Bool { (a.y <= y) != (b.y <= y) }

    /// Whether an edge that crosses the line at height y + δ does so to the right of x + ε.
    @inline(__always)
    func crossesRight(of x: Int64, y: Int64) -> Bool {
        if minX > x { return true }
        if maxX < x { return false }
        let (low, high) = a.y < b.y ? (a, b) : (b, a)
        let side = Self.side(low, high, x, y)
        // On the edge: δ decides, and with a vertical edge ε.
        return side == 0 ? high.x > low.x : side > 0
    }

    /// Whether the edge meets the vertical line at x + ε.
    @inline(__always)
    func crosses(x: Int64) -> Bool { (a.x <= x) != (b.x <= x) }

    /// Whether an edge that crosses the vertical line at x + ε does so above y + δ.
    @inline(__always)
    func crossesAbove(y: Int64, x: Int64) -> Bool {
        if minY > y { return true }
        if maxY <= y { return false }
        let (left, right) = a.x < b.x ? (a, b) : (b, a)
        return Self.side(left, right, x, y) < 0
    }

    /// Positive where (x, y) lies to the left of the line from p to q, 0 on it.
    @inline(__always)
    private static func side(_ p: GridPoint, _ q: GridPoint, _ x: Int64, _ y: Int64) -> Int {
        let left = Int128(q.x &- p.x) &* Int128(y &- p.y)
        let right = Int128(q.y &- p.y) &* Int128(x &- p.x)
        return left > right ? 1 : (left < right ? -1 : 0)
    }
}
