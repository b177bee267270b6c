import LandModel

/// `rank "韶关市" in CITY by STOCK`: place of one word among those of a field by the sums of another, the greatest first.
/// Equals share the better place.
struct RankMeasure: Measure {
    let word: String
    let field: Int
    let measured: Int

    var dimension: Dimension { .plain }

    func figure(of rows: MeasuredRows) -> Figure {
        var sums: [String: Rational?] = [:]
        var (blanks, doubts) = (0, Set<Figure.Doubt>())
        for row in rows.rows {
            switch (row.values[field], row.values[measured]) {
            case (.text(let name), .number(let value)):
                let sum = sums[name] ?? .some(.zero)
                sums[name] = .some(sum?.adding(value))
            case (.blank, _), (_, .blank): blanks += 1
            default: doubts.insert(rows.doubt(row))
            }
        }
        let known = sums.compactMapValues { $0 }
        let rank = known[word].map { own in 1 + known.values.count { $0 > own } }
        let isWhole = known.count == sums.count
        return Figure(
            isWhole ? rank.map { Rational($0) } : nil, absence: isWhole ? .noRows : .outOfRange,
            records: rows.records, blanks: blanks, doubts: doubts)
    }
}
