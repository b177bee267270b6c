/// A form filled in: what every writer gets. Shapes only, no file format.
package struct SummaryTable: Sendable, Equatable {
    /// One column of the form.
    package struct Column: Sendable, Equatable {
        package enum Kind: String, Sendable {
            case text
            /// An area in hm².
            case area
            /// An area in m², which stands among a row's keys as exact decimal text.
            case squareMetres
        }
        /// Code of the official form (`TDZMJ`, `01`, `20_0303`).
        package var code: String
        /// Heads from the outermost group to the column itself (`["耕地", "水田"]`).
        package var heads: [String]
        package var kind: Kind
        /// The note of a column whose definition is uncertain; empty otherwise.
        package var note: String
        /// Codes of the columns whose cells add up to this one's; empty for a column that is no sum of others.
        package var children: [String]
        /// Lines of a change form in which they do not: what passes between two children is no flow of the whole.
        package var exceptLines: Set<String>
        /// Fields of the official database table that tell this column from the others (`DLBM` `0101`).
        package var stored: [StoredField]

        package init(
            code: String, heads: [String], kind: Kind, note: String = "", children: [String] = [],
            exceptLines: Set<String> = [], stored: [StoredField] = []
        ) {
            self.code = code
            self.heads = heads
            self.kind = kind
            self.note = note
            self.children = children
            self.exceptLines = exceptLines
            self.stored = stored
        }
    }

    /// One field of a record of the official database, with the value that a column of a form has there.
    package struct StoredField: Sendable, Hashable {
        package var name: String
        package var value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// One row: texts for the key columns, then one area for each area column.
    package struct Row: Sendable, Equatable {
        package var keys: [String]
        package var areas: [Hectares]
        /// What the row stands for; a writer may leave a blank row before a township.
        package var level: DistrictLevel?
        /// Code of the line in a change form (`G005`); empty where a row is a district.
        package var line: String

        package init(
            keys: [String], areas: [Hectares], level: DistrictLevel? = nil, line: String = ""
        ) {
            self.keys = keys
            self.areas = areas
            self.level = level
            self.line = line
        }
    }

    /// Form number (`T01`).
    package var id: String
    /// Official title.
    package var title: String
    package var columns: [Column]
    /// Areas are in 0.01 hm², whatever unit a writer prints.
    package var rows: [Row]
    /// What is to be told below the form beside the notes of its columns.
    package var notes: [String]
    /// Table of the official database and year of its records, where the form is kept there line by line.
    package var storage: Storage?

    package init(
        id: String, title: String, columns: [Column], rows: [Row], notes: [String] = [],
        storage: Storage? = nil
    ) {
        self.id = id
        self.title = title
        self.columns = columns
        self.rows = rows
        self.notes = notes
        self.storage = storage
    }

    /// Where the official database keeps a form.
    package struct Storage: Sendable, Equatable {
        /// `S_SJ_TDLYXZ_ZL`.
        package var table: String
        /// NF: four digits.
        package var year: String

        package init(table: String, year: String) {
            self.table = table
            self.year = year
        }
    }

    /// Columns with areas, in the order of a row's `areas`.
    package var areaColumns: [Column] { columns.filter { $0.kind == .area } }
}
