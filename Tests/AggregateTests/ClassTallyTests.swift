import LandModel
import TestSupport
import Testing

@testable import Aggregate

@Suite struct ClassTallyTests {
    private func column(_ texts: [String?]) -> TextColumn {
        var column = TextColumn()
        for text in texts { column.append(text) }
        return column
    }

    private typealias Row = (district: String?, landClass: String?, area: Int64)

    private func tally(_ rows: [Row], digits: Int? = nil) -> ClassTally {
        var tally = ClassTally()
        var (districts, classes): ([Int32], [Int32]) = ([], [])
        tally.fillDistricts(&districts, of: column(rows.map(\.district)), digits: digits)
        tally.fillClasses(&classes, of: column(rows.map(\.landClass)))
        tally.add(districts: districts, classes: classes, areas: rows.map(\.area))
        return tally
    }

    @Test("districts are cut to their digits, blanks and NULL are the empty key, rows are sorted")
    func keys() {
        let tally = tally(
            [
                ("4402031000010000000", "0101", 100), (" 440203200 ", " 0101 ", 23), (nil, "0301", 1),
                ("440203", nil, 5), ("440203", "", 6),
            ], digits: 6)
        #expect(
            tally.rows == [
                ClassAreaRow(district: "", landClass: "0301", patches: 1, area: SquareMetres(hundredths: 1)),
                ClassAreaRow(
                    district: "440203", landClass: "", patches: 2, area: SquareMetres(hundredths: 11)),
                ClassAreaRow(
                    district: "440203", landClass: "0101", patches: 2, area: SquareMetres(hundredths: 123)),
            ])
    }

    @Test("order, split and merging leave no trace, with more classes and districts than fit at first")
    func mergeIsOrderFree() {
        var random = SplitMix64(announcing: "ClassTally")
        let rows: [Row] = (0..<5000).map { _ in
            (
                "\(Int.random(in: 0..<300, using: &random))", "\(Int.random(in: 0..<200, using: &random))",
                Int64.random(in: -5...1_000_000, using: &random)
            )
        }
        let whole = tally(rows)
        var sums: [String: Int64] = [:]
        for row in rows { sums["\(row.district ?? "")/\(row.landClass ?? "")", default: 0] += row.area }
        #expect(whole.rows.count == sums.count)
        for row in whole.rows { #expect(sums["\(row.district)/\(row.landClass)"] == row.area.hundredths) }

        let cut = Int.random(in: 1..<rows.count, using: &random)
        let shuffled = rows.shuffled(using: &random)
        var merged = tally(Array(shuffled[..<cut]))
        merged.merge(tally(Array(shuffled[cut...])))
        #expect(merged.rows == whole.rows)
        var same = ClassTally()
        same.merge(whole)
        #expect(same.rows == whole.rows)
    }
}
