import CPROJ
import LandModel
import TestSupport
import Testing

@testable import Measure

@Suite struct GeodesicTests {
    @Test(
        "PROJ's geodesics of 0.1 m to 100 km between 18° and 53° N, within 1e-8 m",
        arguments: [
            Ellipsoid.cgcs2000, .krassovsky, Ellipsoid(semiMajorAxis: 6_371_000, inverseFlattening: 0),
        ])
    func oracle(ellipsoid: Ellipsoid) {
        var generator = SplitMix64(announcing: "GeodesicTests.oracle")
        var oracle = geod_geodesic()
        geod_init(&oracle, ellipsoid.semiMajorAxis, ellipsoid.flattening)
        let geodesic = Geodesic(ellipsoid)
        var worst = 0.0
        for _ in 0..<20_000 {
            let length = Double.random(in: -1...5, using: &generator)
            let start = SIMD2(
                Double.random(in: 73...135, using: &generator), Double.random(in: 18...53, using: &generator))
            var (latitude, longitude) = (0.0, 0.0)
            geod_direct(
                &oracle, start.y, start.x, Double.random(in: -180...180, using: &generator), pow10(length),
                &latitude, &longitude, nil)
            let end = SIMD2(longitude, latitude)
            // The places stand rounded: the length asked for is that between them.
            var expected = 0.0
            geod_inverse(&oracle, start.y, start.x, end.y, end.x, &expected, nil, nil)
            let found = geodesic.length(start, end)
            worst = max(worst, abs(found - expected))
            #expect(geodesic.length(end, start) == found)
        }
        print("GeodesicTests.oracle: worst \(worst) m")
        #expect(worst < 1e-8)
    }

    @Test("along meridian, equator and parallel, and to the same place")
    func special() {
        let geodesic = Geodesic(.cgcs2000)
        var oracle = geod_geodesic()
        geod_init(&oracle, Ellipsoid.cgcs2000.semiMajorAxis, Ellipsoid.cgcs2000.flattening)
        let pairs: [(SIMD2<Double>, SIMD2<Double>)] = [
            (SIMD2(113, 24), SIMD2(113, 25)), (SIMD2(113, 24), SIMD2(114, 24)),
            (SIMD2(113, 0), SIMD2(114, 0)),
            (SIMD2(113, -0.5), SIMD2(113.5, 0.5)), (SIMD2(179.75, 30), SIMD2(-179.75, 30)),
            (SIMD2(20, 89.9), SIMD2(120, 89.9)), (SIMD2(80, 45), SIMD2(130, 20)),
        ]
        for (start, end) in pairs {
            var expected = 0.0
            geod_inverse(&oracle, start.y, start.x, end.y, end.x, &expected, nil, nil)
            #expect(abs(geodesic.length(start, end) - expected) < 1e-7, "\(start) \(end)")
        }
        #expect(geodesic.length(SIMD2(113, 24), SIMD2(113, 24)) == 0)
    }

    private func pow10(_ exponent: Double) -> Double {
        var result = 1.0
        var rest = exponent
        while rest >= 1 {
            result *= 10
            rest -= 1
        }
        while rest < 0 {
            result /= 10
            rest += 1
        }
        return result * (1 + 9 * rest)
    }
}
