/// Whether edges of two patches lie along one another.
enum BorderMatch {
    /// How far apart a border that is one may be in two patches, in µm of the plane: formats round coordinates, and a
    /// vertex upon another's edge is rounded to the grid.
    static let tolerance = 1_000.0
    /// Length from which edges that are not exactly upon one another count, in µm: at a corner that only touches, edges are
    /// within the tolerance for a moment too.
    static let shortest = 10_000.0

    /// Whether two edges share a stretch: upon the same line, however short; within the tolerance from end to end, if it is
    /// 1 cm long. The same for either order.
    static func shareStretch(_ one: PlaneEdge, _ other: PlaneEdge) -> Bool {
        // The longer of the two is the line that the other is compared with.
        let isFirst =
            (squaredLength(one), one.a.x, one.a.y, one.b.x, one.b.y)
            >= (squaredLength(other), other.a.x, other.a.y, other.b.x, other.b.y)
        let (base, edge) = isFirst ? (one, other) : (other, one)
        let line = EdgeLine(base)
        let (start, end) = (line.place(of: edge.a), line.place(of: edge.b))
        let low = max(0, min(start.along, end.along))
        let high = min(line.length, max(start.along, end.along))
        // The grid is 1 µm: what shares less shares a point.
        guard high - low > 0.5 else { return false }
        if base.isUpon(edge.a), base.isUpon(edge.b) { return true }
        guard high - low >= shortest else { return false }
        let slope = (end.aside - start.aside) / (end.along - start.along)
        return abs(start.aside + (low - start.along) * slope) <= tolerance
            && abs(start.aside + (high - start.along) * slope) <= tolerance
    }

    private static func squaredLength(_ edge: PlaneEdge) -> Double {
        let (dx, dy) = (Double(edge.b.x - edge.a.x), Double(edge.b.y - edge.a.y))
        return dx * dx + dy * dy
    }
}

/// The line of an edge, and places along and aside of it in µm.
struct EdgeLine {
    let length: Double
    private let origin: GridPoint
    private let directionX: Double
    private let directionY: Double

    init(_ edge: PlaneEdge) {
        origin = edge.a
        let (dx, dy) = (Double(edge.b.x - edge.a.x), Double(edge.b.y - edge.a.y))
        length = (dx * dx + dy * dy).squareRoot()
        (directionX, directionY) = (dx / length, dy / length)
    }

    func place(of point: GridPoint) -> (along: Double, aside: Double) {
        let (x, y) = (Double(point.x - origin.x), Double(point.y - origin.y))
        return (x * directionX + y * directionY, directionX * y - directionY * x)
    }
}

extension PlaneEdge {
    /// Whether a point lies exactly upon the edge's line.
    func isUpon(_ point: GridPoint) -> Bool {
        Int128(b.x &- a.x) &* Int128(point.y &- a.y) == Int128(b.y &- a.y) &* Int128(point.x &- a.x)
    }

    var box: PlaneBox { PlaneBox(minX: minX, minY: minY, maxX: maxX, maxY: maxY) }
}
