package import LandModel

/// Levelled records made ready for filling: every text numbered once, so that each of the twenty forms only sums
/// integers.
package struct FormSource: Sendable {
    /// One cell of the base table, its texts as places in the lists below.
    struct Cell {
        var unit: Int
        var owner: Int
        var island: Int
        var combination: Int
        var landClass: Int
        /// 0.01 hm².
        var area: Int64
    }

    private(set) var cells: [Cell] = []
    /// Location units, 12 digits.
    private(set) var units: [String] = []
    /// Ownership units, 12 digits.
    private(set) var owners: [String] = []
    private(set) var islands: [String] = []
    /// A key for each combination of the attributes that filters ask for.
    private(set) var combinations: [BaseKey] = []
    private(set) var landClasses: [String] = []

    package init(_ records: [LevelledRecord]) {
        var unitNumbers: [String: Int] = [:]
        var ownerNumbers: [String: Int] = [:]
        var islandNumbers: [String: Int] = [:]
        var combinationNumbers: [BaseKey: Int] = [:]
        var classNumbers: [String: Int] = [:]
        for record in records {
            let key = record.key
            let unit = Self.number(key.locationUnit, &unitNumbers, &units)
            let owner = Self.number(key.ownershipUnit, &ownerNumbers, &owners)
            let island = Self.number(key.islandName, &islandNumbers, &islands)
            var attributes = key
            (attributes.locationUnit, attributes.ownershipUnit, attributes.islandName) = ("", "", "")
            let combination = Self.number(attributes, &combinationNumbers, &combinations)
            for (code, area) in record.cells {
                cells.append(
                    Cell(
                        unit: unit, owner: owner, island: island, combination: combination,
                        landClass: Self.number(code, &classNumbers, &landClasses), area: area.hundredths))
            }
        }
    }

    /// Area of all cells that the condition holds for, and the first of their units: the facts of an error.
    func total(where condition: (Cell) -> Bool) -> (area: Hectares, unit: String) {
        let concerned = cells.filter(condition)
        return (
            concerned.reduce(.zero) { $0 + Hectares(hundredths: $1.area) },
            concerned.map { units[$0.unit] }.min() ?? ""
        )
    }

    private static func number<Value: Hashable>(
        _ value: Value, _ numbers: inout [Value: Int], _ values: inout [Value]
    ) -> Int {
        if let known = numbers[value] { return known }
        numbers[value] = values.count
        values.append(value)
        return values.count - 1
    }
}
