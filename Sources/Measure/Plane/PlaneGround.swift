import Foundation
package import LandModel

/// The way back from the plane to the ground: places, and how long a step of the plane is there.
///
/// The plane keeps areas, so a step to the north is stretched as much as one to the east is shrunk:
/// ground = (m · Δx, Δy / m), m = N cos B / S with N the radius of curvature across the meridian.
package struct PlaneGround: Sendable {
    private let semiMajorAxis: Double
    private let eccentricitySquared: Double
    /// S / b², from metres of the plane to F / b².
    private let scale: Double
    /// Metres of the plane in a radian of longitude.
    private static let metresPerRadian = AreaPlane.micrometresPerDegree * 1e-6 * 180 / .pi

    package init(ellipsoid: Ellipsoid) {
        let f = ellipsoid.flattening
        let b = ellipsoid.semiMajorAxis * (1 - f)
        semiMajorAxis = ellipsoid.semiMajorAxis
        eccentricitySquared = f * (2 - f)
        scale = Self.metresPerRadian / (b * b)
    }

    /// Longitude and latitude in degrees, to about 1 µm of the plane's own rounding.
    package func degrees(_ point: GridPoint) -> (longitude: Double, latitude: Double) {
        (
            Double(point.x) / AreaPlane.micrometresPerDegree,
            asin(max(-1, min(1, sine(Double(point.y) * 1e-6)))) * 180 / .pi
        )
    }

    /// m at a height of the plane in µm: metres of the ground in a metre of the plane to the east, and metres of the plane
    /// in a metre of the ground to the north.
    func eastward(y: Double) -> Double {
        let s = sine(y * 1e-6)
        let cosine = max(0, 1 - s * s).squareRoot()
        return semiMajorAxis / (1 - eccentricitySquared * s * s).squareRoot() * cosine / Self.metresPerRadian
    }

    /// The sine of the latitude, from F/b² = s + 2/3 e² s³ + 3/5 e⁴ s⁵ + … by Newton's method.
    private func sine(_ metres: Double) -> Double {
        let value = metres * scale
        var s = value * (1 - eccentricitySquared * 2 / 3 * value * value)
        for _ in 0..<3 {
            let u = eccentricitySquared * s * s
            let f = s * (1 + u * (2.0 / 3 + u * (3.0 / 5 + u * (4.0 / 7 + u * (5.0 / 9 + u * 6 / 11)))))
            s -= (f - value) * (1 - u) * (1 - u)
        }
        return s
    }
}
