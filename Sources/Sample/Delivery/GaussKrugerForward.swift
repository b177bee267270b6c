import Foundation
import LandModel

/// Longitude and latitude to Gauss-Krüger eastings and northings, by Krüger's series in the third flattening n up to
/// n⁶ (L. Krüger 1912; coefficients as in C. F. F. Karney, "Transverse Mercator with an accuracy of a few
/// nanometers", Journal of Geodesy 85, 2011, equation 35; exact conformal latitude, equations 7–9).
struct GaussKrugerForward {
    private let projection: GaussKruger
    private let eccentricity: Double
    private let radius: Double
    private let alpha: [Double]

    init(_ projection: GaussKruger) {
        self.projection = projection
        let f = 1 / projection.ellipsoid.inverseFlattening
        let n = f / (2 - f)
        let n2 = n * n
        eccentricity = (f * (2 - f)).squareRoot()
        radius =
            projection.scale * projection.ellipsoid.semiMajorAxis / (1 + n)
            * (1 + n2 / 4 + n2 * n2 / 64 + n2 * n2 * n2 / 256)
        /// n^first · Σ coefficients[i] nⁱ
        func series(from first: Int, _ coefficients: [Double]) -> Double {
            var value = 0.0
            for coefficient in coefficients.reversed() { value = value * n + coefficient }
            for _ in 0..<first { value *= n }
            return value
        }
        alpha = [
            series(from: 1, [1.0 / 2, -2.0 / 3, 5.0 / 16, 41.0 / 180, -127.0 / 288, 7891.0 / 37800]),
            series(from: 2, [13.0 / 48, -3.0 / 5, 557.0 / 1440, 281.0 / 630, -1_983_433.0 / 1_935_360]),
            series(from: 3, [61.0 / 240, -103.0 / 140, 15061.0 / 26880, 167603.0 / 181440]),
            series(from: 4, [49561.0 / 161280, -179.0 / 168, 6_601_661.0 / 7_257_600]),
            series(from: 5, [34729.0 / 80640, -3_418_889.0 / 1_995_840]),
            series(from: 6, [212_378_941.0 / 319_334_400]),
        ]
    }

    /// Easting and northing in metres.
    func project(longitude: Double, latitude: Double) -> (easting: Double, northing: Double) {
        let lambda = (longitude - projection.centralMeridian) * .pi / 180
        let tau = tan(latitude * .pi / 180)
        let secant = (1 + tau * tau).squareRoot()
        let sigma = sinh(eccentricity * atanh(eccentricity * tau / secant))
        let conformal = tau * (1 + sigma * sigma).squareRoot() - sigma * secant
        let xi = atan2(conformal, cos(lambda))
        let eta = asinh(sin(lambda) / (conformal * conformal + cos(lambda) * cos(lambda)).squareRoot())
        var (north, east) = (xi, eta)
        for (index, coefficient) in alpha.enumerated() {
            let order = 2 * Double(index + 1)
            north += coefficient * sin(order * xi) * cosh(order * eta)
            east += coefficient * cos(order * xi) * sinh(order * eta)
        }
        return (projection.falseEasting + radius * east, projection.falseNorthing + radius * north)
    }

    /// The same rings in metres.
    func project(_ rings: [[Double]]) -> [[Double]] {
        rings.map { ring in
            var projected = ring
            for index in stride(from: 0, to: ring.count - 1, by: 2) {
                let place = project(longitude: ring[index], latitude: ring[index + 1])
                (projected[index], projected[index + 1]) = (place.easting, place.northing)
            }
            return projected
        }
    }
}
