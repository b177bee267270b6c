import Foundation
import LandModel
import TestSupport
import Testing

@testable import Measure

/// Shapes that are the same but for noise, in metres of the plane.
@Suite struct NearTwinsTests {
    private func shape(_ seed: UInt64, _ x: Double, noise: Double = 0, turn: Int = 0) -> PlaneShape {
        var generator = SplitMix64(seed: seed)
        var shell = (0..<40).map { index -> (Double, Double) in
            let angle = 2 * Double.pi * Double(index) / 40
            let reach = 100 * Double.random(in: 0.6...1, using: &generator)
            return (x + reach * cos(angle), reach * sin(angle))
        }
        shell = shell.map { point in
            (
                point.0 + Double.random(in: -noise...noise, using: &generator),
                point.1 + Double.random(in: -noise...noise, using: &generator)
            )
        }
        shell = Array(shell[turn...] + shell[..<turn])
        return planeShape([[shell + [shell[0]], square(x - 10, -10, 8), square(x + 5, -10, 8)]])
    }

    private func pairs(_ before: [PlaneShape], _ after: [PlaneShape]) -> [[Int32]] {
        NearTwins.pairs(before: before, after: after).map { [$0.before, $0.after] }
    }

    @Test("vertices within 0.1 mm are the same shape, from whichever vertex and in whichever order of holes")
    func noise() {
        let one = [shape(1, 0), shape(2, 500), shape(3, 1_000)]
        let other = [shape(3, 1_000, noise: 0.000_09, turn: 7), shape(1, 0, noise: 0.000_05, turn: 39)]
        #expect(pairs(one, other) == [[0, 1], [2, 0]])
        #expect(pairs(other, one) == [[0, 2], [1, 0]])
    }

    @Test("a vertex a millimetre away, a vertex more or a hole less is another shape")
    func others() {
        let one = [shape(1, 0)]
        #expect(pairs(one, [shape(1, 0, noise: 0.001)]).isEmpty)
        let ring = square(0, 0, 10)
        let more = [(0.0, 0.0), (5, 0)] + ring[1...]
        #expect(pairs([planeShape([[ring]])], [planeShape([[more]])]).isEmpty)
        #expect(pairs([planeShape([[ring, square(2, 2, 3)]])], [planeShape([[ring]])]).isEmpty)
        #expect(pairs([PlaneShape()], [PlaneShape()]).isEmpty)
    }

    @Test("where several shapes could be the counterpart none is: which one would be a matter of order")
    func ambiguous() {
        let (one, two) = (shape(1, 0, noise: 0.000_01), shape(1, 0, noise: 0.000_02))
        #expect(pairs([one], [one, two]).isEmpty)
        #expect(pairs([one, two], [one]).isEmpty)
        #expect(pairs([one, shape(2, 500)], [two, shape(2, 500)]) == [[0, 0], [1, 1]])
    }
}
