import LandModel

/// The columns of a register by name, and how a text is read for each.
struct RegisterColumns {
    let columns: [SampleTargets.Column]

    init(_ register: SampleTargets.Register) { columns = register.columns }

    func position(_ name: String) -> Int? { columns.firstIndex { $0.name == name } }

    func places(_ column: Int) -> Int { columns[column].decimals ?? 0 }

    /// A figure in units of the column's last place; one of more places is refused, not rounded.
    func number(_ text: String, column: Int, place: String) throws(RegisterFault) -> Int64 {
        let places = places(column)
        guard [.number, .source].contains(columns[column].kind), SampleTargets.decimals(of: text) <= places,
            let value = FixedPoint.parse(text.utf8, decimals: places)
        else {
            throw RegisterFault(
                place: place + "." + columns[column].name, value: text,
                expected: "a plain decimal number, its places at most \(places)")
        }
        return value
    }

    /// Two figures.
    func numbers(_ texts: [String], column: Int, place: String) throws(RegisterFault) -> ClosedRange<Int64> {
        guard texts.count == 2 else { throw Self.pair(texts, place + "." + columns[column].name) }
        let low = try number(texts[0], column: column, place: place)
        let high = try number(texts[1], column: column, place: place)
        guard low <= high else { throw Self.pair(texts, place + "." + columns[column].name) }
        return low...high
    }

    /// Two days, `2016-01-31`.
    func days(_ texts: [String], place: String) throws(RegisterFault) -> ClosedRange<CalendarDay> {
        let days = texts.compactMap { CalendarDay($0) }
        guard days.count == 2, texts.count == 2, days[0] <= days[1] else {
            throw RegisterFault(
                place: place, value: texts.joined(separator: ", "), expected: "two ascending days, YYYY-MM-DD"
            )
        }
        return days[0]...days[1]
    }

    static func pair(_ texts: [String], _ place: String) -> RegisterFault {
        RegisterFault(place: place, value: texts.joined(separator: ", "), expected: "two ascending numbers")
    }

    /// A value as it stands in the targets file.
    func cell(_ text: String, column: Int, place: String) throws(RegisterFault) -> RegisterCell {
        guard !text.isEmpty else { return .empty }
        let there = place + "." + columns[column].name
        switch columns[column].kind {
        case .number:
            return .number(try number(text, column: column, place: place), places: places(column))
        case .date:
            guard let day = CalendarDay(text) else {
                throw RegisterFault(place: there, value: text, expected: "a day, YYYY-MM-DD")
            }
            return .date(day)
        case .dateTime:
            let parts = text.split(separator: " ")
            let clock = parts.last?.split(separator: ":").compactMap { Int($0) } ?? []
            guard parts.count == 2, let day = CalendarDay(parts[0]), clock.count == 2,
                (0..<24).contains(clock[0]), (0..<60).contains(clock[1])
            else {
                throw RegisterFault(place: there, value: text, expected: "YYYY-MM-DD HH:MM")
            }
            return .moment(day, minute: clock[0] * 60 + clock[1])
        case .serial, .countyCode, .countyName, .text, .source: return .text(text)
        }
    }

    /// The columns that `each` and `eachMonth` walk, in the register's order, with their values.
    func steps(
        _ group: SampleTargets.Group, place: String
    ) throws(RegisterFault) -> [(column: Int, cells: [RegisterCell])] {
        var steps: [(column: Int, cells: [RegisterCell])] = []
        for (index, column) in columns.enumerated() {
            if let years = group.each?[column.name] {
                guard years.count == 2, years[0] <= years[1], years[1] - years[0] < 1_000 else {
                    throw Self.pair(years.map(String.init), place + ".each." + column.name)
                }
                steps.append((index, (years[0]...years[1]).map { .text("\($0)") }))
            } else if let months = group.eachMonth?[column.name] {
                let days = try days(months.map { $0 + "-01" }, place: place + ".eachMonth." + column.name)
                let (first, last) = (days.lowerBound.parts, days.upperBound.parts)
                steps.append(
                    (
                        index,
                        (first.year * 12 + first.month - 1...last.year * 12 + last.month - 1).map { month in
                            .text("\(month / 12)-" + DistrictPlanner.padded(month % 12 + 1, 2))
                        }
                    ))
            }
        }
        guard !steps.isEmpty || group.eachCounty == true else {
            throw RegisterFault(
                place: place, value: "", expected: "one of count, rows, each, eachMonth, eachCounty, from")
        }
        return steps
    }
}
