import LandModel

/// `sum FIELD`: of nothing it is zero; where rows count and all of them are blank there is no sum.
struct SumMeasure: Measure {
    let field: Int
    let dimension: Dimension

    func figure(of rows: MeasuredRows) -> Figure {
        var (sum, stated, doubts) = (Rational?.some(.zero), 0, Set<Figure.Doubt>())
        var blank: Set<Int64> = []
        for row in rows.rows {
            switch row.values[field] {
            case .number(let value):
                sum = sum?.adding(value)
                stated += 1
            // A divided record is blank once.
            case .blank: blank.insert(row.number)
            case .text, .date, .unusable: doubts.insert(rows.doubt(row))
            }
        }
        let (records, blanks) = (rows.records, blank.count)
        guard stated > 0 || records == 0 || !doubts.isEmpty else {
            return Figure(nil, absence: .allBlank, records: records, blanks: blanks)
        }
        return Figure(sum, absence: .outOfRange, records: records, blanks: blanks, doubts: doubts)
    }
}

/// `mean FIELD [by WEIGHT]`: Σ(weight × value) ÷ Σ weight, exactly; without a weight every row weighs the same.
struct MeanMeasure: Measure {
    let field: Int
    /// Field of the weights.
    let weight: Int?
    let dimension: Dimension

    func figure(of rows: MeasuredRows) -> Figure {
        var (sum, whole) = (Rational?.some(.zero), Rational?.some(.zero))
        var (stated, blanks, doubts) = (0, 0, Set<Figure.Doubt>())
        for row in weight == nil ? rows.wholes : Array(rows.rows) {
            let weight = weight.map { row.values[$0] } ?? .number(.one)
            switch (row.values[field], weight) {
            case (.number(let value), .number(let weight)):
                sum = value.multiplied(by: weight).flatMap { sum?.adding($0) }
                whole = whole?.adding(weight)
                stated += 1
            case (.blank, .number), (.number, .blank), (.blank, .blank): blanks += 1
            default: doubts.insert(rows.doubt(row))
            }
        }
        let records = rows.records
        func absent(_ reason: Figure.Absence) -> Figure {
            Figure(nil, absence: reason, records: records, blanks: blanks, doubts: doubts)
        }
        guard let sum, let whole else { return absent(.outOfRange) }
        guard stated > 0 else { return absent(records == 0 ? .noRows : .allBlank) }
        guard !whole.isZero else { return absent(.divisionByZero) }
        return Figure(
            sum.divided(by: whole), absence: .outOfRange, records: records, blanks: blanks, doubts: doubts)
    }
}
