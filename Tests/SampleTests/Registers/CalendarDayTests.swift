import Testing

@testable import Sample

@Suite struct CalendarDayTests {
    @Test(
        "days since 1970 and back; leap years as the calendar has them",
        arguments: [
            // By hand: 30 years of 365 days and 7 leap days; 1900 is no leap year.
            ("1970-01-01", 0), ("1969-12-31", -1), ("2000-01-01", 10_957), ("2000-02-29", 11_016),
            ("2000-03-01", 11_017), ("1900-03-01", -25_508), ("1900-02-28", -25_509),
        ])
    func numbers(text: String, number: Int) throws {
        #expect(try #require(CalendarDay(text)).number == number)
        #expect(CalendarDay(number: number).text == text)
    }

    @Test(
        "what is no day is none",
        arguments: [
            "2021-02-29", "1900-02-29", "2020-13-01", "2020-00-10", "2020-1-1", "2020/01/01", "",
            "20-01-2020",
        ])
    func refused(text: String) { #expect(CalendarDay(text) == nil) }
}
