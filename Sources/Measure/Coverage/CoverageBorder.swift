/// What the border of a layer says of its gaps and overlaps.
///
/// The border is what an `EdgeBalance` leaves. How often a point is covered follows from it alone, exactly.
package struct CoverageBorder: Sendable {
    /// The rings of the border without those that bound nothing.
    private let edges: [PlaneEdge]
    private let rings: [[GridPoint]]
    /// `nil` without edges.
    private let grid: EdgeGrid?

    package init(_ edges: [PlaneEdge]) {
        let border = BorderRings(edges)
        (rings, self.edges) = (border.rings, border.edges)
        var box = PlaneBox.empty
        for edge in self.edges { box.add(edge.a) }
        grid = self.edges.isEmpty ? nil : EdgeGrid(edges: self.edges, box: box, twiceArea: .zero)
    }

    package var isEmpty: Bool { edges.isEmpty }

    /// How often the layer covers a point.
    package func depth(at point: GridPoint) -> Int { grid?.depth(at: point) ?? 0 }

    /// Whether a piece of ground is no wider than the lines of the border about it are certain.
    package func isNothing(_ shape: borrowing PlaneShape) -> Bool {
        BorderNoise.covers(shape, longestEdge: grid?.longestEdge(touching: shape.box) ?? 0)
    }

    /// Whether nothing but the outer outlines is there: every ring runs around ground that is covered once, beside
    /// ground that is not covered, and no ring crosses or touches another.
    package var isPlain: Bool {
        guard let grid else { return true }
        for ring in rings {
            guard BorderRings.twiceArea(ring).units > 0,
                let corner = ring.min(),
                grid.depth(at: GridPoint(x: corner.x - 1, y: corner.y)) == 0
            else { return false }
        }
        return !grid.hasCrossings
    }

    /// The faces between the lines of several borders.
    package static func faces(of borders: [CoverageBorder], _ faces: PlaneFaces) throws -> [PlaneFace] {
        try faces.faces(borders.flatMap(\.edges))
    }
}

extension EdgeGrid {
    /// Whether two edges have a point in common other than an end that the one begins and the other ends with; also true
    /// where that would take too long to find out.
    fileprivate var hasCrossings: Bool {
        var tests = 0
        var starts: Set<GridPoint> = []
        for edge in edges where !starts.insert(edge.a).inserted { return true }
        for cell in 0..<columns * rows {
            let listed = edgesOfCell(cell)
            tests += listed.count * listed.count / 2
            if tests > 64 * (edges.count + 1_024) { return true }
            for (place, one) in listed.enumerated() {
                for other in listed[(listed.startIndex + place + 1)...] {
                    if edges[Int(one)].meets(edges[Int(other)]) { return true }
                }
            }
        }
        return false
    }
}

extension PlaneEdge {
    /// Whether two edges have a point in common that is not an end of the one and the start of the other.
    fileprivate func meets(_ other: PlaneEdge) -> Bool {
        guard minX <= other.maxX, other.minX <= maxX, minY <= other.maxY, other.minY <= maxY else {
            return false
        }
        let (p, q) = (Self.turn(a, b, other.a), Self.turn(a, b, other.b))
        let (r, s) = (Self.turn(other.a, other.b, a), Self.turn(other.a, other.b, b))
        if p * q > 0 || r * s > 0 { return false }
        let isChained = b == other.a || a == other.b
        guard isChained else { return true }
        // A chain may go on in any direction but back along itself.
        let isStraight = p == 0 && q == 0
        guard isStraight else { return false }
        let dot =
            Int128(b.x - a.x) * Int128(other.b.x - other.a.x) + Int128(b.y - a.y)
            * Int128(other.b.y - other.a.y)
        return dot < 0
    }

    private static func turn(_ p: GridPoint, _ q: GridPoint, _ r: GridPoint) -> Int {
        (Int128(q.x - p.x) * Int128(r.y - p.y) - Int128(q.y - p.y) * Int128(r.x - p.x)).signum().asInt
    }
}

extension Int128 {
    fileprivate var asInt: Int { Int(truncatingIfNeeded: self) }
}
