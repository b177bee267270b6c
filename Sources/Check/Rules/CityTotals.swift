package import LandModel

/// The city's totals against the sum of its counties', cell by cell, in hm².
package enum CityTotals: CheckRule {
    package static let name = "city-counties-hm2"
    package static let summary =
        "the first row of each of the city's forms is the sum of its counties', and so is each line of a change form"

    package static func results(_ input: CheckInput) -> [CheckResult] {
        input.cityTables.compactMap { table in
            guard let first = table.rows.first, !table.areaColumns.isEmpty else { return nil }
            var comparison = CellComparison()
            // Every line of a change form is a total.
            for total in first.line.isEmpty ? [first] : table.rows {
                compare(total, of: table, input.counties, &comparison)
            }
            return comparison.result(rule: name, subject: "\(TableSet.code(first)) \(table.id)")
        }
    }

    private static func compare(
        _ total: SummaryTable.Row, of table: SummaryTable, _ counties: [CheckInput.County],
        _ comparison: inout CellComparison
    ) {
        var sums = table.areaColumns.map { _ in Hectares.zero }
        for county in counties {
            guard let own = county.tables.first(where: { $0.id == table.id }), !own.rows.isEmpty else {
                comparison.lacks("\(table.id) of \(county.code)")
                continue
            }
            // A county has no line of a change form in which it has no figure.
            guard
                let row = total.line.isEmpty
                    ? own.rows.first : own.rows.first(where: { $0.line == total.line })
            else { continue }
            guard row.areas.count == sums.count else {
                comparison.lacks("columns of \(table.id) of \(county.code)")
                continue
            }
            for column in sums.indices { sums[column] += row.areas[column] }
        }
        let line = total.line.isEmpty ? "" : " line \(total.line)"
        for (column, area) in total.areas.enumerated() {
            comparison.equal(area, sums[column], at: "column \(table.areaColumns[column].code)\(line)")
        }
    }
}
