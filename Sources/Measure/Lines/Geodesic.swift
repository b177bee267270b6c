import Foundation
import LandModel

/// Lengths of geodesics on one ellipsoid: the inverse problem, without azimuths.
///
/// Bessel's series in the forms of C. F. F. Karney, "Algorithms for geodesics" (J. Geodesy 87, 2013), equations 17, 18,
/// 24, 25, with the longitude found by iteration, as T. Vincenty does (1975). Terms are kept up to the fifth power of the
/// third flattening, so series and rounding together stay below 1e-8 m for segments up to 100 km. Meant for segments, not
/// for opposite ends of the Earth, where the iteration need not come to rest.
struct Geodesic: Sendable {
    private let semiMinorAxis: Double
    private let flattening: Double
    private let third: Double
    private let secondEccentricitySquared: Double
    private static let radians = Double.pi / 180

    init(_ ellipsoid: Ellipsoid) {
        flattening = ellipsoid.flattening
        semiMinorAxis = ellipsoid.semiMajorAxis * (1 - flattening)
        third = flattening / (2 - flattening)
        let ratio = 1 / (1 - flattening)
        secondEccentricitySquared = ratio * ratio - 1
    }

    /// Metres between two places given as longitude (x) and latitude (y) in degrees; the same bits from either end.
    func length(_ one: SIMD2<Double>, _ other: SIMD2<Double>) -> Double {
        if one == other { return 0 }
        let isForward = (one.x, one.y) < (other.x, other.y)
        return ordered(isForward ? one : other, isForward ? other : one)
    }

    private func ordered(_ start: SIMD2<Double>, _ end: SIMD2<Double>) -> Double {
        // Only the difference counts, and its sign does not.
        var difference = abs(end.x - start.x)
        if difference > 180 { difference = 360 - difference }
        let longitude = difference * Self.radians
        let (sine1, cosine1) = reduced(start.y)
        let (sine2, cosine2) = reduced(end.y)
        let north = cosine1 * sine2 - sine1 * cosine2

        var omega = longitude
        var (sigma, sumOfSigmas, epsilon) = (0.0, 0.0, 0.0)
        for _ in 0..<30 {
            let (sineOmega, cosineOmega) = (sin(omega), cos(omega))
            let half = sin(omega / 2)
            // sin σ cos α₁ and sin σ sin α₁ (without cos β₁), free of cancellation for short segments.
            let along = north + sine1 * cosine2 * 2 * half * half
            let across = cosine2 * sineOmega
            let sineSigma = (along * along + across * across).squareRoot()
            guard sineSigma > 0 else { return 0 }
            sigma = atan2(sineSigma, sine1 * sine2 + cosine1 * cosine2 * cosineOmega)
            let (cosineAzimuth, sineAzimuth) = (along / sineSigma, across / sineSigma)
            let sineEquator = sineAzimuth * cosine1
            let square = cosineAzimuth * cosineAzimuth + sineAzimuth * sineAzimuth * sine1 * sine1
            let k2 = secondEccentricitySquared * square
            epsilon = k2 / (2 * (1 + (1 + k2).squareRoot()) + k2)
            sumOfSigmas = 2 * atan2(sine1, cosineAzimuth * cosine1) + sigma
            let next =
                longitude + flattening * sineEquator * longitudeIntegral(epsilon, sigma, sumOfSigmas)
            let change = abs(next - omega)
            omega = next
            if change <= 1e-16 * (1 + omega) { break }
        }
        return semiMinorAxis * lengthIntegral(epsilon, sigma, sumOfSigmas)
    }

    /// Sine and cosine of the reduced latitude.
    private func reduced(_ degrees: Double) -> (Double, Double) {
        let (sine, cosine) = (sin(degrees * Self.radians) * (1 - flattening), cos(degrees * Self.radians))
        let norm = 1 / (sine * sine + cosine * cosine).squareRoot()
        return (sine * norm, cosine * norm)
    }

    /// I₁(σ₂) − I₁(σ₁) from σ₂ − σ₁ and σ₂ + σ₁.
    private func lengthIntegral(_ e: Double, _ sigma: Double, _ sum: Double) -> Double {
        let e2 = e * e
        let scale = (1 + e2 * (1.0 / 4 + e2 * (1.0 / 64))) / (1 - e)
        return scale
            * (sigma
                + Self.series(
                    (
                        e * (-1.0 / 2 + e2 * (3.0 / 16 - e2 / 32)), e2 * (-1.0 / 16 + e2 / 32),
                        e * e2 * (-1.0 / 48 + e2 * 3 / 256), e2 * e2 * (-5.0 / 512),
                        e * e2 * e2 * (-7.0 / 1280)
                    ), sigma, sum))
    }

    /// I₃(σ₂) − I₃(σ₁).
    private func longitudeIntegral(_ e: Double, _ sigma: Double, _ sum: Double) -> Double {
        let n = third
        let scale =
            1
            - e
            * ((1 - n) / 2
                + e
                * ((1 + n * (1.0 / 2 - n * 3 / 2)) / 4
                    + e * ((1 + 3 * n + n * n) / 16 + e * ((3 + 2 * n) / 64 + e * 3 / 128))))
        let c1 =
            e
            * ((1 - n) / 4
                + e
                * ((1 - n * n) / 8 + e * ((3 + 3 * n - n * n) / 64 + e * ((5 + 2 * n) / 128 + e * 3 / 128))))
        let c2 =
            e * e
            * ((2 - 3 * n + n * n) / 32
                + e * ((3 - 2 * n - 3 * n * n) / 64 + e * ((3 + n) / 128 + e * 5 / 256)))
        let c3 = e * e * e * ((5 - 9 * n + 5 * n * n) / 192 + e * ((9 - 10 * n) / 384 + e * 7 / 512))
        let c4 = e * e * e * e * ((7 - 14 * n) / 512 + e * 7 / 512)
        return scale * (sigma + Self.series((c1, c2, c3, c4, e * e * e * e * e * 21 / 2560), sigma, sum))
    }

    /// Σ cⱼ (sin 2jσ₂ − sin 2jσ₁) = Σ 2 cⱼ cos j(σ₂ + σ₁) sin j(σ₂ − σ₁).
    private static func series(
        _ c: (Double, Double, Double, Double, Double), _ sigma: Double, _ sum: Double
    ) -> Double {
        2
            * (c.0 * cos(sum) * sin(sigma) + c.1 * cos(2 * sum) * sin(2 * sigma)
                + c.2 * cos(3 * sum) * sin(3 * sigma) + c.3 * cos(4 * sum) * sin(4 * sigma)
                + c.4 * cos(5 * sum) * sin(5 * sigma))
    }
}
