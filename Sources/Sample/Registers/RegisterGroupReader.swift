import LandModel

/// Reads what a group says of each column.
struct RegisterGroupReader {
    let group: SampleTargets.Group
    let columns: RegisterColumns
    let place: String

    func filler(_ column: Int) throws(RegisterFault) -> RegisterFiller {
        let description = columns.columns[column]
        let name = description.name
        if let rows = group.rows, let position = group.header?.firstIndex(of: name) {
            return try listed(rows, position, column)
        }
        if let text = group.fields?[name] {
            return .constant(try columns.cell(text, column: column, place: place + ".fields"))
        }
        if let words = group.words?[name] ?? group.cycle?[name], words.isEmpty {
            throw RegisterFault(place: place + "." + name, value: "[]", expected: "at least one word")
        }
        if let words = group.words?[name] { return .oneOf(words) }
        if let words = group.cycle?[name] { return .inTurn(words) }
        if let range = group.ranges?[name] { return try number(range, column, place + ".ranges") }
        if let days = group.dates?[name] {
            let days = try columns.days(days, place: place + ".dates." + name)
            return description.kind == .dateTime ? .moment(days) : .day(days)
        }
        if let other = group.yearDates?[name] { return .dayOfYear(column: try before(column, other)) }
        if let lag = group.after?[name] { return try after(lag, column) }
        if let derived = group.plus?[name] {
            return .plus(
                column: try before(column, derived.of),
                try columns.numbers(derived.range, column: column, place: place + ".plus"),
                places: columns.places(column))
        }
        if let derived = group.times?[name] { return try times(derived, column) }
        return try byColumn(description, column)
    }

    /// What the column itself says, where the group says nothing.
    private func byColumn(
        _ description: SampleTargets.Column, _ column: Int
    ) throws(RegisterFault) -> RegisterFiller {
        switch description.kind {
        case .serial: return .serial(prefix: description.prefix ?? "", digits: description.digits ?? 0)
        case .countyCode: return .countyCode
        case .countyName: return .countyName
        case .source:
            if let kind = group.from, RegisterSource.keys[kind]?.contains(description.key ?? "") != true {
                throw RegisterFault(
                    place: place, value: description.key ?? "",
                    expected: "one of " + (RegisterSource.keys[kind] ?? []).sorted().joined(separator: ", "))
            }
            return .nothing
        case .text, .number, .date, .dateTime: break
        }
        if let words = description.words, !words.isEmpty { return .oneOf(words) }
        if let range = description.range { return try number(range, column, place) }
        return .nothing
    }

    private func listed(
        _ rows: [[String]], _ position: Int, _ column: Int
    ) throws(RegisterFault) -> RegisterFiller {
        var cells: [RegisterCell] = []
        for (number, row) in rows.enumerated() {
            let place = place + ".rows.\(number)"
            guard row.count == group.header?.count else {
                throw RegisterFault(
                    place: place, value: "\(row.count)",
                    expected: "number of values \(group.header?.count ?? 0)")
            }
            cells.append(try columns.cell(row[position], column: column, place: place))
        }
        return .listed(cells)
    }

    private func number(
        _ range: [String], _ column: Int, _ place: String
    ) throws(RegisterFault) -> RegisterFiller {
        .number(
            try columns.numbers(range, column: column, place: place), places: columns.places(column))
    }

    /// A column that must stand to the left of another.
    private func before(_ column: Int, _ name: String) throws(RegisterFault) -> Int {
        guard let other = columns.position(name), other < column else {
            throw RegisterFault(place: place, value: name, expected: "a column before")
        }
        return other
    }

    private func after(_ lag: SampleTargets.Lag, _ column: Int) throws(RegisterFault) -> RegisterFiller {
        let range = lag.days ?? lag.hours ?? []
        guard range.count == 2, range[0] >= 0, range[0] <= range[1] else {
            throw RegisterColumns.pair(range.map(String.init), place + ".after")
        }
        let other = try before(column, lag.of)
        return lag.days == nil
            ? .minutesAfter(column: other, range[0] * 60...range[1] * 60)
            : .daysAfter(column: other, range[0]...range[1])
    }

    /// The product has the places of the other column, which this one must have too.
    private func times(
        _ derived: SampleTargets.Derived, _ column: Int
    ) throws(RegisterFault) -> RegisterFiller {
        let other = try before(column, derived.of)
        let factors = derived.range.compactMap {
            FixedPoint.parse($0.utf8, decimals: RegisterFiller.factorPlaces)
        }
        guard factors.count == 2, derived.range.count == 2, factors[0] >= 0, factors[0] <= factors[1] else {
            throw RegisterColumns.pair(derived.range, place + ".times")
        }
        guard columns.places(other) == columns.places(column) else {
            throw RegisterFault(
                place: place + ".times", value: derived.of, expected: "a column of as many decimals")
        }
        return .times(column: other, factors[0]...factors[1], places: columns.places(column))
    }
}
