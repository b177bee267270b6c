package import LandModel

/// The flows between classes in B02 against what the classes gained and lost.
package enum ChangeFlows: CheckRule {
    package static let name = "change-flows-hm2"
    package static let summary = "in B02 what left each class is G006 of its column, what came to it G005"

    package static func results(_ input: CheckInput) -> [CheckResult] {
        TableSet.all(input).compactMap { set in
            guard let table = set.table("B02") else { return nil }
            return compare(table).result(rule: name, subject: set.district)
        }
    }

    private static func compare(_ table: SummaryTable) -> CellComparison {
        var comparison = CellComparison()
        let lines = ChangeLines(table)
        let columns = table.areaColumns
        // One line a column but the total's, in the order of the columns.
        let codes = columns.indices.dropLast().map { "G" + String(String(1008 + $0).dropFirst()) }
        for code in codes + ["G005", "G006"] where lines[code] == nil { comparison.lacks("line \(code)") }
        guard let increase = lines["G005"], let decrease = lines["G006"] else { return comparison }
        let classes = codes.indices.filter { columns[$0].children.isEmpty }
        for column in classes {
            func cell(_ line: Int, _ column: Int) -> Hectares { lines[codes[line]]?[column] ?? .zero }
            let place = "column \(columns[column].code)"
            comparison.equal(
                cell(column, columns.count - 1), decrease[column], at: "line \(codes[column]) and \(place)")
            let came = classes.reduce(Hectares.zero) { $0 + cell($1, column) }
            comparison.equal(came, increase[column], at: place)
        }
        return comparison
    }
}
