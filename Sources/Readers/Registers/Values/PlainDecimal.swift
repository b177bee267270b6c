/// Binary numbers as plain decimal text.
enum PlainDecimal {
    /// The shortest decimal that reads back as the same double, without exponent: `0.1`, `0.0000001`, `440203`.
    /// NaN and ∞ as Swift writes them.
    static func text(_ value: Double) -> String {
        guard value.isFinite else { return value.description }
        let parts = value.description.split(separator: "e")
        guard parts.count == 2, let exponent = Int(parts[1]) else { return trimmed(value.description) }
        let sign = parts[0].hasPrefix("-") ? "-" : ""
        let mantissa = parts[0].drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
        let fraction = mantissa.count > 1 && mantissa[1] != "0" ? String(mantissa[1]) : ""
        let digits = String(mantissa[0]) + fraction
        // Digits before the point.
        let point = mantissa[0].count + exponent
        if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
        if point >= digits.count {
            return sign + digits + String(repeating: "0", count: point - digits.count)
        }
        return sign + digits.prefix(point) + "." + digits.dropFirst(point)
    }

    /// Without zeros at the end of the fraction.
    static func trimmed(_ text: String) -> String {
        guard text.contains("."), !text.contains("e") else { return text }
        let body = text.reversed().drop { $0 == "0" }
        return String((body.first == "." ? body.dropFirst() : body).reversed())
    }
}
