import LandModel
import TestSupport
import Testing

@testable import Measure

@Suite struct BorderRingsTests {
    private func rings(_ shapes: [PlaneShape]) -> [[GridPoint]] {
        var balance = EdgeBalance()
        for shape in shapes { balance.add(shape.edges) }
        return BorderRings(balance.edges).rings
    }

    @Test("an outline and a hole are two rings, the hole running the other way")
    func hole() {
        let rings = rings([planeShape([[square(0, 0, 10), square(2, 2, 6)]])])
        #expect(rings.map(\.count) == [4, 4])
        #expect(rings.map { BorderRings.twiceArea($0).units.signum() } == [1, -1])
    }

    @Test("squares that touch at corners come apart")
    func corners() {
        let shapes = [(0.0, 0.0), (10, 10), (20, 0), (10, -10)].map { planeShape([[square($0.0, $0.1, 10)]]) }
        #expect(rings(shapes).map(\.count) == [4, 4, 4, 4])
    }

    @Test("a chain with everything doubled gives every ring twice")
    func doubled() {
        let shape = planeShape([[square(0, 0, 10)]])
        #expect(rings([shape, shape]).map(\.count) == [4, 4])
    }

    @Test("vertices on a neighbour's oblique edge leave nothing but the outline")
    func junctions() {
        // (3, 1) lies on the edge as nearly as a micrometre allows; the rest of the outline has a vertex more.
        let left = planeShape([[[(0, 0), (7, 3), (0, 3), (0, 0)]]])
        let right = planeShape([[[(0, 0), (7, 0), (7, 3), (3.5, 1.5), (2.333_333, 1), (0, 0)]]])
        let found = rings([left, right])
        #expect(found.count == 1 && found[0].count == 4)
    }

    @Test("random chains come apart into rings that hold every edge but those of rings without area")
    func complete() {
        var generator = SplitMix64(announcing: "BorderRingsTests.complete")
        for _ in 0..<100 {
            let shapes = (0..<Int.random(in: 1...30, using: &generator)).map { _ in
                planeShape([
                    [
                        square(
                            Double(Int.random(in: 0...6, using: &generator)) * 2,
                            Double(Int.random(in: 0...6, using: &generator)) * 2, 2)
                    ]
                ])
            }
            var balance = EdgeBalance()
            for shape in shapes { balance.add(shape.edges) }
            let rings = BorderRings(balance.edges)
            var rest = balance
            rest.subtract(rings.edges)
            #expect(rest.isEmpty)
            for ring in rings.rings { #expect(Set(ring).count == ring.count, "simple") }
        }
    }
}
