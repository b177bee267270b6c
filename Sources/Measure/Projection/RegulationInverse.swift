import Foundation
package import LandModel

/// Gauss-Krüger inverse by the truncated series printed in the survey's area procedure
/// (国土调查办发〔2008〕32号, appendix: 高斯投影反解), used only to reproduce areas of that procedure.
///
/// Differs from the exact inverse by up to 1.3e-4 m, most of it from the digits of the printed constants: they
/// are taken as printed, because rounding angles to 1e-6″ turns that difference into the last digits of an area.
package struct RegulationInverse: Sendable {
    /// The constants printed for one ellipsoid.
    private struct Constants {
        /// Second eccentricity squared.
        var secondEccentricitySquared: Double
        /// c = a²/b, metres.
        var polarRadius: Double
        /// From meridian distance in metres to the first angle E.
        var k0: Double
        /// Coefficients of cos E (k₁ sin E − k₂ sin³ E + k₃ sin⁵ E − k₄ sin⁷ E).
        var k1, k2, k3, k4: Double

        static let cgcs2000 = Constants(
            secondEccentricitySquared: 0.00673949677548, polarRadius: 6_399_593.62586,
            k0: 1.57048761144159e-07, k1: 5.05250178820567e-03, k2: 2.98472900956587e-05,
            k3: 2.41626669230084e-07, k4: 2.22241238938534e-09)
        static let xian80 = Constants(
            secondEccentricitySquared: 6.73950181947292e-03, polarRadius: 6_399_596.65198801,
            k0: 1.57048687472752e-07, k1: 5.05250559291393e-03, k2: 2.98473350966158e-05,
            k3: 2.41627215981336e-07, k4: 2.22241909461273e-09)
    }

    package let projection: GaussKruger
    private let constants: Constants

    /// `nil` for an ellipsoid other than CGCS2000 and Xi'an 80: no constants are printed for it.
    package init?(_ projection: GaussKruger) {
        switch projection.ellipsoid {
        case .cgcs2000: constants = .cgcs2000
        case .xian80: constants = .xian80
        default: return nil
        }
        self.projection = projection
    }

    /// Degrees of one point; NaN for both when a coordinate is not finite or out of the range of
    /// `GaussKrugerInverse`.
    package func degrees(easting: Double, northing: Double) -> (longitude: Double, latitude: Double) {
        let east = (easting - projection.falseEasting) / projection.scale
        let north = (northing - projection.falseNorthing) / projection.scale
        guard abs(east) <= GaussKrugerInverse.farthestEasting,
            abs(north) <= GaussKrugerInverse.farthestNorthing
        else { return (.nan, .nan) }
        let e = constants.k0 * north
        let (s, c) = (sin(e), cos(e))
        let s2 = s * s
        let foot =
            e + c * s
            * (constants.k1 - s2 * (constants.k2 - s2 * (constants.k3 - s2 * constants.k4)))
        let cosine = cos(foot)
        let t = tan(foot)
        let t2 = t * t
        let eta2 = constants.secondEccentricitySquared * cosine * cosine
        let v2 = 1 + eta2
        let y = east * v2.squareRoot() / constants.polarRadius
        let y2 = y * y
        let latitude =
            foot - v2 * t * y2 / 2
            + (5 + 3 * t2 + eta2 - 9 * eta2 * t2) * v2 * t * y2 * y2 / 24
            - (61 + 90 * t2 + 45 * t2 * t2) * v2 * t * y2 * y2 * y2 / 720
        let longitude =
            (y - (1 + 2 * t2 + eta2) * y2 * y / 6
                + (5 + 28 * t2 + 24 * t2 * t2 + 6 * eta2 + 8 * eta2 * t2) * y2 * y2 * y / 120) / cosine
        return (projection.centralMeridian + longitude * (180 / .pi), latitude * (180 / .pi))
    }
}
