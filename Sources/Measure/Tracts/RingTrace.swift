/// Strings directed edges into rings that pass every vertex once.
enum RingTrace {
    /// - Parameter edges: at every vertex as many arrive as leave; the inside lies to their left.
    /// - Returns: rings without their closing vertex, shells counter-clockwise, holes clockwise.
    static func rings(_ edges: [PlaneEdge]) -> [[GridPoint]] {
        let edges = edges.sorted { ($0.a, $0.b) < ($1.a, $1.b) }
        var used = [Bool](repeating: false, count: edges.count)
        var rings: [[GridPoint]] = []
        for start in edges.indices where !used[start] {
            used[start] = true
            var chain = [edges[start].a]
            var last = start
            while true {
                let vertex = edges[last].b
                let leaving = leaving(vertex, edges)
                let candidates = leaving.filter { !used[$0] || $0 == start }
                guard let next = nearest(candidates, after: edges[last], edges), next != start else {
                    break
                }
                used[next] = true
                chain.append(vertex)
                last = next
            }
            // Edges that do not close have no inside.
            if edges[last].b == edges[start].a { rings.append(contentsOf: loops(chain)) }
        }
        return rings
    }

    /// Numbers of the edges that leave a vertex.
    private static func leaving(_ vertex: GridPoint, _ edges: [PlaneEdge]) -> Range<Int> {
        var (low, high) = (0, edges.count)
        while low < high {
            let middle = (low + high) / 2
            if edges[middle].a < vertex { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < edges.count, edges[end].a == vertex { end += 1 }
        return low..<end
    }

    /// The edge that bounds the same piece of the inside as the one that arrived: the first clockwise from the way back.
    private static func nearest(_ candidates: [Int], after arrived: PlaneEdge, _ edges: [PlaneEdge])
        -> Int?
    {
        guard candidates.count > 1 else { return candidates.first }
        let back = Direction(from: arrived.b, to: arrived.a)
        return candidates.min { left, right in
            Direction(edges[left]).isClockwiseBefore(Direction(edges[right]), from: back)
        }
    }

    private struct Direction {
        var x: Int64
        var y: Int64

        init(from start: GridPoint, to end: GridPoint) { (x, y) = (end.x - start.x, end.y - start.y) }
        init(_ edge: PlaneEdge) { self.init(from: edge.a, to: edge.b) }

        /// Positive where the other is counter-clockwise of it.
        private func turn(to other: Direction) -> Int128 {
            Int128(x) &* Int128(other.y) &- Int128(y) &* Int128(other.x)
        }

        /// 0 for less than half a turn clockwise from a direction, 1 for more; the direction itself comes last.
        private func half(from base: Direction) -> Int {
            let turn = base.turn(to: self)
            if turn != 0 { return turn < 0 ? 0 : 1 }
            let along = Int128(base.x) &* Int128(x) &+ Int128(base.y) &* Int128(y)
            return along < 0 ? 1 : 2
        }

        func isClockwiseBefore(_ other: Direction, from base: Direction) -> Bool {
            let (mine, its) = (half(from: base), other.half(from: base))
            if mine != its { return mine < its }
            // Straight on stands between the halves: it begins the second.
            return turn(to: other) < 0
        }
    }

    /// Cuts a closed chain at vertices it passes several times.
    private static func loops(_ chain: [GridPoint]) -> [[GridPoint]] {
        var loops: [[GridPoint]] = []
        var path: [GridPoint] = []
        var places: [GridPoint: Int] = [:]
        for vertex in chain {
            if let place = places[vertex] {
                let loop = Array(path[place...])
                for passed in loop { places[passed] = nil }
                path.removeSubrange(place...)
                loops.append(loop)
            }
            places[vertex] = path.count
            path.append(vertex)
        }
        loops.append(path)
        return loops
    }
}
