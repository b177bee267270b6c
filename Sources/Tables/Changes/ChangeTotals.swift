package import LandModel

/// Adds the change forms of counties up to that of their city.
package enum ChangeTotals {
    /// - Parameters:
    ///   - tables: the same form of each county.
    ///   - lines: all lines that a form may have, in their order.
    /// - Returns: `nil` when there is no table.
    package static func total(
        _ tables: [SummaryTable], of district: District, lines: [ChangeLine]
    ) -> SummaryTable? {
        guard var total = tables.first else { return nil }
        let rows = tables.flatMap(\.rows)
        guard !total.areaColumns.isEmpty else {
            total.rows = rows.sorted { $0.keys.lexicographicallyPrecedes($1.keys) }
            return total
        }
        let byLine = Dictionary(grouping: rows, by: \.line)
        let found = lines.filter { byLine[$0.code] != nil }
        total.rows = found.map { line in
            var sum = Array(repeating: Hectares.zero, count: total.areaColumns.count)
            for row in byLine[line.code] ?? [] {
                for column in sum.indices { sum[column] += row.areas[column] }
            }
            return SummaryTable.Row(
                keys: [district.name, district.code, line.code, line.name], areas: sum, line: line.code)
        }
        total.notes = ChangeNotes.notes(found)
        return total
    }
}
