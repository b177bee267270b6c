import LandModel
import Measure
import Testing

@testable import Sample

/// Splits and mergers of hand-made polygons.
@Suite struct PolygonEditTests {
    private let plane = AreaPlane(ellipsoid: .cgcs2000)

    /// Places on a grid of 0.01° about 113° E, 24° N.
    private func ring(_ places: [(Double, Double)]) -> [Double] {
        var ring = places.flatMap { [Lattice.rounded(113 + $0.0 / 100), Lattice.rounded(24 + $0.1 / 100)] }
        RingTracer.close(&ring)
        return ring
    }

    private func area(_ rings: [[Double]]) throws -> Int128 {
        try #require(plane.twiceArea(ofRings: rings)).units
    }

    /// A square whose sides bulge: no three vertices lie on a line.
    private let square = [
        (0.0, 0.0), (1, -0.2), (2, -0.3), (3, -0.2), (4, 0), (4.2, 1), (4.3, 2), (4.2, 3), (4, 4), (3, 4.2),
        (2, 4.3),
        (1, 4.2), (0, 4), (-0.2, 3), (-0.3, 2), (-0.2, 1),
    ]

    @Test("a split shares the area exactly, keeps every vertex and adds only those of the path")
    func split() throws {
        let rings = [ring(square)]
        for salt in 0..<20 {
            let parts = try #require(PolygonSplit(plane: plane, seed: 3).parts(of: rings, salt: salt))
            #expect(try parts.reduce(0) { $0 + (try area($1)) } == area(rings))
            #expect(try area(parts[0]) >= area(parts[1]) && 5 * area(parts[1]) >= area(rings))
            #expect(parts.allSatisfy { CoverageTests.isSimple($0[0]) })
            let edges = parts.flatMap { Edge.all($0) }
            let outer = Set(edges.filter { !edges.contains($0.twin) })
            #expect(outer == Set(Edge.all(rings)))
        }
    }

    @Test("a path never runs through a hole, and a hole stays with the part around it")
    func splitHoles() throws {
        let hole = ring([(1.5, 1.5), (1.5, 2.5), (2.5, 2.5), (2.5, 1.5)])
        let rings = [ring(square), hole]
        var found = 0
        for salt in 0..<40 {
            guard let parts = PolygonSplit(plane: plane, seed: 3).parts(of: rings, salt: salt) else {
                continue
            }
            found += 1
            #expect(parts.map(\.count).sorted() == [1, 2])
            #expect(try parts.reduce(0) { $0 + (try area($1)) } == area(rings))
            let owner = try #require(parts.first { $0.count == 2 })
            #expect(owner[1] == hole && LineCut.contains(owner[0], hole[0], hole[1]))
        }
        #expect(found > 0)
    }

    @Test("what cannot be split is refused: too few vertices")
    func splitRefused() {
        #expect(
            PolygonSplit(plane: plane, seed: 3).parts(of: [ring([(0, 0), (4, 0), (4, 4), (0, 4)])], salt: 1)
                == nil)
    }

    @Test("a merger takes away the common border and nothing else")
    func merge() throws {
        let left = [ring([(0, 0), (1, 0), (1, 1), (1, 2), (0, 2)])]
        let right = [ring([(1, 0), (2, 0), (2, 2), (1, 2), (1, 1)])]
        let merged = try #require(PolygonMerge.rings(left, right))
        #expect(merged.count == 1)
        #expect(
            Set(Edge.all(merged)) == Set(Edge.all([ring([(0, 0), (1, 0), (2, 0), (2, 2), (1, 2), (0, 2)])])))
        #expect(try area(merged) == area(left) + area(right))
    }

    @Test("an island joins the patch around it: the hole is gone")
    func mergeIsland() throws {
        let island = [ring([(1, 1), (2, 1), (2, 2), (1, 2)])]
        let host = [ring([(0, 0), (4, 0), (4, 4), (0, 4)]), ring([(1, 1), (1, 2), (2, 2), (2, 1)])]
        #expect(PolygonMerge.rings(host, island) == [host[0]])
        #expect(PolygonMerge.rings(island, host)?.count == 1)
    }

    @Test("polygons around a gap give a hole; apart, or touching in a point, none")
    func mergeEdges() throws {
        let bracket = [ring([(0, 0), (3, 0), (3, 1), (1, 1), (1, 2), (3, 2), (3, 3), (0, 3)])]
        let lid = [ring([(3, 0), (4, 0), (4, 3), (3, 3), (3, 2), (3, 1)])]
        let merged = try #require(PolygonMerge.rings(bracket, lid))
        #expect(merged.count == 2 && RingTracer.isCounterClockwise(merged[0]))
        #expect(!RingTracer.isCounterClockwise(merged[1]))
        #expect(try area(merged) == area(bracket) + area(lid))
        let square = [ring([(0, 0), (1, 0), (1, 1), (0, 1)])]
        #expect(PolygonMerge.rings(square, [ring([(5, 5), (6, 5), (6, 6)])]) == nil)
        #expect(PolygonMerge.rings(square, [ring([(1, 1), (2, 1), (2, 2), (1, 2)])]) == nil)
    }
}
