import LandModel

/// `count`: records; a record divided among districts counts once.
struct CountMeasure: Measure {
    var dimension: Dimension { .plain }

    func figure(of rows: MeasuredRows) -> Figure {
        let records = rows.records
        return Figure(Rational(records), records: records)
    }
}

/// `count distinct FIELD`: different values of a field; blanks are none.
struct DistinctMeasure: Measure {
    let field: Int

    var dimension: Dimension { .plain }

    func figure(of rows: MeasuredRows) -> Figure {
        var (values, blanks, doubts) = (Set<FieldValue>(), 0, Set<Figure.Doubt>())
        for row in rows.rows {
            switch row.values[field] {
            case .blank: blanks += 1
            case .unusable: doubts.insert(rows.doubt(row))
            case let value: values.insert(value)
            }
        }
        return Figure(Rational(values.count), records: rows.records, blanks: blanks, doubts: doubts)
    }
}
