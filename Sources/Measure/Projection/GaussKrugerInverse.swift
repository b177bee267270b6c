import Foundation
package import LandModel

/// Gauss-Krüger eastings and northings back to longitude and latitude, by Krüger's series in the third
/// flattening n up to n⁶ (L. Krüger, "Konforme Abbildung des Erdellipsoids in der Ebene", 1912; coefficients
/// as in C. F. F. Karney, "Transverse Mercator with an accuracy of a few nanometers", Journal of Geodesy 85,
/// 2011, equations 36 and, for the latitude, the series of the conformal latitude in n).
///
/// Exact to a few nanometres within 1 000 km of the central meridian, the range it accepts.
package struct GaussKrugerInverse: Sendable {
    /// Farthest distance from the central meridian, metres. A zone is at most 3° wide to a side (330 km).
    package static let farthestEasting = 1_000_000.0
    /// Farthest northing from the equator, metres; the pole is at 10 002 km.
    package static let farthestNorthing = 10_000_000.0

    package let projection: GaussKruger
    /// Scale · rectifying radius, metres.
    let radius: Double
    /// Krüger's β₁…β₆, by which the projected angles become those of a sphere.
    let beta: [Double]
    /// Sine coefficients from conformal to geodetic latitude, δ₁…δ₆.
    let delta: [Double]

    package init(_ projection: GaussKruger) {
        self.projection = projection
        let f = projection.ellipsoid.flattening
        let n = f / (2 - f)
        let n2 = n * n
        let rectifying =
            projection.ellipsoid.semiMajorAxis / (1 + n) * (1 + n2 / 4 + n2 * n2 / 64 + n2 * n2 * n2 / 256)
        radius = projection.scale * rectifying
        /// Σ coefficients[i] n^(first + i)
        func series(from first: Int, _ coefficients: [Double]) -> Double {
            var value = 0.0
            for coefficient in coefficients.reversed() { value = value * n + coefficient }
            for _ in 0..<first { value *= n }
            return value
        }
        beta = [
            series(from: 1, [1.0 / 2, -2.0 / 3, 37.0 / 96, -1.0 / 360, -81.0 / 512, 96199.0 / 604800]),
            series(from: 2, [1.0 / 48, 1.0 / 15, -437.0 / 1440, 46.0 / 105, -1118711.0 / 3_870_720]),
            series(from: 3, [17.0 / 480, -37.0 / 840, -209.0 / 4480, 5569.0 / 90720]),
            series(from: 4, [4397.0 / 161280, -11.0 / 504, -830251.0 / 7_257_600]),
            series(from: 5, [4583.0 / 161280, -108847.0 / 3_991_680]),
            series(from: 6, [20648693.0 / 638_668_800]),
        ]
        delta = [
            series(from: 1, [2, -2.0 / 3, -2, 116.0 / 45, 26.0 / 45, -2854.0 / 675]),
            series(from: 2, [7.0 / 3, -8.0 / 5, -227.0 / 45, 2704.0 / 315, 2323.0 / 945]),
            series(from: 3, [56.0 / 15, -136.0 / 35, -1262.0 / 105, 73814.0 / 2835]),
            series(from: 4, [4279.0 / 630, -332.0 / 35, -399572.0 / 14175]),
            series(from: 5, [4174.0 / 315, -144838.0 / 6237]),
            series(from: 6, [601676.0 / 22275]),
        ]
    }

    /// Degrees of one point; NaN for both when a coordinate is not finite or out of range.
    package func degrees(easting: Double, northing: Double) -> (longitude: Double, latitude: Double) {
        let east = easting - projection.falseEasting
        let north = northing - projection.falseNorthing
        guard abs(east) <= Self.farthestEasting, abs(north) <= Self.farthestNorthing else {
            return (.nan, .nan)
        }
        let xi = north / radius
        let eta = east / radius
        // Σ βⱼ sin 2jζ of the complex ζ = ξ + iη by Clenshaw's rule.
        let (sine, cosine) = (sin(2 * xi), cos(2 * xi))
        let grown = exp(2 * eta)
        let (hyperbolicSine, hyperbolicCosine) = ((grown - 1 / grown) / 2, (grown + 1 / grown) / 2)
        let (factorReal, factorImaginary) = (2 * cosine * hyperbolicCosine, -2 * sine * hyperbolicSine)
        var (real, imaginary, lastReal, lastImaginary) = (0.0, 0.0, 0.0, 0.0)
        for coefficient in beta.reversed() {
            let nextReal = coefficient + factorReal * real - factorImaginary * imaginary - lastReal
            let nextImaginary = factorReal * imaginary + factorImaginary * real - lastImaginary
            (lastReal, lastImaginary) = (real, imaginary)
            (real, imaginary) = (nextReal, nextImaginary)
        }
        let (sineReal, sineImaginary) = (sine * hyperbolicCosine, cosine * hyperbolicSine)
        let sphereXi = xi - (sineReal * real - sineImaginary * imaginary)
        let sphereEta = eta - (sineReal * imaginary + sineImaginary * real)
        // From the transverse sphere to longitude and conformal latitude χ, then by a sine series to latitude.
        let sinhEta = sinh(sphereEta)
        let cosXi = cos(sphereXi)
        let longitude = atan2(sinhEta, cosXi)
        let conformal = atan2(sin(sphereXi), (sinhEta * sinhEta + cosXi * cosXi).squareRoot())
        let doubled = 2 * cos(2 * conformal)
        var (term, last) = (0.0, 0.0)
        for coefficient in delta.reversed() { (term, last) = (coefficient + doubled * term - last, term) }
        let latitude = conformal + sin(2 * conformal) * term
        return (projection.centralMeridian + longitude * (180 / .pi), latitude * (180 / .pi))
    }
}
