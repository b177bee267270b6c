/// The table that leads from the classes of one standard to those of another.
package struct Crosswalk: Sendable {
    package enum Kind: String, Sendable {
        /// Same extent.
        case exact
        /// The class lies inside the target.
        case narrower
        /// The class is wider than the target.
        case broader
        /// Needs more than the code: several targets, or one target of another extent, or none.
        case ambiguous
    }

    package struct Row: Sendable, Hashable {
        package var from: String
        /// `nil` where no class of the target corresponds.
        package var to: String?
        package var kind: Kind
        package var source: String
        package var confidence: String
        package var note: String
    }

    package let entry: CrosswalkManifest.Entry
    package let rows: [Row]
    private let rowsByCode: [String: [Row]]

    init(entry: CrosswalkManifest.Entry, rows: [Row]) {
        self.entry = entry
        self.rows = rows
        rowsByCode = Dictionary(grouping: rows, by: \.from)
    }

    package func rows(from code: String) -> [Row] { rowsByCode[code] ?? [] }

    /// The row that maps the code without a decision: a single one, exact or narrower.
    package func decidedRow(from code: String) -> Row? {
        let rows = rows(from: code)
        guard rows.count == 1, let row = rows.first, row.to != nil else { return nil }
        return row.kind == .exact || row.kind == .narrower ? row : nil
    }

    /// Targets to choose from, in the order of the table.
    package func candidates(from code: String) -> [String] { rows(from: code).compactMap(\.to) }
}
