import LandModel
import TestSupport
import Testing

@testable import Aggregate

@Suite struct SlopeTallyTests {
    private func key(_ unit: String, _ level: String) -> SlopeTally.Key {
        SlopeTally.Key(unit: unit, level: level)
    }

    @Test("a patch with a level counts as recorded, one without as its shape lies in the layer")
    func bothWays() {
        var tally = SlopeTally()
        let levels = ["1", "2", "3"]
        tally.add(unit: "u", level: "2", net: SquareMetres(hundredths: 500))
        // A sixth in level 1, a third in level 3, half beyond the layer: 16.67, 33.33 and 50 of a hundred.
        let shares = shareColumn([([(0, 10), (2, 20)], 60, 30)])
        tally.add(unit: "u", net: SquareMetres(hundredths: 100), row: 0, shares, levels: levels)
        #expect(tally.amounts[key("u", "2")]?.recorded.hundredths == 500)
        #expect(tally.amounts[key("u", "2")]?.byLayer == .zero)
        #expect(tally.amounts[key("u", "1")]?.byLayer.hundredths == 17)
        #expect(tally.amounts[key("u", "3")]?.byLayer.hundredths == 33)
        #expect(tally.amounts[key("u", "")]?.byLayer.hundredths == 50)
        #expect(tally.amounts.count == 4)
    }

    @Test("a patch without a shape stands under no level")
    func noShape() {
        var tally = SlopeTally()
        tally.add(
            unit: "u", net: SquareMetres(hundredths: 7), row: 0, disjointShares([], whole: 0), levels: ["1"])
        #expect(tally.amounts.keys.map(\.level) == [""])
        #expect(tally.amounts[key("u", "")]?.byLayer.hundredths == 7)
    }

    @Test("levels that tile a patch share its area to the last unit, however the parts are rounded")
    func conserved() {
        for more in Int64(-3)...3 {
            var tally = SlopeTally()
            let shares: [Int64] = [335, 334, 334, 1, 7]
            let column = disjointShares(shares, whole: shares.reduce(0, +) + more)
            for net in Int64(1)...50 {
                tally.add(
                    unit: "u", net: SquareMetres(hundredths: net), row: 0, column,
                    levels: ["1", "2", "3", "4", "5"])
            }
            #expect(tally.amounts.values.reduce(0) { $0 + $1.byLayer.hundredths } == 50 * 51 / 2, "\(more)")
        }
    }

    @Test("merged in any order, the same amounts")
    func merge() {
        var (one, two) = (SlopeTally(), SlopeTally())
        one.add(unit: "u", level: "1", net: SquareMetres(hundredths: 5))
        two.add(unit: "u", level: "1", net: SquareMetres(hundredths: 6))
        two.add(
            unit: "v", net: SquareMetres(hundredths: 9), row: 0, disjointShares([4, 5], whole: 9),
            levels: ["1", "2"])
        var (first, second) = (one, two)
        first.merge(two)
        second.merge(one)
        #expect(first == second)
        #expect(first.amounts[key("u", "1")]?.recorded.hundredths == 11)
        #expect(first.amounts[key("v", "2")]?.byLayer.hundredths == 5)
    }
}
