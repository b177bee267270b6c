import TestSupport
import Testing

@testable import Aggregate

@Suite struct SharesTests {
    @Test("the first f take one step more than the others")
    func plain() {
        #expect(Shares.plain(4, count: 3) == [2, 1, 1])
        #expect(Shares.plain(-5, count: 3) == [-2, -2, -1])
        #expect(Shares.plain(2, count: 5) == [1, 1, 0, 0, 0])
        #expect(Shares.plain(0, count: 2) == [0, 0])
        #expect(Shares.plain(7, count: 0) == [])
    }

    @Test("the guard passes over what would become negative and goes to the next")
    func guarded() {
        #expect(Shares.guarded(-1, values: [0, 50, 50]) == [0, -1, 0])
        #expect(Shares.guarded(-5, values: [1, 9, 2]) == [-1, -2, -2])
        #expect(Shares.guarded(-9, values: [3, 0, 4]) == [-3, 0, -4])
        #expect(Shares.guarded(4, values: [0, 0, 0]) == [2, 1, 1])
    }

    @Test("both divisions are the same as handing out step after step")
    func roundRobin() {
        for seed in 1...300 as ClosedRange<UInt64> { roundRobin(seed: seed) }
    }

    private func roundRobin(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let values = (0..<Int.random(in: 1...8, using: &random)).map { _ in
            Int64.random(in: 0...9, using: &random)
        }
        let difference = Int64.random(in: -60...60, using: &random)
        let sign: Int64 = difference < 0 ? -1 : 1
        func handOut(guarding: Bool) -> [Int64] {
            var shares = values.map { _ in Int64(0) }
            var left = difference.magnitude
            while left > 0 {
                let before = left
                for index in values.indices where left > 0 {
                    if guarding, values[index] + shares[index] + sign < 0 { continue }
                    shares[index] += sign
                    left -= 1
                }
                if left == before { break }
            }
            return shares
        }
        #expect(Shares.plain(difference, count: values.count) == handOut(guarding: false), "seed \(seed)")
        #expect(Shares.guarded(difference, values: values) == handOut(guarding: true), "seed \(seed)")
    }
}
