import LandModel
import TestSupport
import Testing

@testable import Measure

/// Keys of shapes: the same for one shape however it is written down, another for any other.
@Suite struct ShapeHashTests {
    private let plane = AreaPlane(ellipsoid: .cgcs2000)

    private func key(_ polygons: [[[(Double, Double)]]]) -> ShapeKey? {
        let geometry = GeometryColumn(polygons)
        return BatchShapes(geometry: geometry, degrees: geometry.coordinates, plane: plane).key(of: 0)
    }

    private func ring(_ seed: UInt64, _ longitude: Double = 113.5, vertices: Int = 23) -> [(Double, Double)] {
        var generator = SplitMix64(seed: seed)
        return starRing(
            longitude: longitude, latitude: 24.8, radius: 300, vertices: vertices, using: &generator)
    }

    /// The same closed ring from another vertex on.
    private func turned(_ ring: [(Double, Double)], by steps: Int) -> [(Double, Double)] {
        let open = ring.dropLast()
        let moved = Array(open[steps...] + open[..<steps])
        return moved + [moved[0]]
    }

    @Test(
        "first vertex, direction, order of holes and parts, repeated and missing closing vertices do not matter"
    )
    func writing() throws {
        let (shell, hole, second) = (ring(1), ring(2, 113.6, vertices: 7), ring(3, 113.7, vertices: 5))
        let other = ring(4, 113.9)
        let whole = try #require(key([[shell, hole, second], [other]]))
        for steps in [1, 11, 22] {
            #expect(key([[turned(shell, by: steps), hole, second], [other]]) == whole)
        }
        #expect(key([[shell.reversed(), hole, second.reversed()], [other]]) == whole)
        #expect(key([[other], [shell, second, hole]]) == whole)
        #expect(key([[shell.dropLast(), hole, second], [other]]) == whole)
        #expect(key([[shell.flatMap { [$0, $0] }, hole + [hole[0]], second], [other]]) == whole)
    }

    @Test("another shape has another key")
    func others() throws {
        let (shell, hole) = (ring(1), ring(2, 113.6, vertices: 7))
        var keys: Set<ShapeKey> = []
        var moved = shell
        // More than a cell of the grid.
        moved[5].0 += 2e-9
        var swapped = shell
        swapped.swapAt(4, 5)
        var fewer = shell
        fewer.remove(at: 9)
        let shapes = [
            [[shell]], [[shell, hole]], [[shell], [hole]], [[hole, shell]], [[moved]], [[swapped]], [[fewer]],
            [[ring(5)]],
        ]
        for shape in shapes { keys.insert(try #require(key(shape))) }
        #expect(keys.count == shapes.count)
    }

    @Test("noise far below the grid leaves nearly every key alone")
    func noise() throws {
        var generator = SplitMix64(seed: 11)
        var same = 0
        for number in 0..<200 {
            let shell = ring(UInt64(100 + number))
            let noisy = shell.map { point in
                (
                    point.0 + Double.random(in: -1e-14...1e-14, using: &generator),
                    point.1 + Double.random(in: -1e-14...1e-14, using: &generator)
                )
            }
            if try #require(key([[shell]])) == key([[noisy]]) { same += 1 }
        }
        #expect(same > 190)
    }

    @Test("no key without finite coordinates in range")
    func unusable() {
        #expect(key([[[(113, 24), (.nan, 24), (113, 25), (113, 24)]]]) == nil)
        #expect(key([[[(113, 24), (181, 24), (113, 25), (113, 24)]]]) == nil)
    }

    @Test("a shape made in the plane has the same key in either direction and from any vertex")
    func planeShapes() {
        let ring = square(0, 0, 10)
        let turned = Array(ring[2...]) + Array(ring[1...2])
        let one = planeShape([[ring, square(2, 2, 3)]])
        #expect(planeShape([[turned.reversed(), square(2, 2, 3).reversed()]]).key == one.key)
        #expect(planeShape([[ring, square(2, 2, 4)]]).key != one.key)
        #expect(planeShape([[ring]]).key != one.key)
    }
}
