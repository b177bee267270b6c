package import LandModel

/// The places of a county's change forms: all sides of changes and all cells of both stocks that every column of every
/// form treats alike are one place, so that levelling has as few figures to reconcile as the forms can show.
///
/// Numbers follow the order of the texts, whatever the order in which records come.
package struct ChangePlaces: Sendable {
    private var numbers: [ChangeSide: Int] = [:]
    /// Area columns of each form that take a place, ascending: by form, then place.
    private(set) var columns: [String: [[Int]]] = [:]
    /// The first side of each place.
    package private(set) var sides: [ChangeSide] = []
    package var count: Int { sides.count }

    /// - Parameters:
    ///   - stocks: levelled records of each year.
    ///   - changes: what changed, of this county and others.
    /// - Throws: a class that no column of B02 takes, or an ownership that none of B03 does, with the largest area that
    ///   one year or the changes have of it.
    package init(
        _ catalogue: ChangeFormCatalogue, stocks: [[LevelledRecord]], changes: [ChangeRecord]
    ) throws(TablesError) {
        var found = ChangeSides()
        for stock in stocks { found.add(stock) }
        found.add(changes)
        let guards = try ChangeGuard(catalogue)
        var matchers = catalogue.flowForms.map(SideMatcher.init)
        var places: [[[Int]]: Int] = [:]
        for side in found.sorted {
            try guards.check(side, in: found)
            let taken = matchers.indices.map { matchers[$0].columns(side.key, landClass: side.landClass) }
            if places[taken] == nil {
                places[taken] = count
                sides.append(side)
                for (matcher, found) in zip(matchers, taken) {
                    columns[matcher.form, default: []].append(found)
                }
            }
            numbers[side] = places[taken]
        }
    }

    /// The place of a side; `nil` for one that was not among the records.
    package func place(_ key: BaseKey, landClass: String) -> Int? {
        numbers[ChangeSides.side(key, landClass)]
    }

    /// Area of each place, in 0.01 hm².
    package func stock(_ records: [LevelledRecord]) -> [Hectares] {
        var stock = Array(repeating: Hectares.zero, count: count)
        for record in records {
            for (code, area) in record.cells {
                if let place = place(record.key, landClass: code) { stock[place] += area }
            }
        }
        return stock
    }
}
