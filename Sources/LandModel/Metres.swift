/// A length as whole micrometres, the unit of the plane's grid.
///
/// Sums of whole units are the same in any order, split or number of workers. A micrometre rather than a tenth of a
/// millimetre, because every segment is rounded by itself: a road of a million segments is then wrong by 0.5 mm at
/// most for the digit that is told, and not by a metre. The range holds 9.2 million million metres, the roads of a
/// nation two thousand times over.
package struct Metres: Hashable, Comparable, Sendable, AdditiveArithmetic, Codable {
    package var micrometres: Int64

    @inline(__always) package init(micrometres: Int64) { self.micrometres = micrometres }

    /// Rounds half away from zero to 1 µm; `nil` when the value is not finite or out of range.
    package init?(rounding metres: Double) {
        let units = (metres * 1e6).rounded(.toNearestOrAwayFromZero)
        guard let exact = Int64(exactly: units) else { return nil }
        micrometres = exact
    }

    package static let zero = Metres(micrometres: 0)
    package static func < (left: Self, right: Self) -> Bool { left.micrometres < right.micrometres }
    package static func + (left: Self, right: Self) -> Self {
        Metres(micrometres: left.micrometres + right.micrometres)
    }
    package static func - (left: Self, right: Self) -> Self {
        Metres(micrometres: left.micrometres - right.micrometres)
    }

    /// Whole units of 0.01 m, rounded half away from zero: what tables print.
    package var centimetres: Int64 {
        let rounded = Int64((micrometres.magnitude + 5_000) / 10_000)
        return micrometres < 0 ? -rounded : rounded
    }
}

extension Metres: CustomStringConvertible {
    /// Six decimals, a full stop, no grouping; independent of the locale.
    package var description: String { FixedPoint.string(micrometres, decimals: 6) }
}
