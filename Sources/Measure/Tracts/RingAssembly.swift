/// Puts rings together to polygons: each hole goes to the smallest shell around it.
enum RingAssembly {
    private struct Shell {
        var ring: [GridPoint]
        var twiceArea: Int128
        var box: PlaneBox
        var holes: [[GridPoint]] = []
    }

    /// - Parameter rings: without their closing vertex, shells counter-clockwise, holes clockwise.
    /// - Returns: polygons of closed rings, each from its smallest vertex, in the order of those.
    static func polygons(_ rings: [[GridPoint]]) -> [[[GridPoint]]] {
        var (shells, holes): ([Shell], [[GridPoint]]) = ([], [])
        for ring in rings {
            let area = twiceArea(ring)
            if area > 0 {
                var box = PlaneBox.empty
                for vertex in ring { box.add(vertex) }
                shells.append(Shell(ring: normal(ring), twiceArea: area, box: box))
            } else if area < 0 {
                holes.append(normal(ring))
            }
        }
        shells.sort { ($0.twiceArea, $0.ring[0]) < ($1.twiceArea, $1.ring[0]) }
        for hole in holes {
            // The middle of an edge lies upon no other ring, in units of half the grid's.
            let (x, y) = (hole[0].x + hole[1].x, hole[0].y + hole[1].y)
            let holder =
                shells.count == 1 ? 0 : shells.firstIndex { contains($0, doubledX: x, doubledY: y) }
            if let holder { shells[holder].holes.append(hole) }
        }
        shells.sort { ($0.ring[0], $0.twiceArea) < ($1.ring[0], $1.twiceArea) }
        return shells.map { shell in
            let rings = [shell.ring] + shell.holes.sorted { $0[0] < $1[0] }
            return rings.map { $0 + [$0[0]] }
        }
    }

    private static func twiceArea(_ ring: [GridPoint]) -> Int128 {
        guard ring.count >= 3, var previous = ring.last else { return 0 }
        var sum: Int128 = 0
        for vertex in ring {
            sum += Int128(previous.x - vertex.x) * Int128(previous.y + vertex.y)
            previous = vertex
        }
        return sum
    }

    /// The same ring from its smallest vertex.
    private static func normal(_ ring: [GridPoint]) -> [GridPoint] {
        let start = ring.indices.min { ring[$0] < ring[$1] } ?? 0
        return Array(ring[start...] + ring[..<start])
    }

    /// Whether a point given in half units lies inside a shell: edges that the way to the right crosses are odd.
    private static func contains(_ shell: Shell, doubledX x: Int64, doubledY y: Int64) -> Bool {
        guard x > 2 * shell.box.minX, x < 2 * shell.box.maxX, y > 2 * shell.box.minY,
            y < 2 * shell.box.maxY
        else { return false }
        var isInside = false
        guard var previous = shell.ring.last else { return false }
        for vertex in shell.ring {
            defer { previous = vertex }
            guard (2 * previous.y <= y) != (2 * vertex.y <= y) else { continue }
            let (low, high) = previous.y < vertex.y ? (previous, vertex) : (vertex, previous)
            let left = Int128(high.x - low.x) * Int128(y - 2 * low.y)
            let right = Int128(high.y - low.y) * Int128(x - 2 * low.x)
            if left > right { isInside.toggle() }
        }
        return isInside
    }
}
