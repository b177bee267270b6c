import LandModel

/// What one cell of a register holds.
enum RegisterCell: Sendable, Equatable {
    case empty
    case text(String)
    /// A number of so many decimals, as a whole number of its last place.
    case number(Int64, places: Int)
    case date(CalendarDay)
    /// Minutes since midnight.
    case moment(CalendarDay, minute: Int)

    /// As a CSV file has it; numbers with all their decimals.
    var plainText: String {
        switch self {
        case .empty: return ""
        case .text(let text): return text
        case .number(let value, let places): return FixedPoint.string(value, decimals: places)
        case .date(let day): return day.text
        case .moment(let day, let minute):
            return day.text + " " + DistrictPlanner.padded(minute / 60, 2) + ":"
                + DistrictPlanner.padded(minute % 60, 2)
        }
    }
}
