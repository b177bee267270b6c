import LandModel
import Statistics

/// The rows of a source of cells while they are gathered. Cells that are alike in everything that statistics ask for become
/// one row, so that memory follows the questions and not the survey: a province has millions of cells, and a few thousand that
/// differ in class, county and year.
struct CellTable {
    private(set) var table: RowTable
    private let asked: AskedFields?
    private var places: [[FieldValue]: Int] = [:]

    /// - Parameter asked: `nil` keeps every attribute.
    init(name: String, title: String, fields: [RowTable.Field], asked: AskedFields?) {
        table = RowTable(name: name, title: title, fields: fields)
        self.asked = asked
    }

    /// Adds a cell: one value a field. Counts and measured numbers are added up, attributes kept or left blank.
    mutating func add(_ values: [FieldValue]) {
        let key = table.fields.indices.map { attribute(values[$0], table.fields[$0]) }
        guard let place = places[key] else {
            places[key] = table.rows.count
            let own = table.fields.indices.map {
                Self.isAmount(table.fields[$0]) ? values[$0] : key[$0]
            }
            table.rows.append(RowTable.Row(values: own, number: Int64(table.rows.count + 1)))
            return
        }
        for field in table.fields.indices where Self.isAmount(table.fields[field]) {
            guard case .number(let sum) = table.rows[place].values[field],
                case .number(let more) = values[field]
            else { continue }
            // Hundredths of square metres of a nation fill 60 of 128 bits.
            table.rows[place].values[field] = sum.adding(more).map(FieldValue.number) ?? .unusable
        }
    }

    private func attribute(_ value: FieldValue, _ field: RowTable.Field) -> FieldValue {
        guard !Self.isAmount(field) else { return .blank }
        guard let asked else { return value }
        if field.type == .district, case .text(let code) = value {
            return .text(String(code.prefix(asked.level.digits)))
        }
        return asked.names.contains(field.name) ? value : .blank
    }

    private static func isAmount(_ field: RowTable.Field) -> Bool {
        switch field.type {
        case .count, .number: true
        default: false
        }
    }
}
