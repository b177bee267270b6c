package import LandModel

/// Every total of a form against the columns it consists of, in each row, in hm².
package enum ClassSums: CheckRule {
    package static let name = "class-sums-hm2"
    package static let summary = "in each form every total is the sum of the columns it consists of"

    package static func results(_ input: CheckInput) -> [CheckResult] {
        TableSet.results(input, rule: name, compare)
    }

    private static func compare(_ table: SummaryTable) -> CellComparison {
        var comparison = CellComparison()
        let columns = table.areaColumns
        let positions = Dictionary(
            columns.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
        for (position, column) in columns.enumerated() where !column.children.isEmpty {
            let children = column.children.compactMap { positions[$0] }
            if children.count < column.children.count {
                comparison.lacks("a column that \(column.code) consists of")
            }
            for row in table.rows where !column.exceptLines.contains(row.line) {
                let sum = children.reduce(Hectares.zero) { $0 + row.areas[$1] }
                comparison.equal(
                    row.areas[position], sum, at: "column \(column.code) row \(TableSet.place(row))")
            }
        }
        return comparison
    }
}
