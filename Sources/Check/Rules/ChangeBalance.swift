package import LandModel

/// The lines of every change form against one another, column by column: from the stock of last year to that of this year.
package enum ChangeBalance: CheckRule {
    package static let name = "change-balance-hm2"
    package static let summary =
        "in each change form G001 + G002 - G003 is G004, and with G005, G006 and the lines X it is G007"

    /// Lines that the stock of this year has beyond the adjusted one of last year, and those it has not.
    private static let gains = ["G005", "X001", "X003", "X005"]
    private static let losses = ["G006", "X002", "X004", "X006"]

    package static func results(_ input: CheckInput) -> [CheckResult] {
        TableSet.results(input, rule: name, compare)
    }

    private static func compare(_ table: SummaryTable) -> CellComparison {
        var comparison = CellComparison()
        let lines = ChangeLines(table)
        guard !lines.isEmpty else { return comparison }
        for line in ["G001", "G002", "G003", "G004", "G005", "G006", "G007"] where lines[line] == nil {
            comparison.lacks("line \(line)")
        }
        for (position, column) in table.areaColumns.enumerated() {
            func cell(_ line: String) -> Hectares { lines[line]?[position] ?? .zero }
            let adjusted = cell("G001") + cell("G002") - cell("G003")
            comparison.equal(cell("G004"), adjusted, at: "column \(column.code) line G004")
            let closing =
                gains.reduce(cell("G004")) { $0 + cell($1) } - losses.reduce(.zero) { $0 + cell($1) }
            comparison.equal(cell("G007"), closing, at: "column \(column.code) line G007")
        }
        return comparison
    }
}
