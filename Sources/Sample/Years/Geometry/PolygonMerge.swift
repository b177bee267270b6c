/// Joins two polygons that share edges: what both walk, each in its own direction, falls away.
enum PolygonMerge {
    private struct Vertex: Hashable {
        var x: Double
        var y: Double
    }

    /// The rings of both together, the shell first; `nil` when they share no edge, enclose each other in a way that
    /// leaves several shells, or touch in a point only beside their common border.
    ///
    /// - Parameters: closed rings of valid polygons without common ground, in equal coordinates.
    static func rings(_ first: [[Double]], _ second: [[Double]]) -> [[Double]]? {
        var order: [(from: Vertex, to: Vertex)] = []
        var ends: [Vertex: [Vertex]] = [:]
        for ring in first + second {
            for index in stride(from: 0, to: ring.count - 2, by: 2) {
                let edge = (
                    from: Vertex(x: ring[index], y: ring[index + 1]),
                    to: Vertex(x: ring[index + 2], y: ring[index + 3])
                )
                order.append(edge)
                ends[edge.from, default: []].append(edge.to)
            }
        }
        let left = order.filter { edge in !(ends[edge.to]?.contains(edge.from) ?? false) }
        guard left.count < order.count, left.count >= 3 else { return nil }
        var next: [Vertex: Vertex] = [:]
        for edge in left {
            guard next.updateValue(edge.to, forKey: edge.from) == nil else { return nil }
        }
        var rings: [[Double]] = []
        for edge in left {
            guard next[edge.from] != nil else { continue }
            var ring: [Double] = []
            var current = edge.from
            while let following = next.removeValue(forKey: current) {
                ring += [current.x, current.y]
                current = following
            }
            guard current == edge.from, ring.count >= 6 else { return nil }
            RingTracer.close(&ring)
            rings.append(ring)
        }
        let shells = rings.indices.filter { RingTracer.isCounterClockwise(rings[$0]) }
        guard shells.count == 1 else { return nil }
        rings.swapAt(0, shells[0])
        return rings
    }
}
