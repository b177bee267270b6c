import LandModel

/// A number of each row: a field, or the time between two dates.
enum RowTerm: Sendable {
    case field(Int, Dimension)
    /// Calendar days from the first date to the second.
    case days(Int, Int)
    /// Working days after the first date, up to the second.
    case workdays(Int, Int)

    var dimension: Dimension {
        switch self {
        case .field(_, let dimension): dimension
        case .days, .workdays: .plain
        }
    }

    func value(of row: RowTable.Row, _ calendar: WorkCalendar) -> FieldValue {
        switch self {
        case .field(let field, _): return row.values[field]
        case .days(let first, let second), .workdays(let first, let second):
            guard case .date(let start) = row.values[first], case .date(let end) = row.values[second] else {
                let isUnusable = row.values[first] == .unusable || row.values[second] == .unusable
                return isUnusable ? .unusable : .blank
            }
            if case .days = self { return .number(Rational(end.dayNumber - start.dayNumber)) }
            return .number(Rational(calendar.workdays(after: start, through: end)))
        }
    }
}

/// `min`, `max` and `percentile P of`: the value at a rank among those of the rows.
struct SpreadMeasure: Measure {
    enum Place: Sendable, Equatable {
        case least
        case greatest
        /// The smallest value that at least so many per cent of the rows do not exceed (nearest rank).
        case percentile(Rational)
    }

    let place: Place
    let term: RowTerm

    var dimension: Dimension { term.dimension }

    func figure(of rows: MeasuredRows) -> Figure {
        var (values, blanks, doubts) = ([Rational](), 0, Set<Figure.Doubt>())
        for row in rows.wholes {
            switch term.value(of: row, rows.environment.calendar) {
            case .number(let value): values.append(value)
            case .blank: blanks += 1
            case .text, .date, .unusable: doubts.insert(rows.doubt(row))
            }
        }
        if case .workdays = term { doubts.formUnion(rows.environment.calendarDoubts) }
        values.sort()
        let absence: Figure.Absence = blanks > 0 ? .allBlank : .noRows
        return Figure(
            index(values.count).map { values[$0] }, absence: absence, records: rows.records, blanks: blanks,
            doubts: doubts)
    }

    private func index(_ count: Int) -> Int? {
        guard count > 0 else { return nil }
        switch place {
        case .least: return 0
        case .greatest: return count - 1
        case .percentile(let percent):
            // Nearest rank: ceil(p/100 × n), at least the first.
            let product =
                percent.multiplied(by: Rational(count))?.divided(by: Rational(100)) ?? Rational(count)
            let rank = -(-product.numerator).quotientAndRemainder(dividingBy: product.denominator).quotient
            let isWhole = product.numerator % product.denominator == 0
            return min(max(Int(rank) + (isWhole ? 0 : 1), 1), count) - 1
        }
    }
}
