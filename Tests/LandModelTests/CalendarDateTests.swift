import Testing

@testable import LandModel

@Suite struct CalendarDateTests {
    @Test(
        "the forms of registers",
        arguments: [
            "2023-01-31", "2023/1/31", "2023.01.31", "20230131", "2023年1月31日", "2023-1-31",
            "2023-01-31 08:30:00",
            "2023-01-31T08:30:00Z", "2023/01/31 0:00",
        ])
    func forms(_ text: String) { #expect(CalendarDate(text) == CalendarDate(year: 2023, month: 1, day: 31)) }

    @Test(
        "no dates",
        arguments: [
            "", "2023", "2023-01", "31-01-2023", "2023-02-29", "2023-13-01", "2023-00-10", "2023-01-00",
            "20230132", "2023-1-31-1",
            "２０２３-01-31", "0000-01-01", "2023--31", "2023-01-3a", " 2023-01-31", "2023年1月", "202301311",
        ])
    func none(_ text: String) { #expect(CalendarDate(text) == nil, "\(text)") }

    @Test("leap years of the Gregorian calendar")
    func leap() {
        #expect(CalendarDate(year: 2020, month: 2, day: 29) != nil)
        #expect(CalendarDate(year: 2000, month: 2, day: 29) != nil)
        #expect(CalendarDate(year: 1900, month: 2, day: 29) == nil)
        #expect(
            CalendarDate(year: 9999, month: 12, day: 31) != nil
                && CalendarDate(year: 10_000, month: 1, day: 1) == nil)
    }

    @Test(
        "weekdays, 0 a Monday, from printed calendars",
        arguments: [
            ("1949-10-01", 5), ("2000-01-01", 5), ("2020-02-29", 5), ("2023-01-01", 6), ("2024-10-01", 1),
            ("2025-07-07", 0),
        ])
    func weekdays(_ text: String, _ weekday: Int) throws {
        #expect(try #require(CalendarDate(text)).weekday == weekday)
    }

    @Test("differences of day numbers are days")
    func days() throws {
        func days(_ first: String, _ last: String) throws -> Int {
            try #require(CalendarDate(last)).dayNumber - #require(CalendarDate(first)).dayNumber
        }
        #expect(try days("2020-02-28", "2020-03-01") == 2)
        #expect(try days("2021-02-28", "2021-03-01") == 1)
        #expect(try days("2000-01-01", "2023-01-01") == 8401)
        #expect(try days("2023-01-01", "2022-12-31") == -1)
    }

    @Test("ISO 8601, in the order of time")
    func text() throws {
        let (early, late) = (try #require(CalendarDate("0987-6-5")), try #require(CalendarDate("2023-1-31")))
        #expect("\(early)" == "0987-06-05" && early < late && !(late < early))
    }
}
