/// Brings borders of patches upon one another where they agree within the tolerance, in stretches or in a point.
enum BorderFitting {
    /// The edges with near vertices made one and cut at vertices upon them; `nil` when nothing is to be done.
    static func fitted(_ edges: [OutlineEdge]) -> [OutlineEdge]? {
        var fitting = Fitting()
        let tree = BoxTree(edges.map(\.edge.box))
        var found: [Int32] = []
        for (number, edge) in edges.enumerated() {
            tree.find(edge.edge.box.expanded(by: Int64(BorderMatch.tolerance) + 1), into: &found)
            for near in found where Int(near) > number && edges[Int(near)].owner != edge.owner {
                let other = edges[Int(near)]
                for end in [other.edge.a, other.edge.b] { fitting.fit(end, to: edge.edge, number) }
                for end in [edge.edge.a, edge.edge.b] { fitting.fit(end, to: other.edge, Int(near)) }
            }
        }
        if fitting.isEmpty { return nil }
        return edges.enumerated().flatMap { number, edge in fitting.pieces(number, edge) }
    }

    private struct Fitting {
        /// The vertex that stands for another, on the way to the smallest.
        private var stands: [GridPoint: GridPoint] = [:]
        /// Vertices at which an edge is cut.
        private var cuts: [Int: Set<GridPoint>] = [:]

        var isEmpty: Bool { stands.isEmpty && cuts.isEmpty }

        mutating func fit(_ vertex: GridPoint, to edge: PlaneEdge, _ number: Int) {
            for end in [edge.a, edge.b] where vertex != end && isNear(vertex, end) {
                return merge(vertex, end)
            }
            if vertex == edge.a || vertex == edge.b { return }
            let line = EdgeLine(edge)
            let place = line.place(of: vertex)
            guard place.along > 0, place.along < line.length, abs(place.aside) <= BorderMatch.tolerance
            else { return }
            cuts[number, default: []].insert(vertex)
        }

        private func isNear(_ one: GridPoint, _ other: GridPoint) -> Bool {
            let (dx, dy) = (Double(one.x - other.x), Double(one.y - other.y))
            return dx * dx + dy * dy <= BorderMatch.tolerance * BorderMatch.tolerance
        }

        private mutating func merge(_ one: GridPoint, _ other: GridPoint) {
            let (left, right) = (standing(for: one), standing(for: other))
            if left == right { return }
            stands[max(left, right)] = min(left, right)
        }

        private func standing(for vertex: GridPoint) -> GridPoint {
            var vertex = vertex
            while let next = stands[vertex] { vertex = next }
            return vertex
        }

        func pieces(_ number: Int, _ edge: OutlineEdge) -> [OutlineEdge] {
            let line = EdgeLine(edge.edge)
            var vertices = (cuts[number] ?? []).sorted { left, right in
                let (one, other) = (line.place(of: left).along, line.place(of: right).along)
                return one != other ? one < other : left < right
            }
            vertices.insert(edge.edge.a, at: 0)
            vertices.append(edge.edge.b)
            vertices = vertices.map(standing)
            return zip(vertices, vertices.dropFirst()).filter { $0.0 != $0.1 }.map {
                OutlineEdge(edge: PlaneEdge($0.0, $0.1), owner: edge.owner)
            }
        }
    }
}
