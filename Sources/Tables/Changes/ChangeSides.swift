import LandModel

/// The sides of one county's stocks and changes, by what filters ask of them, with the largest area that one of the years or
/// the changes have of each.
struct ChangeSides {
    private var areas: [ChangeSide: (area: Hectares, unit: String)] = [:]

    /// A side without the units and the island's name, for which no filter asks.
    static func side(_ key: BaseKey, _ landClass: String) -> ChangeSide {
        var key = key
        (key.locationUnit, key.ownershipUnit, key.islandName) = ("", "", "")
        return ChangeSide(key: key, landClass: landClass)
    }

    /// In the order of their texts, whatever the order in which they came.
    var sorted: [ChangeSide] { areas.keys.sorted() }

    mutating func add(_ stock: [LevelledRecord]) {
        merge(stock.flatMap { record in record.cells.map { (record.key, $0.key, $0.value) } })
    }

    mutating func add(_ changes: [ChangeRecord]) {
        merge(
            changes.flatMap { change in
                [change.before, change.after].compactMap { $0 }.map {
                    ($0.key, $0.landClass, Hectares(rounding: change.area))
                }
            })
    }

    /// Area of all sides that the condition holds for, and the first of their units: the facts of an error.
    func total(where condition: (ChangeSide) -> Bool) -> (area: Hectares, unit: String) {
        let concerned = areas.filter { condition($0.key) }.values
        return (
            concerned.reduce(.zero) { $0 + $1.area }, concerned.map(\.unit).min() ?? ""
        )
    }

    private mutating func merge(_ cells: [(key: BaseKey, landClass: String, area: Hectares)]) {
        var found: [ChangeSide: (area: Hectares, unit: String)] = [:]
        for cell in cells {
            let side = Self.side(cell.key, cell.landClass)
            let known = found[side] ?? (.zero, cell.key.locationUnit)
            found[side] = (known.area + cell.area.magnitude, min(known.unit, cell.key.locationUnit))
        }
        areas.merge(found) { (max($0.area, $1.area), min($0.unit, $1.unit)) }
    }
}
