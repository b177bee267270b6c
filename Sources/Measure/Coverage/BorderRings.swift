/// The rings of a closed chain of edges, such as the border that `EdgeBalance` leaves of a layer.
///
/// At a vertex where several edges end and begin, those that turn back most sharply go together: so a vertex that
/// stands on a neighbour's edge (a T-junction) gives a ring of its own, as thin as its coordinates are exact. Rings
/// that meet in a vertex come apart there. Rings without any area worth the name are left out: no place gains or
/// loses by them.
package struct BorderRings: Sendable {
    /// Vertices without the closing one.
    package private(set) var rings: [[GridPoint]] = []

    /// - Parameter edges: sorted; every vertex begins as many of them as it ends.
    package init(_ edges: [PlaneEdge]) {
        let walk = RingWalk(edges)
        walk.run { ring in
            if !Self.isNothing(ring) { rings.append(ring) }
        }
    }

    package var edges: [PlaneEdge] {
        rings.flatMap { ring in
            ring.indices.map { PlaneEdge(ring[$0], ring[$0 + 1 == ring.count ? 0 : $0 + 1]) }
        }
    }

    private static func isNothing(_ ring: [GridPoint]) -> Bool {
        let reach = reach(ring)
        if reach < BorderNoise.area { return true }
        let lengths = ring.indices.map { PlaneEdge(ring[$0], ring[$0 + 1 == ring.count ? 0 : $0 + 1]).length }
        let width = BorderNoise.width(longestEdge: lengths.max() ?? 0)
        return Double(reach.units) < width * lengths.reduce(0, +)
    }

    /// No less than twice what a ring goes round: the sum over the triangles from its first vertex.
    private static func reach(_ ring: [GridPoint]) -> TwiceArea {
        let first = ring[0]
        var sum: Int128 = 0
        for index in ring.indices.dropFirst().dropLast() {
            let (p, q) = (ring[index], ring[index + 1])
            sum += abs(
                Int128(p.x - first.x) * Int128(q.y - first.y) - Int128(q.x - first.x) * Int128(p.y - first.y))
        }
        return TwiceArea(units: sum)
    }

    /// Signed, counter-clockwise positive.
    static func twiceArea(_ ring: [GridPoint]) -> TwiceArea {
        guard var previous = ring.last else { return .zero }
        var sum: Int128 = 0
        for point in ring {
            sum += Int128(previous.x - point.x) * Int128(previous.y + point.y)
            previous = point
        }
        return TwiceArea(units: sum)
    }
}

/// Follows a closed chain until every edge is used, cutting off a ring whenever it comes back to a vertex.
private struct RingWalk {
    private let edges: [PlaneEdge]
    /// Number of the vertex each edge ends at.
    private var ends: [Int32] = []
    /// Place of the first edge of each vertex, and one more.
    private var starts: [Int32] = []
    /// The edge that follows each.
    private var successors: [Int32]

    init(_ edges: [PlaneEdge]) {
        self.edges = edges
        successors = Array(repeating: -1, count: edges.count)
        var numbers: [GridPoint: Int32] = [:]
        for (place, edge) in edges.enumerated() where place == 0 || edges[place - 1].a != edge.a {
            numbers[edge.a] = Int32(starts.count)
            starts.append(Int32(place))
        }
        starts.append(Int32(edges.count))
        ends = edges.map { edge in
            guard let number = numbers[edge.b] else { preconditionFailure("the chain is closed") }
            return number
        }
        var arriving: [[Int32]] = Array(repeating: [], count: starts.count - 1)
        for (edge, end) in ends.enumerated() { arriving[Int(end)].append(Int32(edge)) }
        for (vertex, arriving) in arriving.enumerated() {
            pair(arriving, starts[vertex]..<starts[vertex + 1])
        }
    }

    /// Joins the edges that end at a vertex with those that begin there, the sharpest turns first.
    private mutating func pair(_ arriving: [Int32], _ leaving: Range<Int32>) {
        precondition(arriving.count == leaving.count, "the chain is closed")
        if arriving.count == 1 {
            successors[Int(arriving[0])] = leaving.lowerBound
            return
        }
        let turns = arriving.flatMap { one in
            leaving.map { (cosine: Self.cosine(edges[Int($0)], edges[Int(one)]), one: one, other: $0) }
        }
        var taken: Set<Int32> = []
        for turn in turns.sorted(by: { ($1.cosine, $0.one, $0.other) < ($0.cosine, $1.one, $1.other) })
        where successors[Int(turn.one)] < 0 && taken.insert(turn.other).inserted {
            successors[Int(turn.one)] = turn.other
        }
    }

    func run(_ found: ([GridPoint]) -> Void) {
        var path: [Int] = []
        var isUsed = [Bool](repeating: false, count: edges.count)
        // Where on the path each vertex stands, -1 when it does not.
        var places = [Int32](repeating: -1, count: starts.count)
        for vertex in 0..<starts.count - 1 {
            for first in Int(starts[vertex])..<Int(starts[vertex + 1]) where !isUsed[first] {
                places[vertex] = 0
                var edge = first
                while !isUsed[edge] {
                    isUsed[edge] = true
                    path.append(edge)
                    let end = Int(ends[edge])
                    if places[end] >= 0 {
                        let from = Int(places[end])
                        for place in path[from...].dropLast() { places[Int(ends[place])] = -1 }
                        found(path[from...].map { edges[$0].a })
                        path.removeSubrange(from...)
                        places[end] = Int32(from)
                    } else {
                        places[end] = Int32(path.count)
                    }
                    edge = Int(successors[edge])
                }
                precondition(path.isEmpty, "a closed chain leads back")
                places[vertex] = -1
            }
        }
    }

    /// Of the angle between an edge and the way back along another.
    private static func cosine(_ edge: PlaneEdge, _ previous: PlaneEdge) -> Double {
        let (x, y) = (Double(edge.b.x - edge.a.x), Double(edge.b.y - edge.a.y))
        let (u, v) = (Double(previous.a.x - previous.b.x), Double(previous.a.y - previous.b.y))
        return (x * u + y * v) / ((x * x + y * y) * (u * u + v * v)).squareRoot()
    }
}
