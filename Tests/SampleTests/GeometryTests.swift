import Testing

@testable import Sample

@Suite struct GeometryTests {
    static let lattice = Lattice(
        columns: 6, rows: 5, extent: Extent(west: 113, south: 24, east: 113.6, north: 24.5), seed: 3)

    /// Rings of the cells marked `#` in a picture, north up.
    static func rings(_ picture: [String]) -> [[Double]] {
        var labels = Array(repeating: Int32(-1), count: lattice.cells)
        for (row, line) in picture.reversed().enumerated() {
            for (column, character) in line.enumerated() where character == "#" {
                labels[lattice.shape.cell(column: column, row: row)] = 0
            }
        }
        let regions = CellRegions.find(labels: labels, shape: lattice.shape)
        return regions.flatMap { region in
            RingTracer(lattice: lattice).rings(of: region.cells) { labels[$0] == 0 }
        }
    }

    static func places(_ ring: [Double]) -> [Point] {
        stride(from: 0, to: ring.count - 2, by: 2).map { Point(x: ring[$0], y: ring[$0 + 1]) }
    }

    @Test("a hole that meets the shell in a corner is a ring of its own, and no ring meets itself")
    func cornerTouch() {
        // The group meets itself at the corner between the gap and the outside.
        let rings = Self.rings([
            "......",
            ".####.",
            ".#.##.",
            ".##...",
            "......",
        ])
        #expect(rings.count == 2)
        #expect(RingTracer.isCounterClockwise(rings[0]))
        #expect(!RingTracer.isCounterClockwise(rings[1]))
        for ring in rings { #expect(Set(Self.places(ring)).count == Self.places(ring).count) }
        #expect(Set(Self.places(rings[0])).intersection(Self.places(rings[1])).count == 1)
    }

    @Test("two cells that share only a corner are two regions")
    func diagonal() {
        let rings = Self.rings(["......", "..#...", ".#....", "......", "......"])
        #expect(rings.count == 2)
        #expect(rings.allSatisfy(RingTracer.isCounterClockwise))
    }

    @Test("loose pieces go to the neighbour of the longest common border")
    func consolidate() {
        // 0 0 1 1      the piece of 1 in the south-west touches 0 twice and 2 once
        // 1 0 2 2  →   0 0 2 2
        // 2 2 2 2
        let shape = GridShape(columns: 4, rows: 3)
        var labels: [Int32] = [2, 2, 2, 2, 1, 0, 2, 2, 0, 0, 1, 1]
        CellRegions.consolidate(labels: &labels, shape: shape)
        #expect(labels == [2, 2, 2, 2, 0, 0, 2, 2, 0, 0, 1, 1])
    }

    @Test("the hash does not depend on the order of asking and keeps streams apart")
    func hash() {
        let (first, again) = (StableHash(seed: 5, stream: .node), StableHash(seed: 5, stream: .node))
        let forwards = (0..<100).map { first.bits($0, 1) }
        let backwards = (0..<100).reversed().map { again.bits($0, 1) }
        #expect(forwards == backwards.reversed())
        #expect(Set(forwards).count == 100)
        #expect(StableHash(seed: 5, stream: .edge).bits(0, 1) != first.bits(0, 1))
        #expect(StableHash(seed: 6, stream: .node).bits(0, 1) != first.bits(0, 1))
        #expect((0..<1000).allSatisfy { (-1..<1).contains(first.signed($0)) })
    }

    @Test("noise is the drawn value at whole places and lies between its neighbours elsewhere")
    func noise() {
        let noise = ValueNoise(seed: 9, stream: .terrain, octaves: 1)
        let (west, east) = (noise(3, 4), noise(4, 4))
        #expect(abs(noise(3.5, 4) - (west + east) / 2) < 1e-15)
        #expect((0..<500).allSatisfy { abs(noise(Double($0) * 0.37, Double($0) * 0.11)) <= 1 })
    }
}
