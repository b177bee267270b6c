/// Distances between edges in metres on the ground.
struct EdgeDistance {
    private let ground: PlaneGround

    init(_ ground: PlaneGround) { self.ground = ground }

    /// The box around an edge that holds whatever lies within a distance of it.
    func reach(_ edge: PlaneEdge, _ metres: Double) -> PlaneBox {
        let (low, high) = (Double(edge.minY), Double(edge.maxY))
        let most = low <= 0 && high >= 0 ? 0 : min(abs(low), abs(high))
        let (large, small) = (ground.eastward(y: most), ground.eastward(y: max(abs(low), abs(high))))
        // A little more, for the change of scale beyond the edge.
        let (dx, dy) = (metres * 1.001e6 / small, metres * 1.001e6 * large)
        return PlaneBox(
            minX: edge.minX - Int64(dx) - 1, minY: edge.minY - Int64(dy) - 1,
            maxX: edge.maxX + Int64(dx) + 1,
            maxY: edge.maxY + Int64(dy) + 1)
    }

    /// The least distance between two edges. The plane's scale is taken where they are nearest; the same for either order.
    func metres(_ one: PlaneEdge, _ other: PlaneEdge) -> Double {
        let isForward =
            (one.a.x, one.a.y, one.b.x, one.b.y) <= (other.a.x, other.a.y, other.b.x, other.b.y)
        let (first, second) = isForward ? (one, other) : (other, one)
        var y = (Double(max(first.minY, second.minY)) + Double(min(first.maxY, second.maxY))) / 2
        var nearest = distance(first, second, ground.eastward(y: y))
        // Edges are short beside the Earth: the place of the second turn is that of any further one.
        y = nearest.y
        nearest = distance(first, second, ground.eastward(y: y))
        return nearest.metres
    }

    private func distance(_ one: PlaneEdge, _ other: PlaneEdge, _ m: Double) -> (
        metres: Double, y: Double
    ) {
        let scale = SIMD2(m * 1e-6, 1e-6 / m)
        func local(_ point: GridPoint) -> SIMD2<Double> {
            SIMD2(Double(point.x - one.a.x), Double(point.y - one.a.y)) * scale
        }
        let (a, b, c, d) = (SIMD2<Double>.zero, local(one.b), local(other.a), local(other.b))
        var nearest = (square: Double.infinity, north: 0.0)
        for (point, start, end) in [(a, c, d), (b, c, d), (c, a, b), (d, a, b)] {
            let direction = end - start
            let along = ((point - start) * direction).sum() / (direction * direction).sum()
            let apart = start + direction * max(0, min(1, along)) - point
            let square = (apart * apart).sum()
            if square < nearest.square { nearest = (square, point.y) }
        }
        func turn(_ p: SIMD2<Double>, _ q: SIMD2<Double>, _ r: SIMD2<Double>) -> Double {
            (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)
        }
        if turn(a, b, c) * turn(a, b, d) < 0, turn(c, d, a) * turn(c, d, b) < 0 { nearest.square = 0 }
        return (nearest.square.squareRoot(), Double(one.a.y) + nearest.north / scale.y)
    }
}
