package import LandModel

/// A point of the area plane as whole micrometres: the same vertex gives the same point in any file or worker.
package struct GridPoint: Hashable, Sendable {
    /// Longitude times `AreaPlane.micrometresPerDegree`; |x| ≤ 1.74e13.
    package var x: Int64
    /// The area function of the latitude; |y| ≤ 7.35e12.
    package var y: Int64

    package init(x: Int64, y: Int64) {
        self.x = x
        self.y = y
    }
}

extension GridPoint: Comparable {
    /// From west to east, then from south to north.
    package static func < (left: Self, right: Self) -> Bool {
        left.x != right.x ? left.x < right.x : left.y < right.y
    }
}

/// Twice an area of the plane, in µm² (1e-12 m²): an exact whole number, so that sums over rings, polygons and
/// pieces depend neither on order nor on direction nor on where a ring starts.
///
/// An edge contributes less than 5.2e26, so rings of up to 3e11 vertices cannot overflow.
package struct TwiceArea: Hashable, Comparable, Sendable, AdditiveArithmetic {
    package var units: Int128

    @inline(__always) package init(units: Int128) { self.units = units }

    package static let zero = TwiceArea(units: 0)
    package static func < (left: Self, right: Self) -> Bool { left.units < right.units }
    package static func + (left: Self, right: Self) -> Self { TwiceArea(units: left.units + right.units) }
    package static func - (left: Self, right: Self) -> Self { TwiceArea(units: left.units - right.units) }

    /// The area in 0.01 m², rounded once, half away from zero; `nil` beyond the range of Int64 (180 times the
    /// surface of the Earth, for a ring that runs around it again and again).
    @inline(__always)
    package var squareMetres: SquareMetres? {
        // 0.01 m² is 2e10 units = 2¹¹ · 9 765 625: dividing in two steps stays in 64 bits up to 9 446 km².
        let magnitude = units.magnitude &+ 10_000_000_000
        let shifted = magnitude >> 11
        let hundredths: Int64
        if let narrow = UInt64(exactly: shifted) {
            hundredths = Int64(truncatingIfNeeded: narrow / 9_765_625)
        } else {
            guard let wide = Int64(exactly: shifted / 9_765_625) else { return nil }
            hundredths = wide
        }
        return SquareMetres(hundredths: units < 0 ? -hundredths : hundredths)
    }
}
