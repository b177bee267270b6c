import LandModel
import TestSupport
import Testing

@testable import Readers

@Suite struct RingGroupingTests {
    private func group(_ rings: [[Double]]) -> [[[Double]]] {
        var column = GeometryColumn()
        var end = 0
        let ends = rings.map { ring in
            end += ring.count / 2
            return end
        }
        let state = RingGrouping().append(rings.flatMap { $0 }, ends: ends, to: &column)
        column.finishFeature(state)
        var batch = FeatureBatch(textColumns: 0, decimalColumns: 0)
        batch.featureIDs = [0]
        batch.geometry = column
        let polygons = ScannedRow(batch, 0, hasGeometry: true).polygons
        #expect(state == (polygons.count == 1 ? .polygon : .multiPolygon))
        return polygons
    }

    private let shell = Rings.box(0, 0, 100, 100)
    private let far = Rings.box(200, 0, 300, 100)

    @Test("a shell and its holes, in any order")
    func holes() {
        let (a, b) = (Rings.hole(10, 10, 20, 20), Rings.hole(30, 10, 40, 20))
        #expect(group([shell, a, b]) == [[shell, a, b]])
        #expect(group([b, shell, a]) == [[shell, b, a]])
    }

    @Test("disjoint shells are polygons of one feature")
    func disjoint() {
        #expect(group([shell, far]) == [[shell], [far]])
        let hole = Rings.hole(210, 10, 220, 20)
        #expect(group([shell, hole, far]) == [[shell], [far, hole]])
    }

    @Test("an island in a hole, with a hole of its own")
    func nested() {
        let (hole, island, pond) = (
            Rings.hole(10, 10, 90, 90), Rings.box(20, 20, 80, 80), Rings.hole(30, 30, 70, 70)
        )
        #expect(group([shell, hole, island, pond]) == [[shell, hole], [island, pond]])
        #expect(group([pond, island, hole, shell]) == [[island, pond], [shell, hole]])
    }

    @Test("rings of wrong directions: position decides")
    func directions() {
        let hole = Rings.hole(10, 10, 20, 20)
        let turnedHole = Rings.reversed(hole)
        let turnedShell = Rings.reversed(shell)
        #expect(group([shell, turnedHole]) == [[shell, turnedHole]])
        #expect(group([turnedShell, hole]) == [[turnedShell, hole]])
        #expect(group([turnedShell, turnedHole]) == [[turnedShell, turnedHole]])
        // A counter-clockwise ring in no shell is land.
        let turnedFar = Rings.reversed(far)
        #expect(group([shell, turnedFar]) == [[shell], [turnedFar]])
    }

    @Test("a hole that touches its shell at a corner or along an edge, and a neighbour outside that does")
    func touching() {
        let corner: [Double] = [0, 50, 20, 40, 20, 60, 0, 50]
        #expect(group([shell, corner]) == [[shell, corner]])
        let edge = Rings.hole(0, 40, 20, 60)
        #expect(group([shell, edge]) == [[shell, edge]])
        // Off by a rounded digit.
        let rounded: [Double] = [-1e-9, 50, 20, 40, 20, 60, -1e-9, 50]
        #expect(group([shell, rounded]) == [[shell, rounded]])
        let outside = Rings.box(100, 40, 120, 60)
        #expect(group([shell, outside]) == [[shell], [outside]])
        // In the shell's notch: all corners on its line, the ring outside.
        let notched: [Double] = [0, 0, 0, 100, 50, 50, 100, 100, 100, 0, 0, 0]
        let wedge: [Double] = [0, 100, 100, 100, 50, 50, 0, 100]
        #expect(group([notched, wedge]) == [[notched], [wedge]])
        // All corners on its line, the ring inside.
        let diamond: [Double] = [0, 50, 50, 100, 100, 50, 50, 0, 0, 50]
        #expect(group([shell, diamond]) == [[shell, diamond]])
    }

    @Test("equal rings are two shells, whatever is not finite has no inside")
    func odd() {
        #expect(group([shell, shell]) == [[shell], [shell]])
        let broken: [Double] = [.nan, .nan, 1, 1, 2, 2, .nan, .nan]
        #expect(group([broken, shell]).count == 2)
        let infinite: [Double] = [0, 0, .infinity, 0, 5, 5, 0, 0]
        #expect(group([infinite, shell]).flatMap { $0 }.count == 2)
    }

    @Test("random trees of nested boxes come back, from any order and with any directions")
    func random() {
        var generator = SplitMix64(announcing: "RingGroupingTests.random")
        for _ in 0..<200 {
            // A box halved again and again: children lie in their parent, siblings apart.
            var boxes: [(ring: [Double], parent: Int?, depth: Int)] = []
            func nest(_ x: Double, _ y: Double, _ size: Double, _ parent: Int?, _ depth: Int) {
                guard depth < 5, boxes.count < 60, size > 0.01 else { return }
                boxes.append((Rings.box(x, y, x + size, y + size), parent, depth))
                let own = boxes.count - 1
                for quarter in 0..<4 where Int.random(in: 0..<3, using: &generator) > 0 {
                    nest(
                        x + size * (quarter % 2 == 0 ? 0.1 : 0.55), y + size * (quarter < 2 ? 0.1 : 0.55),
                        size * 0.35,
                        own, depth + 1)
                }
            }
            nest(0, 0, 100, nil, 0)
            nest(200, 50, 30, nil, 0)
            let order = boxes.indices.shuffled(using: &generator)
            let rings = order.map {
                Bool.random(using: &generator) ? boxes[$0].ring : Rings.reversed(boxes[$0].ring)
            }
            let shells = RingGrouping().shellOfEachRing(
                rings.flatMap { $0 }, ends: rings.indices.map { 5 * ($0 + 1) })
            for (place, box) in order.enumerated() {
                let expected = boxes[box].depth % 2 == 0 ? box : boxes[box].parent
                #expect(order[shells[place]] == expected)
            }
        }
    }

    @Test("ten thousand parts take no time to speak of")
    func many() {
        var rings: [[Double]] = [Rings.box(-1, -1, 201, 201)]
        for row in 0..<100 {
            for column in 0..<100 {
                let (x, y) = (Double(2 * column), Double(2 * row))
                rings.append(Rings.hole(x, y, x + 1, y + 1))
            }
        }
        #expect(group(rings).map(\.count) == [10_001])
    }
}
