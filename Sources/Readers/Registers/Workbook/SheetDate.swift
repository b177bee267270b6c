import LandModel

/// Days as a workbook counts them.
enum SheetDate {
    /// - Parameters:
    ///   - serial: days, with the time of day behind the point, which is passed over.
    ///   - from1904: 0 is 1904-01-01; else 1 is 1900-01-01, and 60 the 29th of February of that year, which never was.
    /// - Returns: `nil` for a number that is no day, a time of day alone included.
    static func date(_ serial: Double, from1904: Bool) -> CalendarDate? {
        guard serial.isFinite, serial >= (from1904 ? 0 : 1), serial < 2_958_466 else { return nil }
        let days = Int(serial)
        if from1904 { return day(days, after: (1904, 1, 1)) }
        if days == 60 { return nil }
        return day(days, after: days < 60 ? (1899, 12, 31) : (1899, 12, 30))
    }

    private static func day(_ days: Int, after start: (Int, Int, Int)) -> CalendarDate? {
        guard let start = CalendarDate(year: start.0, month: start.1, day: start.2) else { return nil }
        let number = start.dayNumber + days
        // 146,097 days are 400 years; years begin in March.
        var year = number * 400 / 146_097
        func first(_ year: Int) -> Int { 365 * year + year / 4 - year / 100 + year / 400 }
        while first(year + 1) <= number { year += 1 }
        while first(year) > number { year -= 1 }
        let ofYear = number - first(year)
        let month = (5 * ofYear + 2) / 153
        let day = ofYear - (153 * month + 2) / 5 + 1
        return CalendarDate(
            year: month < 10 ? year : year + 1, month: month < 10 ? month + 3 : month - 9, day: day)
    }
}
