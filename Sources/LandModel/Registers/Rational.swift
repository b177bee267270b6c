/// An exact fraction: what statistics are calculated with. Rounding happens once, where a figure is printed.
///
/// Always in lowest terms with a positive denominator. Operations that leave the range of 128 bits give `nil`
/// instead of a wrong figure; an area of a nation in 0.01 m² times its money in 0.01 yuan takes 104 of them.
package struct Rational: Hashable, Sendable {
    package let numerator: Int128
    /// Above zero.
    package let denominator: Int128

    package static let zero = Rational(0)
    package static let one = Rational(1)

    package init(_ value: some BinaryInteger) {
        numerator = Int128(value)
        denominator = 1
    }

    /// `nil` for a denominator of zero, and for numbers at the very end of the range.
    package init?(_ numerator: Int128, over denominator: Int128) {
        guard denominator != 0, numerator != .min, denominator != .min else { return nil }
        let divisor = Self.commonDivisor(numerator.magnitude, denominator.magnitude)
        let sign: Int128 = denominator < 0 ? -1 : 1
        self.numerator = sign * (numerator / Int128(divisor))
        self.denominator = sign * (denominator / Int128(divisor))
    }

    /// Plain decimal text (`-12.340`), exactly; `nil` for anything else. No exponent, no grouping.
    package init?(decimal text: some StringProtocol) {
        var digits = Array(text.utf8)[...]
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
        var (value, scale, isFraction, count) = (Int128(0), Int128(1), false, 0)
        for byte in digits {
            if byte == UInt8(ascii: "."), !isFraction, count > 0 {
                isFraction = true
                continue
            }
            guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte, count < 30 else { return nil }
            value = value * 10 + Int128(byte - UInt8(ascii: "0"))
            if isFraction { scale *= 10 }
            count += 1
        }
        guard count > 0, digits.last != UInt8(ascii: ".") else { return nil }
        self.init(isNegative ? -value : value, over: scale)
    }

    package var isZero: Bool { numerator == 0 }
    package var magnitude: Rational { numerator < 0 ? negated : self }
    package var negated: Rational { Rational(-numerator, over: denominator) ?? self }

    package func adding(_ other: Rational) -> Rational? {
        if denominator == other.denominator {
            let (sum, isOver) = numerator.addingReportingOverflow(other.numerator)
            return isOver ? nil : Rational(sum, over: denominator)
        }
        guard let left = Self.product(numerator, other.denominator),
            let right = Self.product(other.numerator, denominator),
            let whole = Self.product(denominator, other.denominator)
        else { return nil }
        let (sum, isOver) = left.addingReportingOverflow(right)
        return isOver ? nil : Rational(sum, over: whole)
    }

    package func subtracting(_ other: Rational) -> Rational? { adding(other.negated) }

    package func multiplied(by other: Rational) -> Rational? {
        // Crosswise in lowest terms first, so that only results out of range are refused.
        guard let left = Rational(numerator, over: other.denominator),
            let right = Rational(other.numerator, over: denominator),
            let top = Self.product(left.numerator, right.numerator),
            let bottom = Self.product(left.denominator, right.denominator)
        else { return nil }
        return Rational(top, over: bottom)
    }

    /// `nil` for a divisor of zero.
    package func divided(by other: Rational) -> Rational? {
        Rational(other.denominator, over: other.numerator).flatMap { multiplied(by: $0) }
    }

    /// In units of the last of so many decimals, half away from zero.
    package func rounded(decimals: Int) -> Int128? {
        var scaled = numerator
        for _ in 0..<decimals {
            guard let next = Self.product(scaled, 10) else { return nil }
            scaled = next
        }
        let (quotient, rest) = scaled.quotientAndRemainder(dividingBy: denominator)
        return rest.magnitude >= denominator.magnitude - rest.magnitude
            ? quotient + rest.signum() : quotient
    }

    /// Decimal text with so many places, half away from zero; `nil` when out of range. Never `-0`.
    package func text(decimals: Int) -> String? {
        guard let units = rounded(decimals: decimals) else { return nil }
        guard decimals > 0 else { return "\(units)" }
        var digits = String(units.magnitude)
        if digits.count <= decimals {
            digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits
        }
        digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -decimals))
        return units < 0 ? "-" + digits : digits
    }

    private static func product(_ left: Int128, _ right: Int128) -> Int128? {
        let (product, isOver) = left.multipliedReportingOverflow(by: right)
        return isOver ? nil : product
    }

    private static func commonDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
        var (left, right) = (left, right)
        while right != 0 { (left, right) = (right, left % right) }
        return max(left, 1)
    }
}

extension Rational: Comparable {
    /// Exact wherever the crosswise products are in range, else by their quotients.
    package static func < (left: Rational, right: Rational) -> Bool {
        if let difference = left.subtracting(right) { return difference.numerator < 0 }
        return Double(left.numerator) / Double(left.denominator)
            < Double(right.numerator) / Double(right.denominator)
    }
}
