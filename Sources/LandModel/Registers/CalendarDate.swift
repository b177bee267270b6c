/// A day of the Gregorian calendar, without time and zone: the date of an approval, of a filing.
package struct CalendarDate: Hashable, Sendable, Comparable {
    package let year: Int
    package let month: Int
    package let day: Int

    /// `nil` for a day that does not exist. Years 1 to 9999.
    package init?(year: Int, month: Int, day: Int) {
        guard 1...9999 ~= year, 1...12 ~= month, day >= 1, day <= Self.days(in: month, of: year) else {
            return nil
        }
        self.year = year
        self.month = month
        self.day = day
    }

    /// `2023-01-31`, also with slashes or full stops and without leading zeros, as registers have it; also
    /// `20230131` and `2023年1月31日`. A time of day behind it is passed over.
    package init?(_ text: some StringProtocol) {
        let day = String(text.prefix { $0 != " " && $0 != "T" })
        // Behind the day only a clock: `2023-01-31 至 2024-06-30` is no day.
        guard text.dropFirst(day.count).allSatisfy({ "0123456789:.+-TZ ".contains($0) }),
            !text.dropFirst(day.count + 1).contains("-")
        else { return nil }
        if day.utf8.count == 8, day.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) {
            self.init(numbers: [
                String(day.prefix(4)), String(day.dropFirst(4).prefix(2)), String(day.suffix(2)),
            ])
            return
        }
        self.init(numbers: Self.numbers(day.hasSuffix("日") ? day.dropLast() : day[...]))
    }

    /// The first day of a month, as monthly counts have it: `2023-01`, `202301`, `2023年1月`.
    package init?(month text: some StringProtocol) {
        let month = String(text.prefix { $0 != " " })
        if month.utf8.count == 6, month.allSatisfy(\.isWholeNumber) {
            self.init(numbers: [String(month.prefix(4)), String(month.suffix(2)), "1"])
            return
        }
        let numbers = Self.numbers(month.hasSuffix("月") ? month.dropLast() : month[...])
        guard numbers.count == 2 else { return nil }
        self.init(numbers: numbers + ["1"])
    }

    private static func numbers(_ text: Substring) -> [String] {
        let separators: Set<Character> = ["-", "/", ".", "年", "月"]
        return text.split(omittingEmptySubsequences: false) { separators.contains($0) }.map(String.init)
    }

    private init?(numbers: [String]) {
        guard numbers.count == 3, numbers[0].utf8.count == 4,
            numbers.allSatisfy({
                1...4 ~= $0.utf8.count && $0.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
            }), let year = Int(numbers[0]), let month = Int(numbers[1]), let day = Int(numbers[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    /// Days since 0000-03-01 of the proleptic calendar; differences are days.
    package var dayNumber: Int {
        let (year, month) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
        return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1
    }

    /// 0 is Monday, 6 is Sunday.
    package var weekday: Int { (dayNumber + 2) % 7 }

    private static func days(in month: Int, of year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }
}

extension CalendarDate: CustomStringConvertible {
    /// ISO 8601.
    package var description: String {
        func padded(_ value: Int, _ digits: Int) -> String {
            String(repeating: "0", count: max(0, digits - "\(value)".count)) + "\(value)"
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
}
