import LandModel

/// The forms of one district, to be compared with one another.
struct TableSet {
    /// Code of the county; for a city's forms the code of their first row.
    var district: String
    var tables: [SummaryTable]

    /// Each county's forms, then the city's.
    static func all(_ input: CheckInput) -> [TableSet] {
        var sets = input.counties.map { TableSet(district: $0.code, tables: $0.tables) }
        sets.sort { $0.district < $1.district }
        if let code = input.cityTables.first?.rows.first.map(Self.code) {
            sets.append(TableSet(district: code, tables: input.cityTables))
        }
        return sets
    }

    /// A line for each form of each district in which there is something to compare.
    static func results(
        _ input: CheckInput, rule: String, _ compare: (SummaryTable) -> CellComparison
    ) -> [CheckResult] {
        all(input).flatMap { set in
            set.tables.compactMap { table in
                compare(table).result(rule: rule, subject: "\(set.district) \(table.id)")
            }
        }
    }

    /// District code of a row: the second text of every form.
    static func code(_ row: SummaryTable.Row) -> String { row.keys.count > 1 ? row.keys[1] : "" }

    /// The row in words: its district, and its line in a change form.
    static func place(_ row: SummaryTable.Row) -> String {
        row.line.isEmpty ? code(row) : "\(code(row)) line \(row.line)"
    }

    func table(_ id: String) -> SummaryTable? { tables.first { $0.id == id } }

    /// Columns of two forms, row by row by their keys. Nothing is compared when one of the forms was not made.
    func compare(
        _ pairs: [ColumnPair], with check: (inout CellComparison, Hectares, Hectares, String) -> Void
    ) -> CellComparison {
        var comparison = CellComparison()
        for pair in pairs {
            guard let left = table(pair.left.form), let right = table(pair.right.form) else { continue }
            guard let column = left.position(pair.left.column) else {
                comparison.lacks("\(pair.left)")
                continue
            }
            guard let other = right.position(pair.right.column) else {
                comparison.lacks("\(pair.right)")
                continue
            }
            let rows = Dictionary(right.rows.map { ($0.keys, $0) }, uniquingKeysWith: { first, _ in first })
            for row in left.rows {
                guard let counterpart = rows[row.keys] else {
                    comparison.lacks("\(right.id) row \(Self.code(row))")
                    continue
                }
                check(
                    &comparison, row.areas[column], counterpart.areas[other],
                    "\(pair.left) row \(Self.code(row))")
            }
            if left.rows.count < right.rows.count { comparison.lacks("rows of \(right.id) in \(left.id)") }
        }
        return comparison
    }

    /// The line of a rule that wants the left columns to equal the right ones.
    func equal(_ pairs: [ColumnPair], rule: String) -> CheckResult? {
        compare(pairs) { comparison, left, right, place in comparison.equal(left, right, at: place) }
            .result(rule: rule, subject: district)
    }
}

/// Two columns of two forms.
struct ColumnPair {
    struct End: CustomStringConvertible {
        var form: String
        var column: String
        var description: String { "\(form) column \(column)" }
    }

    var left: End
    var right: End

    init(_ form: String, _ column: String, _ otherForm: String, _ otherColumn: String) {
        left = End(form: form, column: column)
        right = End(form: otherForm, column: otherColumn)
    }

    /// First-level classes, in the order of the forms.
    static let firstLevel = ["00", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"]

    static func sameColumns(_ columns: [String], of form: String, in other: String) -> [ColumnPair] {
        columns.map { ColumnPair(form, $0, other, $0) }
    }
}

extension SummaryTable {
    /// Place of a column among the areas of a row.
    func position(_ code: String) -> Int? { areaColumns.firstIndex { $0.code == code } }
}
