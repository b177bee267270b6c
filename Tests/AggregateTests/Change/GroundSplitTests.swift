import LandModel
import TestSupport
import Testing

@testable import Aggregate

/// Amounts of a year's patches divided among their pieces.
@Suite struct GroundSplitTests {
    private func piece(_ before: Int32, _ after: Int32, _ share: Int64) -> GroundPiece {
        GroundPiece(before: before, after: after, share: share)
    }

    private func split(
        _ pieces: [GroundPiece], wholes: [Int64], amounts: [(net: Int64, ridges: Int64)]
    ) -> GroundSplit {
        GroundSplit(pieces, owner: \.before, other: \.after, wholes: wholes, amounts: amounts)
    }

    @Test("whole units in proportion, the rest to the largest fraction and then to the first patch")
    func proportion() {
        let found = split(
            [piece(0, 2, 10_000), piece(0, 0, 10_000), piece(0, 1, 10_000)], wholes: [30_000],
            amounts: [(100, 7)])
        #expect(found.net == [33, 34, 33])
        #expect(found.ridges == [2, 3, 2])
        #expect(!found.leaves(0) && found.coveredTwice == [0] && found.isCovered == [true])
    }

    @Test("what no piece covers keeps its part; rounding is no ground")
    func uncovered() {
        let found = split(
            [piece(0, 0, 7_500), piece(1, 0, 9_970)], wholes: [10_000, 10_000, 10_000],
            amounts: [(100, 10), (100, 10), (50, 3)])
        #expect(found.net == [75, 100] && found.ridges == [8, 10])
        #expect(found.restNet == [25, 0, 50] && found.restRidges == [2, 0, 3])
        #expect(found.isCovered == [true, true, false])
    }

    @Test("pieces that are more than their patch share it in proportion, and the double cover is told")
    func coveredTwice() {
        let found = split(
            [piece(0, 0, 10_000), piece(0, 1, 5_000)], wholes: [10_000], amounts: [(90, 0)])
        #expect(found.net == [60, 30])
        #expect(found.coveredTwice == [5_000] && !found.leaves(0))
    }

    @Test("amounts below zero are divided too")
    func negative() {
        let found = split(
            [piece(0, 0, 5_000), piece(0, 1, 5_000)], wholes: [10_000], amounts: [(-9, -3)])
        #expect(found.net == [-5, -4] && found.ridges == [-2, -1])
    }

    @Test("whatever the pieces, a patch's amount is all there, in any order of pieces")
    func conserved() {
        var generator = SplitMix64(announcing: "GroundSplitTests.conserved")
        for _ in 0..<200 {
            let wholes = (0..<5).map { _ in Int64.random(in: 1...1_000_000, using: &generator) }
            let amounts = wholes.map {
                (net: $0 / 100, ridges: Int64.random(in: 0...500, using: &generator))
            }
            var pieces: [GroundPiece] = []
            for before in 0..<Int32(5) {
                for after in 0..<Int32(4) where Bool.random(using: &generator) {
                    pieces.append(
                        piece(
                            before, after,
                            Int64.random(in: 1...wholes[Int(before)] / 3 + 1, using: &generator)))
                }
            }
            let found = split(pieces, wholes: wholes, amounts: amounts)
            for patch in 0..<5 {
                let own = pieces.indices.filter { pieces[$0].before == Int32(patch) }
                #expect(own.reduce(found.restNet[patch]) { $0 + found.net[$1] } == amounts[patch].net)
                #expect(
                    own.reduce(found.restRidges[patch]) { $0 + found.ridges[$1] } == amounts[patch].ridges)
            }
            let order = pieces.indices.shuffled(using: &generator)
            let shuffled = split(order.map { pieces[$0] }, wholes: wholes, amounts: amounts)
            #expect(order.map { found.net[$0] } == shuffled.net)
        }
    }
}
