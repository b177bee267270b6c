package import LandModel

/// Which days are worked: Monday to Friday, but for public holidays, and the weekend days that are worked instead
/// (调休). Without a table of them all weekdays are worked.
package struct WorkCalendar: Sendable, Equatable {
    private let holidays: Set<Int>
    private let worked: Set<Int>

    package init(holidays: some Sequence<CalendarDate> = [], worked: some Sequence<CalendarDate> = []) {
        self.holidays = Set(holidays.map(\.dayNumber))
        self.worked = Set(worked.map(\.dayNumber))
    }

    package func isWorked(_ date: CalendarDate) -> Bool { isWorked(date.dayNumber, date.weekday) }

    /// Working days after the first day up to and including the last: a time limit does not count the day on which it
    /// starts (Civil Code, article 201). Below zero where the last lies before the first.
    package func workdays(after first: CalendarDate, through last: CalendarDate) -> Int {
        guard first <= last else { return -workdays(after: last, through: first) }
        let (start, end) = (first.dayNumber, last.dayNumber)
        return (start..<end).count { isWorked($0 + 1, ($0 + 1 - start + first.weekday) % 7) }
    }

    private func isWorked(_ day: Int, _ weekday: Int) -> Bool {
        worked.contains(day) || weekday < 5 && !holidays.contains(day)
    }
}
