package import LandModel

/// A register row by row (重大工程): declared columns, blanks as blanks, and a total of what can be added up.
package struct ListingTable: Sendable, Equatable {
    package struct Column: Sendable, Equatable {
        /// Field of the register.
        package var field: String
        package var title: String
        /// In which a number is printed.
        package var unit: MeasureUnit
        package var decimals: Int
        /// Whether it stands in the total row.
        package var isTotalled: Bool

        package init(
            field: String, title: String, unit: MeasureUnit = .plain, decimals: Int = 0,
            isTotalled: Bool = false
        ) {
            self.field = field
            self.title = title
            self.unit = unit
            self.decimals = decimals
            self.isTotalled = isTotalled
        }
    }

    package var id: String
    package var title: String
    /// Name of the register.
    package var source: String
    package var columns: [Column]
    package var notes: [String]

    package init(id: String, title: String, source: String, columns: [Column], notes: [String] = []) {
        self.id = id
        self.title = title
        self.source = source
        self.columns = columns
        self.notes = notes
    }

    /// Which columns do not suit the fields of the register: unknown, a unit of another dimension, a total of what is
    /// no number.
    package func misfits(among fields: [RowTable.Field]) -> [Column] {
        columns.filter { column in
            guard let field = fields.first(where: { $0.name == column.field }) else { return true }
            guard let dimension = field.type.dimension else {
                return column.isTotalled || column.unit != .plain
            }
            return dimension != column.unit.dimension
        }
    }

    package func table(_ rows: RowTable) -> StatisticTable {
        let listed = columns.compactMap { column in
            rows.field(column.field).map { ListedColumn(column, rows, $0) }
        }
        var table = StatisticTable(
            id: id, title: title, columns: listed.map(\.head), rows: [],
            notes: notes + listed.flatMap(\.notes))
        for row in rows.rows { table.rows.append(listed.map { $0.cell(row.values[$0.place]) }) }
        if !rows.rejected.isEmpty { table.notes.append("\(rows.rejected.count)行不可用，未列入。") }
        guard columns.contains(where: \.isTotalled) else { return table }
        var total = listed.map(\.total)
        if let first = listed.firstIndex(where: { !$0.isTotalled }) { total[first] = .text("总计") }
        table.rows.append(total)
        return table
    }
}
