/// Decimal text of scaled integers, without locale and without floating point.
package enum FixedPoint {
    /// `string(-1234, decimals: 2)` is `-12.34`.
    package static func string(_ value: Int64, decimals: Int) -> String {
        guard decimals > 0 else { return String(value) }
        var digits = Array(String(value.magnitude).utf8)
        while digits.count <= decimals { digits.insert(UInt8(ascii: "0"), at: 0) }
        digits.insert(UInt8(ascii: "."), at: digits.count - decimals)
        if value < 0 { digits.insert(UInt8(ascii: "-"), at: 0) }
        return String(decoding: digits, as: UTF8.self)
    }

    /// Reads plain decimal text (`-12.345`, optional blanks around) as an integer of `decimals` places,
    /// rounding half away from zero. `nil` for anything else: empty, exponent, overflow, stray bytes.
    package static func parse(_ text: some Collection<UInt8>, decimals: Int) -> Int64? {
        var value: Int64 = 0
        var negative = false
        var seenDigit = false
        var fraction = -1  // digits read after the point; -1 before it
        var roundUp = false
        var state = 0  // 0 before the number, 1 inside, 2 trailing blanks
        for byte in text {
            switch byte {
            case UInt8(ascii: " "), 0:
                if state == 1 { state = 2 }
            case UInt8(ascii: "+"), UInt8(ascii: "-"):
                guard state == 0 else { return nil }
                negative = byte == UInt8(ascii: "-")
                state = 1
            case UInt8(ascii: "."):
                guard state != 2, fraction < 0 else { return nil }
                fraction = 0
                state = 1
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                guard state != 2 else { return nil }
                state = 1
                seenDigit = true
                let digit = Int64(byte - UInt8(ascii: "0"))
                if fraction >= decimals {
                    if fraction == decimals { roundUp = digit >= 5 }
                    fraction += 1
                    continue
                }
                if fraction >= 0 { fraction += 1 }
                let (product, overflow) = value.multipliedReportingOverflow(by: 10)
                let (sum, overflow2) = product.addingReportingOverflow(digit)
                if overflow || overflow2 { return nil }
                value = sum
            default: return nil
            }
        }
        guard seenDigit else { return nil }
        var scale = max(fraction, 0)
        while scale < decimals {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            value = product
            scale += 1
        }
        if roundUp {
            let (sum, overflow) = value.addingReportingOverflow(1)
            if overflow { return nil }
            value = sum
        }
        return negative ? -value : value
    }
}
