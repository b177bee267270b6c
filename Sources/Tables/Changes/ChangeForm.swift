import LandModel

/// An official change form as its data file describes it: lines and columns, no figures.
package struct ChangeForm: Sendable, Equatable {
    /// What stands below the heads.
    package enum Rows: String, Sendable, CaseIterable {
        /// One line a piece of ground that changed.
        case list
        /// From the stock of last year to that of this year.
        case balance
        /// The same, then what became of each class.
        case matrix
    }

    /// Where the figures come from.
    package enum Source: String, Sendable, CaseIterable {
        /// The pieces of ground themselves.
        case list
        /// Both stocks of the base table and the levelled changes between them.
        case flows
        /// Both stocks of permanent basic farmland: what a column gained or lost on balance.
        case net
    }

    /// `B02`.
    package var id: String
    package var title: String
    package var rows: Rows
    package var source: Source
    /// Table of the official database, which has a record for each line and column; empty where none is known.
    package var databaseTable: String
    /// Form of the year's stock with the same columns; empty where there is none.
    package var stockForm: String
    /// Text columns, then area columns. `databaseColumn` lists the fields that tell a column in the database table.
    package var columns: [Form.Column]

    package var areaColumns: [Form.Column] { columns.filter { $0.filter != nil } }

    /// Number of text columns before the areas of a balance: name and code of the district, code and name of the line.
    static let keys = 4

    /// The form's columns as a filled table shows them.
    var tableColumns: [SummaryTable.Column] {
        columns.map { column in
            SummaryTable.Column(
                code: column.code, heads: column.heads, kind: column.filter == nil ? .text : .area,
                note: column.confidence == "C" ? column.note : "", children: column.children,
                exceptLines: column.exceptLines, stored: Self.stored(column.databaseColumn))
        }
    }

    /// `DLBM=01;DLMC=耕地`.
    private static func stored(_ text: String) -> [SummaryTable.StoredField] {
        text.split(separator: ";").compactMap { pair in
            let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
            return parts.count == 2 ? SummaryTable.StoredField(parts[0], parts[1]) : nil
        }
    }
}

/// A line of the change forms (`change-rows.csv`): G001 to G075 as the survey numbers them, and after them lines for what
/// the survey has none for.
package struct ChangeLine: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        case opening, received, given, adjusted, increase, decrease, closing
        /// What left one class, by the class it came to.
        case flow
        case correctedUp = "corrected-up"
        case correctedDown = "corrected-down"
        case covered
        case uncovered
        case levelledUp = "levelled-up"
        case levelledDown = "levelled-down"

        /// Lines that stand in a form only where they have a figure.
        package var isExtra: Bool { rawValue.contains("-") || self == .covered || self == .uncovered }
    }

    /// `G005`.
    package var code: String
    package var kind: Kind
    /// Column of B02 that takes the class a flow left; empty in other lines.
    package var column: String
    package var name: String
}
