/// Numbers stored in binary to scaled integers.
enum DecimalNumber {
    /// 10^0 … 10^18.
    private static let powers: [Int64] = (0...18).map { exponent in
        (0..<exponent).reduce(Int64(1)) { power, _ in power * 10 }
    }

    static func power(_ decimals: Int) -> Int64 { powers[decimals] }

    /// An integer in units of 1/scale; `nil` when it does not fit.
    @inline(__always)
    static func scale(_ value: Int64, by scale: Int64) -> Int64? {
        let (product, overflow) = value.multipliedReportingOverflow(by: scale)
        return overflow ? nil : product
    }

    /// A double in units of 1/scale, rounded half away from zero *as the decimal number it stands for*: the
    /// shortest text that reads back as the same double. So 1.005 gives 1.01 as it does in a .dbf, though the
    /// double nearest to it lies below. `nil` for NaN, ∞ and what does not fit.
    @inline(__always)
    static func scale(_ value: Double, by scale: Int64, decimals: Int) -> Int64? {
        let product = value * Double(scale)
        if product.magnitude < 1e12 {
            let nearest = Int64(product + (product < 0 ? -0.5 : 0.5))
            // Away from a tie the product's own rounding error (half an ulp) cannot change the nearest integer.
            if (product - Double(nearest)).magnitude < 0.499 { return nearest }
        }
        return byText(value, decimals: decimals)
    }

    private static func byText(_ value: Double, decimals: Int) -> Int64? {
        guard value.isFinite else { return nil }
        var text = value.description
        return text.withUTF8 { utf8 in
            guard
                case .value(let scaled) = DecimalText.parse(UnsafeRawBufferPointer(utf8), decimals: decimals)
            else { return nil }
            return scaled
        }
    }

    /// A number as plain decimal text, without a point where it is whole: a code kept in a numeric field.
    static func text(_ value: Double) -> String {
        if let whole = Int64(exactly: value) { return String(whole) }
        return value.description
    }
}
