package import LandModel

/// Fills the change forms of one county from both stocks and the levelled changes between them (summary rule 4): pure
/// sums, so that all forms of the same changes agree with one another.
///
/// The line of last year's stock and that of this year's are the stocks themselves, not sums of the lines between them:
/// that they meet is what levelling made and what a check proves.
package struct ChangeFiller: Sendable {
    private let catalogue: ChangeFormCatalogue

    package init(catalogue: ChangeFormCatalogue) { self.catalogue = catalogue }

    /// - Parameters:
    ///   - form: one whose source is flows.
    ///   - opening: stock of last year by place, closing: of this year.
    package func fill(
        _ form: ChangeForm, of district: District, places: ChangePlaces, opening: [Hectares],
        closing: [Hectares], changes: [LevelledChange], year: String
    ) -> SummaryTable {
        let placed = places.columns[form.id] ?? []
        var book = ChangeBook(form: form, lines: catalogue.lines, placed: placed)
        for (place, area) in opening.enumerated() { book.add(area, .opening, place) }
        for (place, area) in closing.enumerated() { book.add(area, .closing, place) }
        for change in changes { book.add(change) }
        return table(form, book.lines(), district: district, year: year)
    }

    /// A form whose source is net: permanent basic farmland of both years, by what each column gained or lost on
    /// balance.
    package func fill(
        net form: ChangeForm, of district: District, opening: [LevelledRecord], closing: [LevelledRecord],
        year: String
    ) -> SummaryTable {
        let filters = form.areaColumns.compactMap(\.filter)
        func sums(_ records: [LevelledRecord]) -> [Int64] {
            var sums = Array(repeating: Int64(0), count: filters.count)
            for record in records {
                for (code, area) in record.cells {
                    for column in filters.indices where filters[column].matches(record.key, landClass: code) {
                        sums[column] += area.hundredths
                    }
                }
            }
            return sums
        }
        let (first, last) = (sums(opening), sums(closing))
        let lines = catalogue.lines.compactMap { line -> (line: ChangeLine, areas: [Int64])? in
            switch line.kind {
            case .opening, .adjusted: (line, first)
            case .received, .given: (line, first.map { _ in 0 })
            case .increase: (line, zip(first, last).map { max(0, $1 - $0) })
            case .decrease: (line, zip(first, last).map { max(0, $0 - $1) })
            case .closing: (line, last)
            default: nil
            }
        }
        return table(form, lines, district: district, year: year)
    }

    private func table(
        _ form: ChangeForm, _ lines: [(line: ChangeLine, areas: [Int64])], district: District, year: String
    ) -> SummaryTable {
        var columns = form.tableColumns
        if form.source == .net {
            // A column's gain and another's loss do not make up what their total gained.
            for index in columns.indices { columns[index].exceptLines = Self.balanceLines(catalogue) }
        }
        return SummaryTable(
            id: form.id, title: form.title, columns: columns,
            rows: lines.map { line, areas in
                SummaryTable.Row(
                    keys: [district.name, district.code, line.code, line.name],
                    areas: areas.map { Hectares(hundredths: $0) }, line: line.code)
            }, notes: ChangeNotes.notes(lines.map(\.line)),
            storage: form.databaseTable.isEmpty
                ? nil : SummaryTable.Storage(table: form.databaseTable, year: year))
    }

    private static func balanceLines(_ catalogue: ChangeFormCatalogue) -> Set<String> {
        Set(catalogue.lines.filter { $0.kind == .increase || $0.kind == .decrease }.map(\.code))
    }
}
