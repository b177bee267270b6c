package import LandModel

/// Fills the official forms from levelled records: pure sums, so all forms of the same records agree with one another.
///
/// The district's own total stands in the first row; below it every subordinate district, each followed by its
/// parts, down to the level asked for: townships with their villages in a county's report, counties (with their
/// townships) in a city's.
package struct FormFiller: Sendable {
    private let coverage: CoverageGuard

    package init(catalogue: FormCatalogue) throws(TablesError) { coverage = try CoverageGuard(catalogue) }

    /// - Parameters:
    ///   - source: levelled records of the kind the form is made of, of the whole district, land and islands together.
    ///   - district: county or city the form is made for.
    ///   - names: districts by code and name; those below `district` get a row even without an area. A district
    ///     that is missing here has an empty name.
    ///   - owners: names by code of units that land may belong to, wherever they are, for those missing in `names`.
    ///   - deepest: level of the lowest rows.
    /// - Throws: a class or ownership code that no column takes; a record that has no row.
    package func fill(
        _ form: Form, from source: FormSource, of district: District, names: [District],
        owners: [String: String] = [:], deepest: DistrictLevel
    ) throws(TablesError) -> SummaryTable {
        try coverage.check(source, of: form.records)
        var rows = FormRows(form: form, district: district, deepest: deepest)
        if form.rows == .districts { rows.addDistricts(names) }
        var matcher = FormMatcher(form, source: source)
        for cell in source.cells {
            let columns = matcher.columns(cell)
            if columns.isEmpty && form.rows != .districts { continue }
            let row = try rows.index(of: cell, in: source)
            for column in columns { rows.add(cell.area, row: row, column: column) }
        }
        let texts = Dictionary(names.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
        return SummaryTable(
            id: form.id, title: form.title, columns: form.tableColumns,
            rows: rows.table(names: texts, owners: owners))
    }

    /// The same for one form of a few records; a run that fills many forms makes its `FormSource` once.
    package func fill(
        _ form: Form, from records: [LevelledRecord], of district: District, names: [District],
        deepest: DistrictLevel
    ) throws(TablesError) -> SummaryTable {
        try fill(form, from: FormSource(records), of: district, names: names, deepest: deepest)
    }
}
