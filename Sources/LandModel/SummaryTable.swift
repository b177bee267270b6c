/// A form filled in: what every writer gets. Shapes only, no file format.
package struct SummaryTable: Sendable, Equatable {
    /// One column of the form.
    package struct Column: Sendable, Equatable {
        package enum Kind: String, Sendable { case text, area }
        /// Code of the official form (`TDZMJ`, `01`, `20_0303`).
        package var code: String
        /// Heads from the outermost group to the column itself (`["耕地", "水田"]`).
        package var heads: [String]
        package var kind: Kind
        /// The note of a column whose definition is uncertain; empty otherwise.
        package var note: String
        /// Codes of the columns whose cells add up to this one's; empty for a column that is no sum of others.
        package var children: [String]

        package init(
            code: String, heads: [String], kind: Kind, note: String = "", children: [String] = []
        ) {
            self.code = code
            self.heads = heads
            self.kind = kind
            self.note = note
            self.children = children
        }
    }

    /// One row: texts for the key columns, then one area for each area column.
    package struct Row: Sendable, Equatable {
        package var keys: [String]
        package var areas: [Hectares]
        /// What the row stands for; a writer may leave a blank row before a township.
        package var level: DistrictLevel?

        package init(keys: [String], areas: [Hectares], level: DistrictLevel? = nil) {
            self.keys = keys
            self.areas = areas
            self.level = level
        }
    }

    /// Form number (`T01`).
    package var id: String
    /// Official title.
    package var title: String
    package var columns: [Column]
    /// Areas are in 0.01 hm², whatever unit a writer prints.
    package var rows: [Row]

    package init(id: String, title: String, columns: [Column], rows: [Row]) {
        self.id = id
        self.title = title
        self.columns = columns
        self.rows = rows
    }

    /// Columns with areas, in the order of a row's `areas`.
    package var areaColumns: [Column] { columns.filter { $0.kind == .area } }
}
