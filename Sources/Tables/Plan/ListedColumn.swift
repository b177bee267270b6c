import LandModel

/// One column of a listing: how its cells are printed, and what they come to.
struct ListedColumn {
    let place: Int
    private let column: ListingTable.Column
    private let isNumber: Bool
    private let values: [FieldValue]

    init(_ column: ListingTable.Column, _ rows: RowTable, _ place: Int) {
        self.column = column
        self.place = place
        isNumber = rows.fields[place].type.dimension != nil
        values = rows.rows.map { $0.values[place] }
    }

    var isTotalled: Bool { column.isTotalled && isNumber }

    var head: StatisticTable.Column {
        .init(
            column.field.replacing("-", with: "_"), StatisticTable.Column.headed(column.title, column.unit),
            isNumber ? .figure : .text)
    }

    func cell(_ value: FieldValue) -> StatisticTable.Cell {
        switch value {
        case .blank: .empty
        case .text(let text): .text(text)
        case .date(let date): .text("\(date)")
        case .number(let number): text(number).map(StatisticTable.Cell.figure) ?? .text("超出范围")
        case .unusable: .text("存疑")
        }
    }

    /// The exact sum of the stated numbers, rounded once; nothing where none is stated.
    var total: StatisticTable.Cell {
        guard isTotalled, !numbers.isEmpty else { return .empty }
        var sum = Rational?.some(.zero)
        for number in numbers { sum = sum?.adding(number) }
        return sum.flatMap(text).map(StatisticTable.Cell.figure) ?? .text("超出范围")
    }

    /// That a total does not hold every row.
    var notes: [String] {
        let doubtful = values.count { $0 == .unusable }
        guard isTotalled, numbers.count < values.count else { return [] }
        return [
            "\(values.count)项中\(numbers.count)项有\(column.title)，合计只含\(numbers.count)项"
                + (doubtful > 0 ? "；\(doubtful)项存疑，未计入。" : "。")
        ]
    }

    private var numbers: [Rational] {
        values.compactMap { if case .number(let number) = $0 { number } else { nil } }
    }

    private func text(_ number: Rational) -> String? {
        column.unit.figure(number)?.text(decimals: column.decimals)
    }
}
