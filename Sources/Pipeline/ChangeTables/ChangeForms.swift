import Aggregate
package import LandModel
package import Tables

/// Turns what changed between two years into the official change forms: levels the changes of a county to both its stocks
/// and fills every form from them.
///
/// Pure: values in, tables out. The same records give the same tables, in whatever order they come.
package struct ChangeForms: Sendable {
    /// What one county's change forms are made of.
    package struct County: Sendable {
        /// Name and six digits.
        package var district: District
        /// Levelled records of last year, as its stock forms were filled from.
        package var opening: [LevelledRecord]
        /// Levelled records of this year.
        package var closing: [LevelledRecord]
        /// What changed, in m²; records of other counties are passed over.
        package var changes: [ChangeRecord]
        /// The pieces of ground behind them, for the list.
        package var pieces: [ChangePiece]
        /// Levelled records of permanent basic farmland of both years, where both are known.
        package var farmland: Farmland?

        package init(
            district: District, opening: [LevelledRecord], closing: [LevelledRecord], changes: [ChangeRecord],
            pieces: [ChangePiece] = [], farmland: Farmland? = nil
        ) {
            self.district = district
            self.opening = opening
            self.closing = closing
            self.changes = changes
            self.pieces = pieces
            self.farmland = farmland
        }
    }

    /// Levelled records of permanent basic farmland of both years.
    package struct Farmland: Sendable {
        package var opening: [LevelledRecord]
        package var closing: [LevelledRecord]

        package init(opening: [LevelledRecord], closing: [LevelledRecord]) {
            self.opening = opening
            self.closing = closing
        }
    }

    private let catalogue: ChangeFormCatalogue
    private let filler: ChangeFiller

    package init(catalogue: ChangeFormCatalogue) {
        self.catalogue = catalogue
        filler = ChangeFiller(catalogue: catalogue)
    }

    /// What levelling made of one county's changes.
    package struct Levelled: Sendable {
        fileprivate var places: ChangePlaces
        fileprivate var opening: [Hectares]
        fileprivate var closing: [Hectares]
        fileprivate var changes: [LevelledChange]
        /// The changes that were moved or made, in the order of their causes, then of the sides.
        package var steps: [ChangeStep]
    }

    /// Levels the changes of a county to both its stocks.
    ///
    /// - Throws: a class or ownership code that no column takes.
    package func level(_ county: County) throws(TablesError) -> Levelled {
        let code = county.district.code
        let places = try ChangePlaces(
            catalogue, stocks: [county.opening, county.closing], changes: county.changes)
        let (opening, closing) = (places.stock(county.opening), places.stock(county.closing))
        let changes = ChangeLeveller.level(
            places.changes(county.changes, in: code), opening: opening, closing: closing)
        let steps = changes.filter { $0.area != $0.converted }.map { change in
            ChangeStep(
                county: code, cause: change.path.cause, before: change.path.before.map { places.sides[$0] },
                after: change.path.after.map { places.sides[$0] }, from: change.converted, to: change.area)
        }
        return Levelled(places: places, opening: opening, closing: closing, changes: changes, steps: steps)
    }

    /// The forms of one county in the order of the catalogue; B07 where farmland of both years is known.
    ///
    /// - Parameters:
    ///   - levelled: what `level` made of the same county; `nil` to have it made.
    ///   - year: four digits of the year that ends.
    ///   - forms: numbers of the forms wanted; `nil` for all.
    /// - Throws: a class or ownership code that no column takes; a form that is unknown.
    package func fill(
        _ county: County, levelled: Levelled? = nil, year: String, forms: [String]? = nil
    ) throws(TablesError) -> [SummaryTable] {
        var wanted: [ChangeForm] = []
        for id in forms ?? catalogue.identifiers { wanted.append(try catalogue.form(id)) }
        let levelled = if let levelled { levelled } else { try level(county) }
        return wanted.compactMap { form in
            switch form.source {
            case .list:
                ChangeList.table(county.pieces, form: form, year: year)
            case .flows:
                filler.fill(
                    form, of: county.district, places: levelled.places, opening: levelled.opening,
                    closing: levelled.closing, changes: levelled.changes, year: year)
            case .net:
                county.farmland.map {
                    filler.fill(
                        net: form, of: county.district, opening: $0.opening, closing: $0.closing, year: year)
                }
            }
        }
    }

    /// The forms of a city: line by line the sums of its counties', so that land one county gave another stands in both
    /// lines of a moved border. The list holds all counties' pieces.
    package func city(_ district: District, of counties: [[SummaryTable]]) -> [SummaryTable] {
        catalogue.forms.compactMap { form in
            ChangeTotals.total(
                counties.compactMap { tables in tables.first { $0.id == form.id } }, of: district,
                lines: catalogue.lines)
        }
    }
}
