/// Decides for features of few rings whether holes lie in their shells and nothing else is nested.
///
/// Needs rings that do not meet (`BoxScreen`): then one vertex speaks for its ring.
enum RingNesting {
    /// Whether certainly every hole lies inside its shell, no hole in another hole of its polygon, and no shell in
    /// another shell. A shell inside a hole of another polygon is allowed by the rules, but left open here.
    static func isProper(_ vertices: RingVertices) -> Bool {
        guard vertices.rings.count > 1 else { return true }
        var shell = 0
        for ring in vertices.rings.indices {
            if vertices.isShell(ring) {
                shell = ring
                for other in 0..<ring where vertices.isShell(other) {
                    guard isOutside(vertices, ring, other), isOutside(vertices, other, ring) else {
                        return false
                    }
                }
            } else {
                guard contains(vertices, shell, ring) == true else { return false }
                for other in (shell + 1)..<ring {
                    guard isOutside(vertices, ring, other), isOutside(vertices, other, ring) else {
                        return false
                    }
                }
            }
        }
        return true
    }

    private static func isOutside(_ vertices: RingVertices, _ inner: Int, _ outer: Int) -> Bool {
        contains(vertices, outer, inner) == false
    }

    /// Whether a ring lies inside another one, by the edges that cross the line from its first vertex to the
    /// right; `nil` when a side is not certain.
    private static func contains(_ vertices: RingVertices, _ outer: Int, _ inner: Int) -> Bool? {
        let points = vertices.points
        let point = points[vertices.rings[inner].lowerBound]
        var inside = false
        for segment in vertices.rings[outer] {
            let (a, b) = (points[segment], points[segment &+ 1])
            guard (a.y > point.y) != (b.y > point.y) else { continue }
            if max(a.x, b.x) < point.x { continue }
            let side = Orientation.certain(a, b, point)
            guard side != 0 else { return nil }
            // To the right of the point: it lies left of an edge upwards, right of one downwards.
            if (side > 0) == (b.y > a.y) { inside.toggle() }
        }
        return inside
    }
}
