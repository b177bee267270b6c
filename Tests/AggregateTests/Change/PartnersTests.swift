import LandModel
import TestSupport
import Testing

@testable import Aggregate

/// Which patches of two years belong together by the keys of their shapes.
@Suite struct PartnersTests {
    private func patch(
        _ key: UInt64, label: Int32 = 0, net: Int64 = 100, feature: Int64 = 0, isPlaced: Bool = true
    ) -> GroundPatch {
        var patch = GroundPatch(net: net, label: label)
        // Low halves repeat, so that patches meet in the index.
        patch.key = ShapeKey(high: key, low: key % 3)
        patch.feature = feature
        patch.isPlaced = isPlaced
        return patch
    }

    private func partners(_ before: [GroundPatch], _ after: [GroundPatch]) -> Partners {
        let index = KeyIndex(before)
        let known = after.map { patch in
            var patch = patch
            if patch.isPlaced { patch.twin = index.first(patch.key) }
            return patch
        }
        return Partners(before: before, index: index, after: known)
    }

    @Test("equal keys are partners, whatever else differs; the others are left")
    func keys() {
        let found = partners(
            [patch(4), patch(1), patch(7, label: 3)], [patch(7, label: 1, net: 5), patch(2), patch(4)])
        #expect(found.pairs == [Partners.Pair(before: 0, after: 2), Partners.Pair(before: 2, after: 0)])
        #expect(found.restBefore == [1] && found.restAfter == [1])
    }

    @Test("a patch without a shape has no partner")
    func unplaced() {
        let found = partners([patch(0, isPlaced: false)], [patch(0, isPlaced: false), patch(0)])
        #expect(found.pairs.isEmpty)
        #expect(found.restBefore == [0] && found.restAfter == [0, 1])
    }

    @Test(
        "of several patches of one shape those that count under the same belong together, the surplus is left"
    )
    func duplicates() {
        let before = [patch(1, label: 5), patch(1, label: 2), patch(1, label: 8)]
        let after = [patch(1, label: 8), patch(1, label: 5)]
        let found = partners(before, after)
        #expect(
            found.pairs.sorted { $0.before < $1.before } == [
                Partners.Pair(before: 0, after: 1), Partners.Pair(before: 2, after: 0),
            ])
        #expect(found.restBefore == [1] && found.restAfter.isEmpty)
        let turned = partners(after, before)
        #expect(turned.pairs.count == 2 && turned.restAfter == [1])
    }

    @Test("the order of patches changes nothing but their numbers")
    func order() {
        var generator = SplitMix64(announcing: "PartnersTests.order")
        for _ in 0..<50 {
            func year() -> [GroundPatch] {
                (0..<40).map { number in
                    patch(
                        UInt64.random(in: 0..<20, using: &generator),
                        label: Int32.random(in: 0..<3, using: &generator),
                        net: Int64.random(in: 1...3, using: &generator), feature: Int64(number))
                }
            }
            let (before, after) = (year(), year())
            func told(_ before: [GroundPatch], _ after: [GroundPatch]) -> [[Int64]] {
                let found = partners(before, after)
                let pairs = found.pairs.map { pair in
                    let (one, other) = (before[Int(pair.before)], after[Int(pair.after)])
                    return [one.feature, other.feature]
                }
                return pairs.sorted { $0[0] < $1[0] }
                    + [found.restBefore.map { before[Int($0)].feature }]
                    + [found.restAfter.map { after[Int($0)].feature }]
            }
            #expect(
                told(before.shuffled(using: &generator), after.shuffled(using: &generator))
                    == told(before, after))
        }
    }
}
