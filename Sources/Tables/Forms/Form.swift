package import LandModel

/// An official summary form as its data file describes it: columns, heads, filters, units. No figures.
package struct Form: Sendable, Equatable {
    /// What a row of the form stands for.
    package enum Rows: String, Sendable, CaseIterable {
        /// A district: name, code.
        case districts
        /// Land of one district that belongs to another (飞入地): name and code of the one it lies in, then of the
        /// one it belongs to.
        case exclaves
        /// An island: name and code of its district, its own name.
        case islands

        /// Number of text columns.
        var keys: Int {
            switch self {
            case .districts: 2
            case .exclaves: 4
            case .islands: 3
            }
        }
    }

    /// Which levelled records a form is filled from.
    package enum Records: String, Sendable, CaseIterable {
        /// The base table: the patches of the survey.
        case base
        /// Pieces of patches in land approved and not yet built on (批准未建设), by what it is approved for.
        case approved
        /// The records of permanent basic farmland (永久基本农田).
        case farmland
    }

    package struct Column: Sendable, Equatable {
        package var code: String
        /// Heads from the outermost group to the column itself.
        package var heads: [String]
        /// `nil` for a text column.
        package var filter: FormFilter?
        /// Columns whose cells add up to this one's.
        package var children: [String]
        /// Lines of a change form in which they do not.
        package var exceptLines: Set<String>
        /// Column of the official database table; empty where none is known.
        package var databaseColumn: String
        /// A: read in public survey software; B: one source or a reading; C: uncertain, the reason in `note`.
        package var confidence: String
        package var note: String
    }

    /// `T01`.
    package var id: String
    package var title: String
    package var rows: Rows
    package var records: Records
    /// Table of the official database (S_SJ_…); empty where none is known.
    package var databaseTable: String
    /// Text columns, then area columns.
    package var columns: [Column]

    package var areaColumns: [Column] { columns.filter { $0.filter != nil } }

    /// The form's columns as a filled table shows them; an uncertain definition brings its note along.
    package var tableColumns: [SummaryTable.Column] {
        columns.map { column in
            SummaryTable.Column(
                code: column.code, heads: column.heads, kind: column.filter == nil ? .text : .area,
                note: column.confidence == "C" ? column.note : "", children: column.children)
        }
    }
}
