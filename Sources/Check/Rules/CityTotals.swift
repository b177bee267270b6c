package import LandModel

/// The city's totals against the sum of its counties', cell by cell, in hm².
package enum CityTotals: CheckRule {
    package static let name = "city-counties-hm2"
    package static let summary = "the first row of each of the city's forms is the sum of its counties'"

    package static func results(_ input: CheckInput) -> [CheckResult] {
        input.cityTables.compactMap { table in
            var comparison = CellComparison()
            guard let total = table.rows.first else { return nil }
            var sums = table.areaColumns.map { _ in Hectares.zero }
            for county in input.counties {
                guard let own = county.tables.first(where: { $0.id == table.id }), let row = own.rows.first,
                    row.areas.count == sums.count
                else {
                    comparison.lacks("\(table.id) of \(county.code)")
                    continue
                }
                for column in sums.indices { sums[column] += row.areas[column] }
            }
            for (column, area) in total.areas.enumerated() {
                comparison.equal(area, sums[column], at: "column \(table.areaColumns[column].code)")
            }
            return comparison.result(rule: name, subject: "\(TableSet.code(total)) \(table.id)")
        }
    }
}
