/// Decimal text to scaled integers, exactly: no binary fraction stands between the digits and the result.
enum DecimalText {
    enum Result: Equatable {
        case value(Int64)
        /// Nothing but blanks.
        case blank
        /// Anything that is no number, or none that fits.
        case invalid
    }

    /// Reads `-12.345`, `+.5`, `1.5E+03` with blanks around, rounding half away from zero to `decimals` places.
    ///
    /// Plain digits take the short way; an exponent or more digits than fit the long one. Both give what
    /// `FixedPoint.parse` gives for the texts it accepts.
    static func parse(_ text: UnsafeRawBufferPointer, decimals: Int) -> Result {
        var start = 0
        var end = text.count
        while start < end, isBlank(text[start]) { start += 1 }
        while end > start, isBlank(text[end - 1]) { end -= 1 }
        guard start < end else { return .blank }
        let trimmed = UnsafeRawBufferPointer(rebasing: text[start..<end])
        return short(trimmed, decimals: decimals) ?? long(trimmed, decimals: decimals)
    }

    /// At most 18 digits are kept and there is no exponent; `nil` when the text is anything else.
    private static func short(_ text: UnsafeRawBufferPointer, decimals: Int) -> Result? {
        var index = 0
        let negative = text[0] == UInt8(ascii: "-")
        if negative || text[0] == UInt8(ascii: "+") { index = 1 }
        var value: Int64 = 0
        let whole = index
        while index < text.count, case let digit = text[index] &- 48, digit < 10 {
            value = value &* 10 &+ Int64(digit)
            index += 1
        }
        guard index - whole + decimals <= 18 else { return nil }
        var digits = index - whole
        var missing = decimals
        if index < text.count, text[index] == UInt8(ascii: ".") {
            index += 1
            let fraction = index
            while index < text.count, missing > 0, case let digit = text[index] &- 48, digit < 10 {
                value = value &* 10 &+ Int64(digit)
                missing -= 1
                index += 1
            }
            // The first digit that is not kept decides.
            if missing == 0, index < text.count, case let digit = text[index] &- 48, digit >= 5, digit < 10 {
                value += 1
            }
            while index < text.count, text[index] &- 48 < 10 { index += 1 }
            digits += index - fraction
        }
        guard index == text.count, digits > 0 else { return nil }
        while missing > 0 {
            value = value &* 10
            missing -= 1
        }
        return .value(negative ? -value : value)
    }

    /// The general form: digits, an optional point, an optional exponent of any size.
    private static func long(_ text: UnsafeRawBufferPointer, decimals: Int) -> Result {
        var index = 0
        let negative = text[0] == UInt8(ascii: "-")
        if negative || text[0] == UInt8(ascii: "+") { index = 1 }
        var digits: [UInt8] = []
        // Places of the digits before the point, once leading zeros are gone.
        var places = 0
        var sawDigit = false
        var sawPoint = false
        while index < text.count {
            let byte = text[index]
            if byte == UInt8(ascii: "."), !sawPoint {
                sawPoint = true
            } else if case let digit = byte &- 48, digit < 10 {
                sawDigit = true
                if digit != 0 || !digits.isEmpty {
                    digits.append(digit)
                    if !sawPoint { places += 1 }
                } else if sawPoint {
                    places -= 1
                }
            } else {
                break
            }
            index += 1
        }
        guard sawDigit else { return .invalid }
        guard let exponent = exponent(UnsafeRawBufferPointer(rebasing: text[index...])) else {
            return .invalid
        }
        if digits.isEmpty { return .value(0) }

        // The number is 0.d₁d₂d₃… × 10^places: the first `places + exponent + decimals` digits are the integer.
        let whole = places + exponent + decimals
        if whole < 0 { return .value(0) }
        if whole > 19 { return .invalid }
        var magnitude: UInt64 = 0
        for position in 0..<whole {
            let (product, overflow) = magnitude.multipliedReportingOverflow(by: 10)
            let (sum, overflow2) = product.addingReportingOverflow(
                position < digits.count ? UInt64(digits[position]) : 0)
            if overflow || overflow2 { return .invalid }
            magnitude = sum
        }
        if whole < digits.count, digits[whole] >= 5 { magnitude += 1 }
        guard magnitude <= UInt64(Int64.max) else { return .invalid }
        return .value(negative ? -Int64(magnitude) : Int64(magnitude))
    }

    /// `E+12`, `e-3` or nothing; `nil` for anything else. Clamped where no result could fit anyway.
    private static func exponent(_ text: UnsafeRawBufferPointer) -> Int? {
        guard let mark = text.first else { return 0 }
        guard mark == UInt8(ascii: "E") || mark == UInt8(ascii: "e") else { return nil }
        var index = 1
        var negative = false
        if index < text.count, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") {
            negative = text[index] == UInt8(ascii: "-")
            index += 1
        }
        guard index < text.count else { return nil }
        var exponent = 0
        while index < text.count {
            let digit = text[index] &- 48
            guard digit < 10 else { return nil }
            exponent = min(exponent * 10 + Int(digit), 100_000)
            index += 1
        }
        return negative ? -exponent : exponent
    }

    /// .dbf fields are padded with spaces; some writers leave NUL bytes or tabs.
    @inline(__always)
    static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 0 || byte == 9 }
}
