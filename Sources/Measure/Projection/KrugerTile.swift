import Foundation
import LandModel

/// The inverse projection near one point of the plane, as polynomials of degree 5 in a square of 8 192 m.
///
/// The inverse of a conformal projection is an analytic function, w = north + i east to isometric latitude + i
/// longitude: one complex polynomial gives both, and a real one turns the isometric latitude into the latitude.
/// The term left out is below 1e-11 m at 53° N and 3e-8 m at 81° N, where the range of tiles ends.
struct KrugerTile {
    static let side = 8_192.0
    private static let degree = 5

    /// Longitude and latitude of the middle, degrees.
    private var longitude: Double
    private var latitude: Double
    /// Complex coefficients of u¹…u⁵, u = (north + i east) from the middle in half sides; isometric latitude and
    /// longitude in radians.
    private var real: (Double, Double, Double, Double, Double)
    private var imaginary: (Double, Double, Double, Double, Double)
    /// Latitude in degrees by powers 1…5 of the isometric latitude from the middle.
    private var meridian: (Double, Double, Double, Double, Double)

    static let void = KrugerTile(
        longitude: .nan, latitude: .nan, real: (0, 0, 0, 0, 0), imaginary: (0, 0, 0, 0, 0),
        meridian: (0, 0, 0, 0, 0))

    private init(
        longitude: Double, latitude: Double, real: (Double, Double, Double, Double, Double),
        imaginary: (Double, Double, Double, Double, Double),
        meridian: (Double, Double, Double, Double, Double)
    ) {
        self.longitude = longitude
        self.latitude = latitude
        self.real = real
        self.imaginary = imaginary
        self.meridian = meridian
    }

    /// - Parameters east, north: the middle, metres from the central meridian and the equator.
    init(_ inverse: GaussKrugerInverse, east: Double, north: Double) {
        let projection = inverse.projection
        let place = inverse.degrees(
            easting: east + projection.falseEasting, northing: north + projection.falseNorthing)
        let middle = Complex(north / inverse.radius, east / inverse.radius)
        let half = Self.side / 2 / inverse.radius

        // ζ' − ζ'₀ of the sphere, by ζ' = ζ − Σ βⱼ sin 2jζ.
        var sphere = [Complex](repeating: .zero, count: Self.degree + 1)
        var start = middle
        sphere[1] = Complex(half, 0)
        for (index, beta) in inverse.beta.enumerated() {
            let multiple = Double(2 * (index + 1))
            let (sine, cosine) = Complex(multiple * middle.real, multiple * middle.imaginary).sineAndCosine
            start = start - sine * beta
            // Derivatives of the sine: cos, −sin, −cos, sin …
            let cycle = [sine, cosine, sine * -1, cosine * -1]
            var factor = beta
            for power in 1...Self.degree {
                factor *= multiple * half / Double(power)
                sphere[power] = sphere[power] - cycle[power % 4] * factor
            }
        }
        // The isometric latitude and longitude are gd⁻¹ ζ'; its derivatives in t = tan ζ'₀, over their factorials.
        let (sine, cosine) = start.sineAndCosine
        let secant = cosine.reciprocal
        let t = sine * secant
        let t2 = t * t
        let derivatives = [
            secant, secant * t * (1.0 / 2), secant * (t2 * 2 + 1) * (1.0 / 6),
            secant * t * (t2 * 6 + 5) * (1.0 / 24), secant * (t2 * t2 * 24 + t2 * 28 + 5) * (1.0 / 120),
        ]
        var isometric = [Complex](repeating: .zero, count: Self.degree + 1)
        for derivative in derivatives.reversed() {
            isometric[0] = isometric[0] + derivative
            isometric = Self.product(isometric, sphere)
        }

        let latitude = Self.latitudeSeries(place.latitude * .pi / 180, projection.ellipsoid.flattening)
        let degrees = 180 / Double.pi
        self.init(
            longitude: place.longitude, latitude: place.latitude,
            real: (
                isometric[1].real, isometric[2].real, isometric[3].real, isometric[4].real, isometric[5].real
            ),
            imaginary: (
                isometric[1].imaginary, isometric[2].imaginary, isometric[3].imaginary,
                isometric[4].imaginary,
                isometric[5].imaginary
            ),
            meridian: (
                latitude[1] * degrees, latitude[2] * degrees, latitude[3] * degrees, latitude[4] * degrees,
                latitude[5] * degrees
            ))
    }

    /// The product of two power series, cut at the degree.
    private static func product(_ left: [Complex], _ right: [Complex]) -> [Complex] {
        var result = [Complex](repeating: .zero, count: degree + 1)
        for i in 0...degree {
            for j in 0...(degree - i) { result[i + j] = result[i + j] + left[i] * right[j] }
        }
        return result
    }

    /// Power series of the latitude φ in the isometric latitude ψ, from dφ/dψ = cos φ (1 − e² sin² φ)/(1 − e²).
    private static func latitudeSeries(_ latitude: Double, _ f: Double) -> [Double] {
        let e2 = f * (2 - f)
        var phi = [latitude] + [Double](repeating: 0, count: degree)
        var sine = [sin(latitude)] + [Double](repeating: 0, count: degree)
        var cosine = [cos(latitude)] + [Double](repeating: 0, count: degree)
        /// One coefficient of a product of two series.
        func product(_ left: [Double], _ right: [Double], _ power: Int) -> Double {
            (0...power).reduce(0) { $0 + left[$1] * right[power - $1] }
        }
        var square = [Double](repeating: 0, count: degree + 1)
        for power in 0..<degree {
            square[power] = (power == 0 ? 1 : 0) - e2 * product(sine, sine, power)
            phi[power + 1] = product(cosine, square, power) / (1 - e2) / Double(power + 1)
            // (sin φ)' = cos φ φ', and its like for the cosine.
            let slope = (0...power).map { Double($0 + 1) * phi[$0 + 1] }
            sine[power + 1] =
                (0...power).reduce(0) { $0 + cosine[power - $1] * slope[$1] } / Double(power + 1)
            cosine[power + 1] =
                -(0...power).reduce(0) { $0 + sine[power - $1] * slope[$1] } / Double(power + 1)
        }
        return phi
    }

    /// Longitudes and latitudes of two points, from their distances to the middle in half sides.
    @inline(__always)
    func degrees(east: SIMD2<Double>, north: SIMD2<Double>) -> (
        longitude: SIMD2<Double>, latitude: SIMD2<Double>
    ) {
        var re = SIMD2(repeating: real.4)
        var im = SIMD2(repeating: imaginary.4)
        (re, im) = (re * north - im * east + real.3, re * east + im * north + imaginary.3)
        (re, im) = (re * north - im * east + real.2, re * east + im * north + imaginary.2)
        (re, im) = (re * north - im * east + real.1, re * east + im * north + imaginary.1)
        (re, im) = (re * north - im * east + real.0, re * east + im * north + imaginary.0)
        (re, im) = (re * north - im * east, re * east + im * north)
        var latitude = re * meridian.4 + meridian.3
        latitude = latitude * re + meridian.2
        latitude = latitude * re + meridian.1
        latitude = latitude * re + meridian.0
        return (im * (180 / .pi) + longitude, latitude * re + self.latitude)
    }
}

/// A complex number; only what the tiles need.
private struct Complex {
    var real: Double
    var imaginary: Double

    init(_ real: Double, _ imaginary: Double) {
        self.real = real
        self.imaginary = imaginary
    }

    static let zero = Complex(0, 0)

    static func + (left: Self, right: Self) -> Self {
        Complex(left.real + right.real, left.imaginary + right.imaginary)
    }
    static func + (left: Self, right: Double) -> Self { Complex(left.real + right, left.imaginary) }
    static func - (left: Self, right: Self) -> Self {
        Complex(left.real - right.real, left.imaginary - right.imaginary)
    }
    static func * (left: Self, right: Self) -> Self {
        Complex(
            left.real * right.real - left.imaginary * right.imaginary,
            left.real * right.imaginary + left.imaginary * right.real)
    }
    static func * (left: Self, right: Double) -> Self { Complex(left.real * right, left.imaginary * right) }

    var reciprocal: Self {
        let square = real * real + imaginary * imaginary
        return Complex(real / square, -imaginary / square)
    }

    var sineAndCosine: (Self, Self) {
        let (s, c, sh, ch) = (sin(real), cos(real), sinh(imaginary), cosh(imaginary))
        return (Complex(s * ch, c * sh), Complex(c * ch, -s * sh))
    }
}
