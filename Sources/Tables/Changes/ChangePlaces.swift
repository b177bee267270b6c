package import LandModel

/// The places of a county's change forms: all sides of changes and all cells of both stocks that every column of every
/// form treats alike are one place, so that levelling has as few figures to reconcile as the forms can show.
///
/// Numbers follow the order of the texts, whatever the order in which records come.
package struct ChangePlaces: Sendable {
    /// Attributes that filters ask for, with the class: what a place is found by.
    private struct Attributes: Hashable {
        var key: BaseKey
        var landClass: String

        init(_ key: BaseKey, _ landClass: String) {
            self.key = key
            (self.key.locationUnit, self.key.ownershipUnit, self.key.islandName) = ("", "", "")
            self.landClass = landClass
        }
    }

    private var numbers: [Attributes: Int] = [:]
    /// Area columns of each form that take a place, ascending: by form, then place.
    private(set) var columns: [String: [[Int]]] = [:]
    package private(set) var count = 0

    /// - Throws: a class that no column of B02 takes, or an ownership that none of B03 does, with the area concerned.
    package init(
        _ catalogue: ChangeFormCatalogue, stocks: [LevelledRecord], changes: [ChangeRecord]
    ) throws(TablesError) {
        var sides: [Attributes: Hectares] = [:]
        for record in stocks {
            for (code, area) in record.cells {
                sides[Attributes(record.key, code), default: .zero] += area.magnitude
            }
        }
        for change in changes {
            for case let side? in [change.before, change.after] {
                sides[Attributes(side.key, side.landClass), default: .zero] += Hectares(rounding: change.area)
            }
        }
        let forms = catalogue.flowForms.map { (id: $0.id, filters: $0.areaColumns.compactMap(\.filter)) }
        var places: [[[Int]]: Int] = [:]
        let order = sides.sorted { ($0.key.landClass, $0.key.key) < ($1.key.landClass, $1.key.key) }
        for (side, area) in order {
            try Self.check(side.key, side.landClass, area, catalogue)
            let taken = forms.map { form in
                form.filters.indices.filter {
                    form.filters[$0].matches(side.key, landClass: side.landClass)
                }
            }
            if places[taken] == nil {
                places[taken] = count
                count += 1
                for (form, found) in zip(forms, taken) { columns[form.id, default: []].append(found) }
            }
            numbers[side] = places[taken]
        }
    }

    /// The place of a side; `nil` for one that was not among the records.
    package func place(_ key: BaseKey, landClass: String) -> Int? { numbers[Attributes(key, landClass)] }

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

    private static func check(
        _ key: BaseKey, _ landClass: String, _ area: Hectares, _ catalogue: ChangeFormCatalogue
    ) throws(TablesError) {
        func takes(_ form: String, _ field: FormFilter.Field, _ value: String) throws(TablesError) -> Bool {
            try catalogue.form(form).columns.compactMap(\.filter).contains {
                $0.asks(for: field) && $0.takes(field, value)
            }
        }
        guard try takes("B02", .landClass, landClass) else {
            throw .classInNoColumn(classCode: landClass, area: area, unit: "")
        }
        guard try takes("B03", .ownership, key.ownership) else {
            throw .ownershipInNoColumn(ownership: key.ownership, area: area, unit: "")
        }
    }
}
