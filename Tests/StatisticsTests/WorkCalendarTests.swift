import LandModel
import Testing

@testable import Statistics

@Suite struct WorkCalendarTests {
    private func date(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    private func workdays(_ first: String, _ last: String, _ calendar: WorkCalendar = WorkCalendar()) throws
        -> Int
    {
        try calendar.workdays(after: date(first), through: date(last))
    }

    /// The National Day of 2020: 1 to 8 October free, Sunday 27 September and Saturday 10 October worked.
    private func october() throws -> WorkCalendar {
        WorkCalendar(
            holidays: try (1...8).map { try date("2020-10-0\($0)") },
            worked: [try date("2020-09-27"), try date("2020-10-10")])
    }

    @Test("the day on which a limit starts does not count")
    func start() throws {
        // Monday to Friday of one week, and over a weekend.
        #expect(try workdays("2023-05-15", "2023-05-15") == 0)
        #expect(try workdays("2023-05-15", "2023-05-19") == 4)
        #expect(try workdays("2023-05-19", "2023-05-22") == 1)
        #expect(try workdays("2023-05-20", "2023-05-21") == 0)
        #expect(try workdays("2023-05-01", "2023-05-29") == 20)
    }

    @Test("backwards it is as far")
    func backwards() throws { #expect(try workdays("2023-05-22", "2023-05-15") == -5) }

    @Test("holidays are free, weekend days in their place are worked")
    func holidays() throws {
        let calendar = try october()
        #expect(
            try workdays("2020-09-25", "2020-10-12", calendar) == 7,
            "27, 28, 29, 30 September, 9, 10 and 12 October")
        #expect(try workdays("2020-09-25", "2020-10-12") == 11)
        #expect(try workdays("2020-09-30", "2020-10-08", calendar) == 0)
        #expect(try calendar.isWorked(date("2020-10-10")) && !calendar.isWorked(date("2020-10-11")))
        #expect(try !calendar.isWorked(date("2020-10-08")) && calendar.isWorked(date("2020-10-09")))
    }

    @Test("one day at a time adds up", arguments: ["2019-12-25", "2020-02-20", "2020-09-20"])
    func additive(_ start: String) throws {
        let (calendar, first) = (try october(), try date(start))
        var (day, count) = (first, 0)
        for _ in 0..<40 {
            let next = try #require(
                CalendarDate(year: day.year, month: day.month, day: day.day + 1)
                    ?? CalendarDate(year: day.year, month: day.month + 1, day: 1)
                    ?? CalendarDate(year: day.year + 1, month: 1, day: 1))
            if calendar.isWorked(next) { count += 1 }
            day = next
            #expect(calendar.workdays(after: first, through: day) == count)
        }
    }
}
