import LandModel
import TestSupport
import Testing

@testable import Aggregate

/// One row of shares a patch.
func shareColumn(_ rows: [(parts: [(kind: Int32, share: Int64)], whole: Int64, covered: Int64)])
    -> ShareColumn
{
    var column = ShareColumn()
    for row in rows {
        column.append(
            row.parts.map { ShareColumn.Part(kind: $0.kind, share: $0.share) }, whole: row.whole,
            covered: row.covered, kindsOverlap: row.covered < row.parts.reduce(0) { $0 + $1.share })
    }
    return column
}

/// A patch among kinds that do not overlap.
func disjointShares(_ shares: [Int64], whole: Int64) -> ShareColumn {
    shareColumn([
        (
            shares.enumerated().filter { $0.element > 0 }.map { (Int32($0.offset), $0.element) }, whole,
            shares.reduce(0, +)
        )
    ])
}

@Suite struct ZoneTallyTests {
    private typealias Line = [String]

    private func lines(_ tally: ZoneTally) -> [Line] {
        tally.rows.map { [$0.district, $0.kind.map { "\($0)" } ?? "-", $0.landClass, "\($0.area)"] }
    }

    private func tally(_ shares: ShareColumn, _ areas: [Int64], keepsOutside: Bool = true) -> ZoneTally {
        var tally = ZoneTally(keepsOutside: keepsOutside)
        tally.shares = shares
        let (district, landClass) = (tally.district("440203"), tally.landClass("0101"))
        for (row, area) in areas.enumerated() {
            tally.add(
                row: row, district: district, landClass: landClass, area: SquareMetres(hundredths: area))
        }
        return tally
    }

    @Test("a patch of one kind: inside and outside are its amount")
    func oneKind() {
        // 2/3 of 1.00.
        #expect(
            lines(tally(disjointShares([20_000], whole: 30_000), [100])) == [
                ["440203", "-", "0101", "0.33"], ["440203", "0", "0101", "0.67"],
            ])
        // Wholly inside, wholly outside, and without a shape.
        #expect(lines(tally(disjointShares([7], whole: 7), [100])) == [["440203", "0", "0101", "1.00"]])
        #expect(lines(tally(disjointShares([], whole: 7), [100])) == [["440203", "-", "0101", "1.00"]])
        #expect(lines(tally(disjointShares([], whole: 0), [100])) == [["440203", "-", "0101", "1.00"]])
    }

    @Test("what lies outside is left out where nobody asks, and so are parts that come out as nothing")
    func outside() {
        #expect(
            lines(tally(disjointShares([20_000], whole: 30_000), [100], keepsOutside: false)) == [
                ["440203", "0", "0101", "0.67"]
            ])
        #expect(
            lines(tally(disjointShares([1], whole: 1_000_000), [100])) == [["440203", "-", "0101", "1.00"]])
    }

    @Test("kinds that do not overlap share the amount among them to the last unit")
    func joint() {
        // 10 in thirds.
        #expect(
            lines(tally(disjointShares([5, 5, 5], whole: 15), [10])) == [
                ["440203", "0", "0101", "0.04"], ["440203", "1", "0101", "0.03"],
                ["440203", "2", "0101", "0.03"],
            ])
        // Two kinds and the outside in thirds: the kinds come first.
        #expect(
            lines(tally(disjointShares([5, 5], whole: 15), [10])) == [
                ["440203", "-", "0101", "0.03"], ["440203", "0", "0101", "0.04"],
                ["440203", "1", "0101", "0.03"],
            ])
    }

    @Test("parts that round to a unit more than the whole still share the amount to the last unit")
    func roundedUp() {
        // Thirds of 2.0 units each that round up: 1, 1, 1 of 2; and five parts of half a unit too many.
        for (shares, whole) in [([1, 1, 1], 2), ([3_335, 3_334, 3_334], 10_001), ([5, 5, 5, 5, 5], 23)]
            as [([Int64], Int64)]
        {
            for amount in Int64(1)...40 {
                let rows = tally(disjointShares(shares, whole: whole), [amount]).rows
                #expect(
                    rows.reduce(0) { $0 + $1.area.hundredths } == amount, "\(shares) of \(whole): \(amount)")
                #expect(rows.allSatisfy { $0.kind != nil })
            }
        }
    }

    @Test("kinds that overlap are each divided by themselves, and what none covers is outside")
    func overlapping() {
        // Half and two thirds of the patch, together five sixths.
        let shares = shareColumn([([(0, 30), (1, 40)], 60, 50)])
        #expect(
            lines(tally(shares, [100])) == [
                ["440203", "-", "0101", "0.17"], ["440203", "0", "0101", "0.50"],
                ["440203", "1", "0101", "0.67"],
            ])
        let both = shareColumn([([(0, 60), (1, 60)], 60, 60)])
        #expect(
            lines(tally(both, [100])) == [["440203", "0", "0101", "1.00"], ["440203", "1", "0101", "1.00"]])
    }

    @Test("kinds that overlap beside a patch are each rounded by themselves, and so is the outside")
    func besideThePatch() {
        func column(_ kindsOverlap: Bool) -> ShareColumn {
            var column = ShareColumn()
            column.append(
                (0..<3).map { ShareColumn.Part(kind: $0, share: 5) }, whole: 20, covered: 15,
                kindsOverlap: kindsOverlap)
            return column
        }
        // Quarters of 0.10: 0.025 each is 0.03, and 0.10 less three quarters of it is 0.02.
        #expect(lines(tally(column(true), [10])).map { $0[3] } == ["0.02", "0.03", "0.03", "0.03"])
        // Together they share it to the last unit.
        #expect(lines(tally(column(false), [10])).map { $0[3] } == ["0.02", "0.03", "0.03", "0.02"])
        #expect(lines(tally(column(true), [10], keepsOutside: false)).count == 3)
    }

    @Test("for each kind by itself, inside and what is left add up to the amount; for disjoint ones all do")
    func conserved() {
        var generator = SplitMix64(announcing: "ZoneTallyTests.conserved")
        for _ in 0..<1_000 {
            let whole = Int64.random(in: 1...1_000_000, using: &generator)
            let amount = Int64.random(in: -10...100_000, using: &generator)
            var left = whole
            let shares = (0..<Int.random(in: 1...5, using: &generator)).map { _ -> Int64 in
                let share = Int64.random(in: 0...left, using: &generator)
                left -= share
                return share
            }
            let rows = tally(disjointShares(shares, whole: whole), [amount]).rows
            #expect(rows.reduce(0) { $0 + $1.area.hundredths } == amount)
            // Overlapping kinds: each within a unit of its exact share.
            let claims = (0..<3).map { _ in Int64.random(in: 1...whole, using: &generator) }
            let covered = Int64.random(in: claims.max()!...min(whole, claims.reduce(0, +)), using: &generator)
            let column = shareColumn([
                (claims.enumerated().map { (Int32($0.offset), $0.element) }, whole, covered)
            ])
            let found = tally(column, [amount])
            for (kind, claim) in claims.enumerated() {
                let area = found.rows.first { $0.kind == kind }?.area.hundredths ?? 0
                let distance = Int128(area) * Int128(whole) - Int128(amount) * Int128(claim)
                #expect(distance.magnitude <= Int128(whole).magnitude)
            }
        }
    }

    @Test("merged in any order, the same rows; keys are joined by text")
    func merge() {
        var generator = SplitMix64(announcing: "ZoneTallyTests.merge")
        typealias Row = (district: String, landClass: String, shares: [Int64], area: Int64)
        let rows: [Row] = (0..<300).map { _ in
            (
                "\(Int.random(in: 1...5, using: &generator))", "\(Int.random(in: 1...9, using: &generator))",
                (0..<3).map { _ in Int64.random(in: 0...30, using: &generator) },
                Int64.random(in: -5...5_000, using: &generator)
            )
        }
        func tally(_ rows: ArraySlice<Row>) -> ZoneTally {
            var tally = ZoneTally(keepsOutside: true)
            for row in rows {
                tally.shares = disjointShares(row.shares, whole: 100)
                tally.add(
                    row: 0, district: tally.district(row.district), landClass: tally.landClass(row.landClass),
                    area: SquareMetres(hundredths: row.area))
            }
            return tally
        }
        let whole = tally(rows[...])
        #expect(whole.rows.reduce(0) { $0 + $1.area.hundredths } == rows.reduce(0) { $0 + $1.area })
        for _ in 0..<10 {
            let shuffled = rows.shuffled(using: &generator)
            let cuts = (0..<3).map { _ in Int.random(in: 0...rows.count, using: &generator) }.sorted()
            let parts = [
                shuffled[..<cuts[0]], shuffled[cuts[0]..<cuts[1]], shuffled[cuts[1]..<cuts[2]],
                shuffled[cuts[2]...],
            ].map { tally($0) }.shuffled(using: &generator)
            var merged = ZoneTally(keepsOutside: true)
            for part in parts { merged.merge(part) }
            #expect(merged.rows == whole.rows)
        }
    }
}
