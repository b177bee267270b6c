package import LandModel

/// Every district's row of a form against the sum of the rows one level below it, in hm².
package enum DistrictSums: CheckRule {
    package static let name = "district-sums-hm2"
    package static let summary = "in each form every district is the sum of its parts"

    package static func results(_ input: CheckInput) -> [CheckResult] {
        TableSet.results(input, rule: name, compare)
    }

    private static func compare(_ table: SummaryTable) -> CellComparison {
        var comparison = CellComparison()
        let columns = table.areaColumns
        let levels = Set(table.rows.compactMap(\.level)).sorted()
        for (level, lower) in zip(levels, levels.dropFirst()) {
            var sums: [String: [Hectares]] = [:]
            for row in table.rows where row.level == lower {
                let parent = String(TableSet.code(row).prefix(level.digits))
                var sum = sums[parent] ?? columns.map { _ in .zero }
                for column in columns.indices { sum[column] += row.areas[column] }
                sums[parent] = sum
            }
            for row in table.rows where row.level == level {
                let code = TableSet.code(row)
                let sum = sums.removeValue(forKey: code) ?? columns.map { _ in .zero }
                for column in columns.indices {
                    comparison.equal(
                        row.areas[column], sum[column], at: "column \(columns[column].code) row \(code)")
                }
            }
            if let orphan = sums.keys.min() { comparison.lacks("row \(orphan)") }
        }
        return comparison
    }
}
