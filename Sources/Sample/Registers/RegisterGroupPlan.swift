import LandModel

/// One group of a register, read: its rows, and what fills their columns.
struct RegisterGroupPlan {
    struct Row {
        var county: Int?
        var item: RegisterSource.Item?
        /// What `each` and `eachMonth` say, by column.
        var given: [Int: RegisterCell] = [:]
    }

    let rows: [Row]
    let fillers: [RegisterFiller]

    /// - Parameter chance: a number below 1000 for a column and a row.
    init(
        _ group: SampleTargets.Group, of register: SampleTargets.Register, place: String,
        targets: SampleTargets,
        source: RegisterSource, chance: (_ column: Int, _ row: Int) -> Int
    ) throws(RegisterFault) {
        let columns = RegisterColumns(register)
        for name in group.named where columns.position(name) == nil {
            throw RegisterFault(place: place, value: name, expected: "a column of the register")
        }
        rows = try Self.rows(group, columns, place: place, targets: targets, source: source)
        let reader = RegisterGroupReader(group: group, columns: columns, place: place)
        var fillers: [RegisterFiller] = []
        for column in register.columns.indices {
            if let sum = group.sums?[register.columns[column].name] {
                let whole = try columns.number(sum, column: column, place: place + ".sums")
                let weights = try Self.weights(
                    of: column, group, columns, rows, fillers, place: place, targets: targets)
                let parts = RandomParts.of(
                    whole, weights: weights ?? rows.map { _ in 1 }, spread: weights == nil ? 1_000 : 100
                ) { chance(column, $0) }
                let places = columns.places(column)
                fillers.append(.listed(parts.map { .number($0, places: places) }))
            } else {
                fillers.append(try reader.filler(column))
            }
        }
        self.fillers = fillers
    }

    /// What the parts of a column go by; `nil` for nothing but chance.
    private static func weights(
        of column: Int, _ group: SampleTargets.Group, _ columns: RegisterColumns, _ rows: [Row],
        _ fillers: [RegisterFiller], place: String, targets: SampleTargets
    ) throws(RegisterFault) -> [Int64]? {
        guard let name = group.weigh?[columns.columns[column].name] else { return nil }
        if name == SampleTargets.Group.countyArea {
            return rows.map { row in
                row.county.map { Int64((targets.counties[$0].area * 10).rounded()) } ?? 1
            }
        }
        guard let other = columns.position(name), other < column, case .listed(let cells) = fillers[other]
        else {
            throw RegisterFault(place: place + ".weigh", value: name, expected: "a column before")
        }
        return cells.map { cell in
            guard case .number(let value, _) = cell else { return 1 }
            return max(1, value)
        }
    }

    private static func rows(
        _ group: SampleTargets.Group, _ columns: RegisterColumns, place: String, targets: SampleTargets,
        source: RegisterSource
    ) throws(RegisterFault) -> [Row] {
        if let kind = group.from { return try items(group, kind, place: place, source: source) }
        var counties: [Int] = []
        for code in group.counties ?? targets.counties.map(\.code) {
            guard let county = targets.county(code) else {
                throw RegisterFault(place: place + ".counties", value: code, expected: "the code of a county")
            }
            counties.append(county)
        }
        guard !counties.isEmpty else {
            throw RegisterFault(place: place + ".counties", value: "[]", expected: "the code of a county")
        }
        if let count = group.count ?? group.rows?.count {
            guard (0...1_000_000).contains(count) else {
                throw RegisterFault(place: place + ".count", value: "\(count)", expected: "0…1000000")
            }
            return (0..<count).map { Row(county: counties[$0 % counties.count]) }
        }
        var rows = [Row()]
        for (column, cells) in try columns.steps(group, place: place) {
            rows = rows.flatMap { row in
                cells.map { cell in
                    var next = row
                    next.given[column] = cell
                    return next
                }
            }
        }
        guard group.eachCounty == true else { return rows }
        return rows.flatMap { row in counties.map { Row(county: $0, given: row.given) } }
    }

    private static func items(
        _ group: SampleTargets.Group, _ kind: String, place: String, source: RegisterSource
    ) throws(RegisterFault) -> [Row] {
        guard let keys = RegisterSource.keys[kind] else {
            throw RegisterFault(
                place: place + ".from", value: kind,
                expected: "one of " + RegisterSource.keys.keys.sorted().joined(separator: ", "))
        }
        for key in (group.where ?? [:]).keys.sorted() where !keys.contains(key) {
            throw RegisterFault(
                place: place + ".where", value: key,
                expected: "one of " + keys.sorted().joined(separator: ", "))
        }
        let fit = (source.items[kind] ?? []).filter { item in
            (group.where ?? [:]).allSatisfy { item.values[$0.key] == .text($0.value) }
        }
        let range = group.take ?? [0, fit.count]
        guard range.count == 2, range[0] >= 0, range[0] <= range[1] else {
            throw RegisterFault(place: place + ".take", value: "\(range)", expected: "two ascending numbers")
        }
        return fit.dropFirst(range[0]).prefix(range[1] - range[0]).map { Row(county: $0.county, item: $0) }
    }
}
