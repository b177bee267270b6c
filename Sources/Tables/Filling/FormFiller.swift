package import LandModel

/// Fills the official forms from the levelled base table: pure sums, so all forms agree with one another.
///
/// The district's own total stands in the first row; below it every subordinate district, each followed by its
/// parts, down to the level asked for: townships with their villages in a county's report, counties (with their
/// townships) in a city's.
package struct FormFiller: Sendable {
    private let coverage: CoverageGuard

    package init(catalogue: FormCatalogue) throws(TablesError) { coverage = try CoverageGuard(catalogue) }

    /// - Parameters:
    ///   - records: levelled records of the district, land and islands together.
    ///   - district: county or city the form is made for.
    ///   - names: districts by code and name; those below `district` get a row even without an area. A district
    ///     that is missing here has an empty name.
    ///   - deepest: level of the lowest rows.
    /// - Throws: a class or ownership code that no column takes; a record that has no row.
    package func fill(
        _ form: Form, from records: [LevelledRecord], of district: District, names: [District],
        deepest: DistrictLevel
    ) throws(TablesError) -> SummaryTable {
        try coverage.check(records)
        var rows = FormRows(form: form, district: district, deepest: deepest)
        if form.rows == .districts { rows.addDistricts(names) }
        var matcher = FormMatcher(form)
        for record in records {
            let combination = matcher.combination(record.key)
            var row: Int?
            for (code, area) in record.cells {
                let columns = matcher.columns(combination, landClass: code)
                if columns.isEmpty && form.rows != .districts { continue }
                let index: Int
                if let row { index = row } else { index = try rows.index(of: record.key) }
                row = index
                for column in columns { rows.add(area, row: index, column: column) }
            }
        }
        let texts = Dictionary(names.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
        return SummaryTable(
            id: form.id, title: form.title, columns: form.tableColumns, rows: rows.table(names: texts))
    }
}
