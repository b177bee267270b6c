/// Outlines of groups of cells, as rings of the lattice's vertices: longitude and latitude in turn.
///
/// Shells run counter-clockwise, holes clockwise, all closed (the first vertex stands again at the end). Where a group
/// meets itself corner to corner the walk turns right, across to the other cell: for a group connected by sides
/// that gives a hole touching the shell in a point, which is valid, and never a ring touching itself.
package struct RingTracer {
    package let lattice: Lattice

    package init(lattice: Lattice) { self.lattice = lattice }

    /// Rings of one group connected by sides: the shell first, then the holes.
    ///
    /// - Parameters:
    ///   - belongs: Whether a cell is of the group; asked for neighbours of `cells` only.
    ///   - cuts: Sides that run straight to a corner (in cells) and from there on, instead of crookedly along the
    ///     patches.
    package func rings(
        of cells: [Int], cuts: [CellSide: Point] = [:], belongs: (Int) -> Bool
    ) -> [[Double]] {
        if cells.count == 1, cuts.isEmpty, let cell = cells.first { return [ring(ofCell: cell)] }
        var sides: [CellSide] = []
        var byStart: [Int: (first: Int, second: Int)] = [:]
        for cell in cells {
            for direction in Direction.allCases {
                let side = CellSide(
                    column: cell % lattice.columns, row: cell / lattice.columns, direction: direction)
                if let neighbour = side.neighbour(in: lattice), belongs(neighbour) { continue }
                let start = side.nodes(in: lattice).start
                if let known = byStart[start] {
                    byStart[start] = (known.first, sides.count)
                } else {
                    byStart[start] = (sides.count, -1)
                }
                sides.append(side)
            }
        }
        var rings: [[Double]] = []
        var isUsed = Array(repeating: false, count: sides.count)
        for first in sides.indices where !isUsed[first] {
            var ring: [Double] = []
            var current = first
            repeat {
                isUsed[current] = true
                if let corner = cuts[sides[current]] {
                    let (start, corner) = (
                        lattice.degrees(lattice.node(sides[current].nodes(in: lattice).start)),
                        lattice.degrees(corner)
                    )
                    ring += [start.x, start.y, corner.x, corner.y]
                } else {
                    lattice.appendVertices(of: sides[current], to: &ring)
                }
                current = next(after: sides[current], sides: sides, byStart: byStart)
            } while current != first
            Self.close(&ring)
            rings.append(ring)
        }
        if let shell = rings.firstIndex(where: { Self.isCounterClockwise($0) }) { rings.swapAt(0, shell) }
        return rings
    }

    /// The outline of one cell.
    package func ring(ofCell cell: Int) -> [Double] {
        var ring: [Double] = []
        ring.reserveCapacity(80)
        for direction in Direction.allCases {
            lattice.appendVertices(
                of: CellSide(
                    column: cell % lattice.columns, row: cell / lattice.columns, direction: direction),
                to: &ring)
        }
        Self.close(&ring)
        return ring
    }

    static func close(_ ring: inout [Double]) {
        guard ring.count >= 2 else { return }
        ring.append(ring[0])
        ring.append(ring[1])
    }

    private func next(after side: CellSide, sides: [CellSide], byStart: [Int: (first: Int, second: Int)])
        -> Int
    {
        let end = side.nodes(in: lattice).end
        // Every end of a boundary side is the start of another: the boundary of a set of cells is closed.
        guard let candidates = byStart[end] else { preconditionFailure("open boundary at node \(end)") }
        guard candidates.second >= 0 else { return candidates.first }
        return sides[candidates.first].direction == side.direction.turnedRight
            ? candidates.first : candidates.second
    }

    /// Of a closed ring.
    package static func isCounterClockwise(_ ring: [Double]) -> Bool {
        guard ring.count >= 8 else { return false }
        var sum = 0.0
        for index in stride(from: 2, to: ring.count - 2, by: 2) {
            sum += (ring[index] - ring[0]) * (ring[index + 3] - ring[1])
            sum -= (ring[index + 2] - ring[0]) * (ring[index + 1] - ring[1])
        }
        return sum > 0
    }
}
