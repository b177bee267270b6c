/// An area as whole units of 0.01 m², the precision of the survey's own area fields (TD/T 1057).
///
/// Sums of whole units are the same in any order, split or number of workers. The range holds the
/// area of a nation eight thousand times over (9.6e14 of 9.2e18 units).
package struct SquareMetres: Hashable, Comparable, Sendable, AdditiveArithmetic, Codable {
    /// The area in units of 0.01 m².
    package var hundredths: Int64

    package init(hundredths: Int64) { self.hundredths = hundredths }

    /// Rounds half away from zero to 0.01 m²; `nil` when the value is not finite or out of range.
    package init?(rounding squareMetres: Double) {
        let units = (squareMetres * 100).rounded(.toNearestOrAwayFromZero)
        guard let exact = Int64(exactly: units) else { return nil }
        hundredths = exact
    }

    package static let zero = SquareMetres(hundredths: 0)
    package static func < (left: Self, right: Self) -> Bool { left.hundredths < right.hundredths }
    package static func + (left: Self, right: Self) -> Self {
        SquareMetres(hundredths: left.hundredths + right.hundredths)
    }
    package static func - (left: Self, right: Self) -> Self {
        SquareMetres(hundredths: left.hundredths - right.hundredths)
    }
    package static prefix func - (area: Self) -> Self { SquareMetres(hundredths: -area.hundredths) }
    package var magnitude: Self { SquareMetres(hundredths: abs(hundredths)) }
}

extension SquareMetres: CustomStringConvertible {
    /// Two decimals, a full stop, no grouping; independent of the locale.
    package var description: String { FixedPoint.string(hundredths, decimals: 2) }
}
