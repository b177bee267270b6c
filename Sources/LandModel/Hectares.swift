/// An area of a survey form: whole units of 0.01 hm² (公顷), as the forms print it.
package struct Hectares: Hashable, Comparable, Sendable, AdditiveArithmetic, Codable {
    /// The area in units of 0.01 hm² (100 m²).
    package var hundredths: Int64

    package init(hundredths: Int64) { self.hundredths = hundredths }

    /// Converts m² to hm² with two decimals, half up and away from zero (summary rule, step 5).
    package init(rounding area: SquareMetres) {
        let unit: Int64 = 10_000
        let magnitude = (abs(area.hundredths) + unit / 2) / unit
        hundredths = area.hundredths < 0 ? -magnitude : magnitude
    }

    package static let zero = Hectares(hundredths: 0)
    package static func < (left: Self, right: Self) -> Bool { left.hundredths < right.hundredths }
    package static func + (left: Self, right: Self) -> Self {
        Hectares(hundredths: left.hundredths + right.hundredths)
    }
    package static func - (left: Self, right: Self) -> Self {
        Hectares(hundredths: left.hundredths - right.hundredths)
    }
    package static prefix func - (area: Self) -> Self { Hectares(hundredths: -area.hundredths) }
    package var magnitude: Self { Hectares(hundredths: abs(hundredths)) }
}

extension Hectares: CustomStringConvertible {
    package var description: String { FixedPoint.string(hundredths, decimals: 2) }
}
