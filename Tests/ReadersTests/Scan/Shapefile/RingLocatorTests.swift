import TestSupport
import Testing

@testable import Readers

@Suite struct RingLocatorTests {
    @Test("edges by strips: a ray at any height meets every edge that crosses it")
    func strips() {
        var generator = SplitMix64(announcing: "RingLocatorTests.strips")
        for count in [3, 4, 10, 40, 333] {
            let ring = (0..<2 * count).map { _ in Double.random(in: -5...5, using: &generator) }
            ring.withUnsafeBufferPointer { vertices in
                let strips = EdgeStrips(vertices)
                for _ in 0..<200 {
                    let y =
                        Bool.random(using: &generator)
                        ? Double.random(in: -6...6, using: &generator)
                        : vertices[2 * Int.random(in: 0..<count, using: &generator) + 1]
                    var met: [Int] = []
                    strips.forEachEdge(atY: y) { met.append($0) }
                    #expect(Set(met).count == met.count)
                    for edge in 0..<count {
                        let (a, b) = (vertices[2 * edge + 1], vertices[(2 * edge + 3) % (2 * count)])
                        if min(a, b) <= y, y <= max(a, b) { #expect(met.contains(edge)) }
                    }
                }
            }
        }
    }

    @Test("intervals: the same as asking all")
    func intervals() {
        var generator = SplitMix64(announcing: "RingLocatorTests.intervals")
        for count in [0, 1, 2, 7, 200] {
            let ranges = (0..<count).map { _ in
                let start = Double.random(in: 0...100, using: &generator)
                return start...start + Double.random(in: 0...20, using: &generator)
            }
            let tree = IntervalTree(ranges)
            for _ in 0..<50 {
                let start = Double.random(in: -10...110, using: &generator)
                let asked = start...start + Double.random(in: 0...30, using: &generator)
                var found: [Int] = []
                tree.forEachOverlapping(asked) { found.append($0) }
                #expect(found.sorted() == ranges.indices.filter { ranges[$0].overlaps(asked) })
            }
        }
    }

    @Test("a small ring in a large one, by a comb of two hundred teeth")
    func comb() {
        // Teeth upwards between even and odd x; a box is inside a tooth or in the gap beside it.
        var comb: [Double] = [0, 0]
        for tooth in 0..<200 {
            let x = Double(2 * tooth)
            comb += [x, 10, x + 1, 10, x + 1, 1, x + 2, 1]
        }
        comb += [400, 0, 0, 0]
        comb.withUnsafeBufferPointer { vertices in
            var locator = RingLocator(vertices)
            for tooth in 0..<200 {
                let x = Double(2 * tooth)
                for (box, inside) in [
                    (Rings.box(x + 0.2, 3, x + 0.8, 9), true), (Rings.box(x + 1.2, 3, x + 1.8, 9), false),
                ] {
                    box.withUnsafeBufferPointer { #expect(RingLocator($0).lies(in: &locator) == inside) }
                }
            }
        }
    }
}
