import LandModel

/// The area function F of one ellipsoid, and the table of its Taylor coefficients.
struct AreaFunction {
    private let eccentricitySquared: DoubleDouble
    /// b² / S in µm: F in units of the plane's y.
    private let scale: DoubleDouble
    private let degree = DoubleDouble.pi / DoubleDouble(180)

    init(ellipsoid: Ellipsoid) {
        let one = DoubleDouble(1)
        let flattening =
            ellipsoid.inverseFlattening == 0
            ? DoubleDouble(0) : one / DoubleDouble(ellipsoid.inverseFlattening)
        let semiMinorAxis = DoubleDouble(ellipsoid.semiMajorAxis) * (one - flattening)
        eccentricitySquared = flattening * (DoubleDouble(2) - flattening)
        // S = micrometresPerDegree · 1e-6 m · 180/π; dividing by it and going from m to µm is · 1e12 · π/180 / it.
        scale =
            semiMinorAxis * semiMinorAxis * DoubleDouble(1e12) * degree
            / DoubleDouble(AreaPlane.micrometresPerDegree)
    }

    /// Coefficients for latitudes −90°…90° every 1/64°, per degree of latitude.
    func table() -> [SIMD4<Double>] {
        let step = degree / DoubleDouble(Double(AreaPlane.nodesPerDegree))
        let (stepSine, stepCosine) = Self.sineAndCosine(ofSmall: step)
        var sine = DoubleDouble(0)
        var cosine = DoubleDouble(1)
        let equator = AreaPlane.equator
        var nodes = [SIMD4<Double>](repeating: .zero, count: 2 * equator + 1)
        for index in 0...equator {
            let node = coefficients(sine: sine, cosine: index == equator ? DoubleDouble(0) : cosine)
            nodes[equator + index] = node
            // F is odd: value and even derivatives change their sign.
            nodes[equator - index] = node * SIMD4(-1, 1, -1, 1)
            (sine, cosine) = (
                sine * stepCosine + cosine * stepSine, cosine * stepCosine - sine * stepSine
            )
        }
        return nodes
    }

    /// F / S in µm and its Taylor coefficients in degrees at one latitude.
    private func coefficients(sine: DoubleDouble, cosine: DoubleDouble) -> SIMD4<Double> {
        let u = eccentricitySquared * sine * sine
        // F = b² s Σ (k+1)/(2k+1) (e² s²)^k; u < 0.0068, so the terms from u² on need double precision only,
        // and the one with u¹⁰ is below 1e-21.
        var tail = 0.0
        for k in stride(from: 9, through: 2, by: -1) {
            tail = tail * u.high + Double(k + 1) / Double(2 * k + 1)
        }
        let series =
            DoubleDouble(1) + u * (DoubleDouble(2) / DoubleDouble(3)) + u * u * DoubleDouble(tail)
        let value = scale * sine * series

        let (s, c, e2) = (sine.high, cosine.high, eccentricitySquared.high)
        let w = 1 - e2 * s * s
        let first = c / (w * w)
        let second = -s / (w * w) + 4 * e2 * s * c * c / (w * w * w)
        let third =
            c
            * (-1 / (w * w) + 4 * e2 * (c * c - 3 * s * s) / (w * w * w)
                + 24 * e2 * e2 * s * s * c * c / (w * w * w * w))
        let radians = degree.high
        let unit = scale.high
        return SIMD4(
            value.high, unit * first * radians, unit * second * radians * radians / 2,
            unit * third * radians * radians * radians / 6)
    }

    /// Sine and cosine by their series, for angles below 0.001.
    private static func sineAndCosine(ofSmall angle: DoubleDouble) -> (DoubleDouble, DoubleDouble) {
        let square = angle * angle
        var sine = DoubleDouble(1)
        var cosine = DoubleDouble(1)
        for k in stride(from: 5, through: 1, by: -1) {
            let order = Double(2 * k)
            sine = DoubleDouble(1) - square * sine / DoubleDouble(order * (order + 1))
            cosine = DoubleDouble(1) - square * cosine / DoubleDouble(order * (order - 1))
        }
        return (angle * sine, cosine)
    }
}
