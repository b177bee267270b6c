import TestSupport
import Testing

@testable import Measure

/// Shapes on a lattice so coarse that a point a little to the right of and above a lattice point decides every tie.
private enum Lattice {
    static let step: Int64 = 1_000_000
    /// ε and δ of the predicates: far smaller than any distance of a lattice point from an edge, and ε far below δ.
    static let (right, up): (Int64, Int64) = (1, 1_000)

    static func point(_ x: Int, _ y: Int) -> GridPoint { GridPoint(x: Int64(x) * step, y: Int64(y) * step) }

    /// How often a ray to the right meets the rings: exact, one edge after the other, never through a vertex.
    static func slowCount(_ rings: [[GridPoint]], x: Int64, y: Int64) -> Int {
        let (x, y) = (x + right, y + up)
        var crossings = 0
        for ring in rings {
            for (index, a) in ring.enumerated() {
                let b = ring[(index + 1) % ring.count]
                guard (a.y < y) != (b.y < y) else { continue }
                let side =
                    Int128(b.x - a.x) * Int128(y - a.y) - Int128(b.y - a.y) * Int128(x - a.x)
                // Left of an edge that runs upwards lies the ray's origin when the crossing is to its right.
                if (side > 0) == (a.y < b.y) { crossings += 1 }
            }
        }
        return crossings % 2
    }
}

@Suite struct EdgeGridTests {
    /// A star about (30, 30), now and then with a square hole in its middle.
    private func rings(_ generator: inout SplitMix64) -> [[GridPoint]] {
        while true {
            let corners = (0..<Int.random(in: 3...14, using: &generator)).map { _ in
                (Int.random(in: -29...29, using: &generator), Int.random(in: -29...29, using: &generator))
            }.filter { $0 != (0, 0) }
            // One corner a direction, in the order of directions: such a ring does not cross itself.
            let ring = Dictionary(grouping: corners) { Angle($0.0, $0.1) }.sorted { $0.key < $1.key }
                .map { $0.value[0] }
            guard ring.count > 2 else { continue }
            // Every edge has the middle to its left, two steps away.
            let isStar = ring.indices.allSatisfy { index in
                let (a, b) = (ring[index], ring[(index + 1) % ring.count])
                let (dx, dy) = (b.0 - a.0, b.1 - a.1)
                let cross = a.0 * b.1 - a.1 * b.0
                return cross > 0 && cross * cross > 4 * (dx * dx + dy * dy)
            }
            guard isStar else { continue }
            var rings = [ring.map { Lattice.point($0.0 + 30, $0.1 + 30) }]
            if Bool.random(using: &generator) {
                rings.append([(29, 29), (29, 31), (31, 31), (31, 29)].map { Lattice.point($0.0, $0.1) })
            }
            return rings
        }
    }

    /// Directions about the origin, compared exactly.
    private struct Angle: Hashable, Comparable {
        var x: Int
        var y: Int
        init(_ x: Int, _ y: Int) {
            var (a, b) = (abs(x), abs(y))
            while b != 0 { (a, b) = (b, a % b) }
            (self.x, self.y) = (x / a, y / a)
        }
        private var isUpper: Bool { y > 0 || y == 0 && x > 0 }
        static func < (one: Angle, other: Angle) -> Bool {
            if one.isUpper != other.isUpper { return one.isUpper }
            return one.x * other.y - one.y * other.x > 0
        }
    }

    @Test("counts at every lattice point, on vertices and edges too, are those of a slow ray")
    func counts() {
        var generator = SplitMix64(announcing: "EdgeGridTests.counts")
        var asked = 0
        for _ in 0..<120 {
            let rings = rings(&generator)
            let shape = PlaneShape([rings])
            guard !shape.isEmpty else { continue }
            let grid = EdgeGrid(shape)
            for column in 0...60 {
                for row in 0...60 {
                    let point = Lattice.point(column, row)
                    let box = PlaneBox(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
                    guard shape.box.contains(box) else { continue }
                    let expected = Lattice.slowCount(rings, x: point.x, y: point.y)
                    let found = grid.count(x: point.x, y: point.y)
                    asked += 1
                    if found != expected { Issue.record("\(rings) at \(point): \(found), \(expected)") }
                }
            }
        }
        #expect(asked > 20_000)
    }

    @Test("a window is settled only where all its points lie equally often inside")
    func settled() {
        var generator = SplitMix64(announcing: "EdgeGridTests.settled")
        var (settled, open) = ([0, 0], 0)
        for _ in 0..<60 {
            let rings = rings(&generator)
            let shape = PlaneShape([rings])
            guard !shape.isEmpty else { continue }
            let grid = EdgeGrid(shape)
            for _ in 0..<300 {
                let (x, y) = (
                    Int.random(in: 0...58, using: &generator), Int.random(in: 0...58, using: &generator)
                )
                let low = Lattice.point(x, y)
                let high = Lattice.point(
                    x + Int.random(in: 1...4, using: &generator), y + Int.random(in: 1...4, using: &generator)
                )
                let window = PlaneBox(minX: low.x, minY: low.y, maxX: high.x, maxY: high.y)
                    .intersection(shape.box)
                guard !window.isEmpty else { continue }
                guard let count = grid.settled(window) else {
                    open += 1
                    continue
                }
                settled[count] += 1
                for place in [
                    (window.minX, window.minY), (window.maxX - 2, window.minY),
                    (window.minX, window.maxY - 2_000),
                    (window.minX + window.width / 2, window.minY + window.height / 2),
                ] where window.width > 2 && window.height > 2_000 {
                    #expect(Lattice.slowCount(rings, x: place.0, y: place.1) == count)
                }
            }
        }
        #expect(settled[0] > 100 && settled[1] > 100 && open > 100, "\(settled) \(open)")
    }

    @Test("every point of a tiling lies in exactly one tile: corners, borders and all")
    func tiling() {
        var generator = SplitMix64(announcing: "EdgeGridTests.tiling")
        for _ in 0..<30 {
            // A square of triangles about a point inside, and one about a point on its upper border.
            let middle = (
                Int.random(in: 1...19, using: &generator), Int.random(in: 1...19, using: &generator)
            )
            let top = (Int.random(in: 1...19, using: &generator), 20)
            let frame = [(0, 0), (20, 0), (20, 20), top, (0, 20)]
            let tiles = frame.indices.map { index in
                [frame[index], frame[(index + 1) % frame.count], middle].map { Lattice.point($0.0, $0.1) }
            }
            let grids = tiles.map { PlaneShape([[$0]]) }.filter { !$0.isEmpty }.map { EdgeGrid($0) }
            for column in 0...20 {
                for row in 0...20 {
                    let point = Lattice.point(column, row)
                    let box = PlaneBox(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
                    let sum = grids.filter { $0.box.contains(box) }.reduce(0) {
                        $0 + $1.count(x: point.x, y: point.y)
                    }
                    // Just beyond the right and the upper border nothing is left.
                    #expect(sum == (column < 20 && row < 20 ? 1 : 0), "\(middle) \(top) at \(column), \(row)")
                }
            }
        }
    }

    @Test("a grid of one thin shape has not more cells than its edges are worth")
    func thin() {
        let strip = PlaneShape([[planeRing([(0, 0), (100_000, 0), (100_000, 0.000_002), (0, 0.000_002)])]])
        let grid = EdgeGrid(strip)
        #expect(grid.columns * grid.rows <= 64)
        let box = strip.box
        #expect(grid.count(x: box.minX, y: box.minY) == 1)
        #expect(grid.count(x: box.maxX, y: box.minY) == 0)
        #expect(grid.count(x: box.minX, y: box.maxY) == 0)
        #expect(grid.count(x: box.maxX - 1, y: box.maxY - 1) == 1)
    }
}
