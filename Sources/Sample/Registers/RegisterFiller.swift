import LandModel

/// What fills a column in the rows of one group.
enum RegisterFiller: Sendable {
    case nothing
    /// Read already; a text may hold `{n}` and `{county}`.
    case constant(RegisterCell)
    case oneOf([String])
    case inTurn([String])
    /// A value for each row of the group.
    case listed([RegisterCell])
    case number(ClosedRange<Int64>, places: Int)
    case day(ClosedRange<CalendarDay>)
    case moment(ClosedRange<CalendarDay>)
    case dayOfYear(column: Int)
    case daysAfter(column: Int, ClosedRange<Int>)
    case minutesAfter(column: Int, ClosedRange<Int>)
    case plus(column: Int, ClosedRange<Int64>, places: Int)
    /// A factor of four decimals.
    case times(column: Int, ClosedRange<Int64>, places: Int)
    case serial(prefix: String, digits: Int)
    case countyCode, countyName
}

extension RegisterFiller {
    /// Factors are read to so many decimals.
    static let factorPlaces = 4
    private static let factorScale: Int64 = 10_000
    /// Offices open at nine and accept for eight hours.
    private static let office = 540..<1_020

    /// The value of a row that needs none of the other rows.
    ///
    /// - Parameters:
    ///   - row: number in the group, from 0.
    ///   - before: the row's cells to the left.
    ///   - chance: 64 even bits for a number of the caller's.
    func cell(row: Int, before: [RegisterCell], chance: (Int) -> UInt64) -> RegisterCell {
        switch self {
        case .nothing, .serial, .countyCode, .countyName: return .empty
        case .constant(let cell): return cell
        case .oneOf(let words): return .word(words[Self.below(words.count, chance(0))])
        case .inTurn(let words): return .word(words[row % words.count])
        case .listed(let cells): return cells[row]
        case .number(let range, let places):
            return .number(Self.pick(range, chance(0)), places: places)
        case .day(let range): return .date(Self.pick(range, chance(0)))
        case .moment(let range):
            return .moment(
                Self.pick(range, chance(0)), minute: Self.pick(Self.office, chance(1)))
        case .dayOfYear(let column):
            guard case .text(let text) = before[column], let year = Int(text) else { return .empty }
            let first = CalendarDay(year: year, month: 1, day: 1)
            let last = CalendarDay(year: year, month: 12, day: 31)
            return .date(Self.pick(first...last, chance(0)))
        case .daysAfter(let column, let days):
            guard case .date(let day) = before[column] else { return .empty }
            return .date(CalendarDay(number: day.number + Self.pick(days, chance(0))))
        case .minutesAfter(let column, let minutes):
            guard case .moment(let day, let minute) = before[column] else { return .empty }
            let later = minute + Self.pick(minutes, chance(0))
            return .moment(CalendarDay(number: day.number + later / 1_440), minute: later % 1_440)
        case .plus(let column, let range, let places):
            guard case .number(let value, _) = before[column] else { return .empty }
            return .number(max(0, value + Self.pick(range, chance(0))), places: places)
        case .times(let column, let range, let places):
            guard case .number(let value, _) = before[column] else { return .empty }
            let product = Int128(value) * Int128(Self.pick(range, chance(0)))
            return .number(
                Int64((product + Int128(Self.factorScale / 2)) / Int128(Self.factorScale)), places: places)
        }
    }

    private static func below(_ count: Int, _ bits: UInt64) -> Int { Int(bits % UInt64(max(count, 1))) }

    private static func pick(_ range: ClosedRange<Int64>, _ bits: UInt64) -> Int64 {
        range.lowerBound + Int64(bits % UInt64(range.upperBound - range.lowerBound + 1))
    }

    private static func pick(_ range: ClosedRange<Int>, _ bits: UInt64) -> Int {
        range.lowerBound + below(range.count, bits)
    }

    private static func pick(_ range: Range<Int>, _ bits: UInt64) -> Int {
        range.lowerBound + below(range.count, bits)
    }

    private static func pick(_ range: ClosedRange<CalendarDay>, _ bits: UInt64) -> CalendarDay {
        CalendarDay(number: pick(range.lowerBound.number...range.upperBound.number, bits))
    }
}

extension RegisterCell {
    /// A text; none for an empty one.
    static func word(_ text: String) -> RegisterCell { text.isEmpty ? .empty : .text(text) }
}
