import LandModel

/// The lines of a change form by their codes; none of a table whose rows are districts.
struct ChangeLines {
    private var areas: [String: [Hectares]] = [:]

    init(_ table: SummaryTable) {
        for row in table.rows where !row.line.isEmpty { areas[row.line] = row.areas }
    }

    var isEmpty: Bool { areas.isEmpty }

    subscript(line: String) -> [Hectares]? { areas[line] }
}
