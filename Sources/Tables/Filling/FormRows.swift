import LandModel

/// The rows of a form while it is being filled: the lowest ones take areas, the others are their sums.
struct FormRows {
    /// Code of the row's district, and what the pair or island forms have beside it: empty in totals.
    private struct Key: Hashable, Comparable {
        var code: String
        var partner = ""

        static func < (left: Self, right: Self) -> Bool {
            left.code != right.code ? left.code < right.code : left.partner < right.partner
        }
    }

    /// Unit and partner of a cell by their numbers: the rows already found.
    private struct Place: Hashable {
        var unit: Int
        var partner: Int
    }

    private let kind: Form.Rows
    private let district: District
    private let deepest: DistrictLevel
    private let width: Int
    private var indices: [Key: Int] = [:]
    private var keys: [Key] = []
    private var places: [Place: Int] = [:]
    private var lastPlace: Place?
    private var lastRow = 0
    /// Whether areas are put into the row; all others are sums.
    private var isLowest: [Bool] = []
    /// Row by row, in 0.01 hm².
    private var areas: [Int64] = []

    init(form: Form, district: District, deepest: DistrictLevel) {
        kind = form.rows
        self.district = district
        self.deepest = deepest
        width = form.areaColumns.count
        _ = index(Key(code: district.code))
    }

    /// Gives every district below the form's own a row, down to the lowest level.
    mutating func addDistricts(_ districts: [District]) {
        for known in districts where known.code.hasPrefix(district.code) {
            guard let level = DistrictLevel(rawValue: known.code.utf8.count), level <= deepest else {
                continue
            }
            for parent in parents(known.code) where parent.utf8.count < level.digits {
                _ = index(Key(code: parent))
            }
            _ = index(Key(code: known.code))
        }
    }

    /// The lowest row that a cell belongs to.
    mutating func index(of cell: FormSource.Cell, in source: FormSource) throws(TablesError) -> Int {
        let partner: Int
        switch kind {
        case .districts: partner = 0
        case .exclaves: partner = cell.owner
        case .islands: partner = cell.island
        }
        let place = Place(unit: cell.unit, partner: partner)
        if lastPlace == place { return lastRow }
        let row: Int
        if let known = places[place] {
            row = known
        } else {
            row = try lowest(
                source.units[cell.unit], owner: source.owners[cell.owner], island: source.islands[cell.island]
            )
            places[place] = row
        }
        (lastPlace, lastRow) = (place, row)
        return row
    }

    private mutating func lowest(
        _ unit: String, owner: String, island: String
    ) throws(TablesError) -> Int {
        guard unit.hasPrefix(district.code) else {
            throw .unitOutside(unit: unit, district: district.code)
        }
        guard unit.utf8.count >= deepest.digits else {
            throw .unitTooShort(unit: unit, digits: deepest.digits)
        }
        let code = String(unit.prefix(deepest.digits))
        switch kind {
        case .districts: return lowest(Key(code: code))
        case .exclaves: return lowest(Key(code: code, partner: String(owner.prefix(deepest.digits))))
        case .islands: return lowest(Key(code: code, partner: island))
        }
    }

    /// Adds 0.01 hm² to a cell.
    mutating func add(_ hundredths: Int64, row: Int, column: Int) {
        areas[row * width + column] += hundredths
    }

    /// All rows in their order: the form's own district first, each district before its parts.
    ///
    /// - Parameter owners: names of partners that `names` does not know.
    func table(names: [String: String], owners: [String: String]) -> [SummaryTable.Row] {
        var sums = areas
        for row in keys.indices where isLowest[row] {
            for parent in parents(keys[row].code) {
                guard let target = indices[Key(code: parent)], target != row else { continue }
                for column in 0..<width { sums[target * width + column] += areas[row * width + column] }
            }
        }
        return keys.indices.sorted { keys[$0] < keys[$1] }.map { row in
            SummaryTable.Row(
                keys: texts(keys[row], names: names, owners: owners),
                areas: sums[row * width..<(row + 1) * width].map { Hectares(hundredths: $0) },
                level: DistrictLevel(rawValue: keys[row].code.utf8.count))
        }
    }

    private func texts(_ key: Key, names: [String: String], owners: [String: String]) -> [String] {
        let name = key.code == district.code ? district.name : names[key.code] ?? ""
        switch kind {
        case .districts: return [name, key.code]
        case .exclaves:
            let known = [names[key.partner], owners[key.partner]].compactMap { $0 }
            return [name, key.code, known.first { !$0.isEmpty } ?? "", key.partner]
        case .islands: return [name, key.code, key.partner]
        }
    }

    /// Codes of the districts above, the form's own included.
    private func parents(_ code: String) -> [String] {
        let own = district.code.utf8.count
        let between = DistrictLevel.allCases.filter { $0.digits > own && $0 < deepest }
        return [district.code] + between.map { String(code.prefix($0.digits)) }
    }

    private mutating func lowest(_ key: Key) -> Int {
        let row = index(key)
        if !isLowest[row] {
            isLowest[row] = true
            for parent in parents(key.code) { _ = index(Key(code: parent)) }
        }
        return row
    }

    private mutating func index(_ key: Key) -> Int {
        if let known = indices[key] { return known }
        indices[key] = keys.count
        keys.append(key)
        isLowest.append(false)
        areas.append(contentsOf: repeatElement(0, count: width))
        return keys.count - 1
    }
}
