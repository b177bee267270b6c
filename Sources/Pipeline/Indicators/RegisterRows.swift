import Aggregate
import LandModel

/// Puts what the shapes of a register measure beside what its columns state.
struct RegisterRows {
    let definition: RegisterDefinition
    let shapes: RegisterShapes

    /// A row for each record; for each county that it lies in, where no column says in which one it does.
    func joined(_ table: RowTable) -> RowTable {
        var joined = table
        joined.fields = definition.fields
        joined.rows = table.rows.flatMap(rows)
        return joined
    }

    private func rows(_ row: RowTable.Row) -> [RowTable.Row] {
        let parts = shapes.parts[row.number] ?? []
        guard !definition.isPlaced else {
            return [filled(row, row.values, amount: parts.isEmpty ? nil : parts.reduce(0) { $0 + $1.amount })]
        }
        guard !parts.isEmpty else { return [filled(row, row.values, amount: nil, county: .blank)] }
        return parts.indices.map { part in
            let values = row.values.enumerated().map { column, value in
                share(value, of: definition.schema.columns[column].type, part, parts)
            }
            return filled(
                row, values, amount: parts[part].amount,
                county: parts[part].county.map(FieldValue.text) ?? .blank)
        }
    }

    private func filled(
        _ row: RowTable.Row, _ values: [FieldValue], amount: Int64?, county: FieldValue? = nil
    ) -> RowTable.Row {
        var values = values
        let measured = amount.flatMap { amount in
            // 0.01 m², µm.
            Rational(Int128(amount), over: definition.geometry == .lines ? 1_000_000 : 100)
        }
        if definition.geometry != .points { values.append(measured.map(FieldValue.number) ?? .blank) }
        if let county { values.append(county) }
        return RowTable.Row(values: values, number: row.number)
    }

    /// Stated areas, lengths, volumes, sums of money and counts go with the ground in whole units, so that the parts add up
    /// to what is stated; bare numbers (grades) and years hold for every part.
    private func share(
        _ value: FieldValue, of type: FieldType, _ part: Int, _ parts: [RegisterShapes.Part]
    ) -> FieldValue {
        guard parts.count > 1, case .number(let number) = value, Self.isDivided(type),
            let total = Int64(exactly: number.numerator)
        else { return value }
        var pieces: [Int64] = []
        Apportionment.fill(&pieces, total: total, weights: parts.map(\.amount))
        return Rational(Int128(pieces[part]), over: number.denominator).map(FieldValue.number) ?? value
    }

    private static func isDivided(_ type: FieldType) -> Bool {
        switch type {
        case .number(let unit): unit.dimension != .plain
        case .count: true
        case .text, .word, .code, .landClass, .district, .date, .month, .year: false
        }
    }
}
