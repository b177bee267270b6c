import LandModel

/// Sorts the rings of one shapefile record into polygons.
///
/// The description tells shells (clockwise) from holes (counter-clockwise) by direction, and not which shell a
/// hole is in. Writers get directions wrong, so position decides, which gives the same for a record that
/// follows the rule: a ring in an even number of other rings is a shell, in an odd number a hole of the smallest
/// shell around it. A ring lies in a larger one when more of its vertices are inside that one than outside: a
/// hole that touches its shell, or pokes through it by an invalid vertex or a rounded digit, stays a hole. A
/// counter-clockwise ring in no shell is land.
struct RingGrouping {
    /// Appends the polygons of a record of several rings in the order of their shells, holes in the order of the
    /// record. `ends` are the numbers of vertices up to the end of each ring.
    func append(_ points: [Double], ends: [Int], to column: inout GeometryColumn) -> GeometryState {
        let shells = shellOfEachRing(points, ends: ends)
        var holes: [[Int]] = Array(repeating: [], count: ends.count)
        for (ring, shell) in shells.enumerated() where shell != ring { holes[shell].append(ring) }
        var polygons = 0
        for (ring, shell) in shells.enumerated() where shell == ring {
            polygons += 1
            for member in [ring] + holes[ring] {
                let start = member == 0 ? 0 : ends[member - 1]
                column.coordinates.append(contentsOf: points[2 * start..<2 * ends[member]])
                column.finishRing()
            }
            column.finishPolygon()
        }
        return polygons == 1 ? .polygon : .multiPolygon
    }

    /// For each ring the ring that is its shell: itself, for a shell.
    func shellOfEachRing(_ points: [Double], ends: [Int]) -> [Int] {
        points.withUnsafeBufferPointer { points in
            var rings: [RingLocator] = []
            rings.reserveCapacity(ends.count)
            for (index, end) in ends.enumerated() {
                let start = index == 0 ? 0 : ends[index - 1]
                rings.append(RingLocator(UnsafeBufferPointer(rebasing: points[2 * start..<2 * end])))
            }
            let neighbours = IntervalTree(rings.map(\.xRange))
            var containers: [[Int]] = Array(repeating: [], count: rings.count)
            for ring in rings.indices {
                neighbours.forEachOverlapping(rings[ring].xRange) { other in
                    if other != ring, rings[other].isLarger(than: rings[ring]),
                        rings[other].yRange.overlaps(rings[ring].yRange), rings[ring].lies(in: &rings[other])
                    {
                        containers[ring].append(other)
                    }
                }
            }
            return rings.indices.map { ring in
                guard containers[ring].count % 2 == 1 else { return ring }
                // Smallest first; of equal ones the first, so that the order of search does not matter.
                let shells = containers[ring].filter { containers[$0].count % 2 == 0 }
                let smallest = shells.min { (rings[$0].area, $0) < (rings[$1].area, $1) }
                return smallest ?? ring
            }
        }
    }
}
