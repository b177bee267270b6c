package import LandModel

/// The first and the last line of every change form against the forms of both years' stock.
package enum ChangeStocks: CheckRule {
    package static let name = "change-stocks-hm2"
    package static let summary =
        "G001 of each change form equals last year's form of the stock, G007 this year's"

    /// Forms of the stock with the same columns, by change form. Every line of B04 is held against B02.
    private static let forms = [
        ("B02", "T02"), ("B03", "T03"), ("B05", "T04"), ("B06", "T12"), ("B07", "T15"), ("B08", "T17"),
        ("B09", "T11"), ("B10", "T10"), ("B11", "T09"), ("B12", "T08"), ("B13", "T07"), ("B14", "T16"),
        ("B15", "T06"), ("B16", "T05"),
    ]

    package static func results(_ input: CheckInput) -> [CheckResult] {
        var sets = input.counties.sorted { $0.code < $1.code }.map {
            (district: $0.code, opening: $0.openingTables, closing: $0.tables)
        }
        if let code = input.cityTables.first?.rows.first.map(TableSet.code) {
            sets.append((code, input.cityOpeningTables, input.cityTables))
        }
        return sets.flatMap { set in
            forms.compactMap { id, stock in
                guard let table = set.closing.first(where: { $0.id == id }) else { return nil }
                var comparison = CellComparison()
                for (line, tables) in [("G001", set.opening), ("G007", set.closing)] {
                    guard let form = tables.first(where: { $0.id == stock }) else { continue }
                    compare(table, line, form, &comparison)
                }
                return comparison.result(rule: name, subject: "\(set.district) \(id)")
            }
        }
    }

    private static func compare(
        _ table: SummaryTable, _ line: String, _ stock: SummaryTable, _ comparison: inout CellComparison
    ) {
        guard let areas = ChangeLines(table)[line], let total = stock.rows.first else {
            return comparison.lacks("\(table.id) line \(line) or the rows of \(stock.id)")
        }
        for (position, column) in table.areaColumns.enumerated() {
            let code = stock.id == "T02" && column.code == "HJ" ? "TDZMJ" : column.code
            guard let other = stock.position(code) else {
                comparison.lacks("\(stock.id) column \(code)")
                continue
            }
            comparison.equal(areas[position], total.areas[other], at: "column \(column.code) line \(line)")
        }
    }
}
