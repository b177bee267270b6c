/// An unevaluated sum of two doubles, about 32 digits, for building tables once.
///
/// Uses exactly rounded operations only (+, ×, fused multiply-add), so a table has the same bits on every
/// platform, whatever its mathematical library. T. J. Dekker, "A floating-point technique for extending the
/// available precision" (Numerische Mathematik 18, 1971).
struct DoubleDouble {
    var high: Double
    var low: Double

    init(_ high: Double, _ low: Double = 0) {
        self.high = high
        self.low = low
    }

    /// π.
    static let pi = DoubleDouble(0x1.921fb54442d18p1, 0x1.1a62633145c07p-53)

    static func + (left: Self, right: Self) -> Self {
        let sum = left.high + right.high
        let part = sum - left.high
        let error = (left.high - (sum - part)) + (right.high - part)
        return normalised(sum, error + left.low + right.low)
    }

    static func - (left: Self, right: Self) -> Self { left + DoubleDouble(-right.high, -right.low) }

    static func * (left: Self, right: Self) -> Self {
        let product = left.high * right.high
        let error = (-product).addingProduct(left.high, right.high)
        return normalised(product, error + (left.high * right.low + left.low * right.high))
    }

    static func / (left: Self, right: Self) -> Self {
        let first = left.high / right.high
        let remainder = left - right * DoubleDouble(first)
        let second = remainder.high / right.high
        let rest = remainder - right * DoubleDouble(second)
        return normalised(first, second) + DoubleDouble(rest.high / right.high)
    }

    private static func normalised(_ high: Double, _ low: Double) -> Self {
        let sum = high + low
        return DoubleDouble(sum, low - (sum - high))
    }
}
