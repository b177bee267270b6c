import LandModel

/// `run of YEAR while A >= B`: how many years in a row, back from the last one there is, the sum of one field has kept
/// to that of another.
struct RunMeasure: Measure {
    /// Field of years or dates.
    let year: Int
    let left: Int
    let comparison: Filter.Comparison
    let right: Int

    var dimension: Dimension { .plain }

    func figure(of rows: MeasuredRows) -> Figure {
        var sums: [Int: (left: Rational?, right: Rational?)] = [:]
        var (blanks, doubts) = (0, Set<Figure.Doubt>())
        for row in rows.rows {
            guard let year = Self.year(row.values[year]), case .number(let left) = row.values[left],
                case .number(let right) = row.values[right]
            else {
                let isBlank = [year, left, right].contains { row.values[$0].isBlank }
                if isBlank { blanks += 1 } else { doubts.insert(rows.doubt(row)) }
                continue
            }
            let sum = sums[year] ?? (.zero, .zero)
            sums[year] = (sum.left?.adding(left), sum.right?.adding(right))
        }
        func keeps(_ year: Int) -> Bool {
            guard let sum = sums[year], let left = sum.left, let right = sum.right else { return false }
            return comparison.holds(left, right)
        }
        guard let last = sums.keys.max() else {
            return Figure(nil, records: rows.records, blanks: blanks, doubts: doubts)
        }
        guard sums.values.allSatisfy({ $0.left != nil && $0.right != nil }) else {
            return Figure(nil, absence: .outOfRange, records: rows.records, blanks: blanks, doubts: doubts)
        }
        var first = last + 1
        while keeps(first - 1) { first -= 1 }
        return Figure(Rational(last + 1 - first), records: rows.records, blanks: blanks, doubts: doubts)
    }

    private static func year(_ value: FieldValue) -> Int? {
        switch value {
        case .number(let number): Int(exactly: number.numerator)
        case .date(let date): date.year
        case .blank, .text, .unusable: nil
        }
    }
}
