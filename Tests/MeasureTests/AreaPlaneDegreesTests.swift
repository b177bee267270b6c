import Foundation
import LandModel
import TestSupport
import Testing

@testable import Measure

@Suite struct AreaPlaneDegreesTests {
    @Test(
        "a position comes back from the plane within 1e-9°",
        arguments: [
            Ellipsoid.cgcs2000, .krassovsky, Ellipsoid(semiMajorAxis: 6_371_000, inverseFlattening: 0),
        ])
    func roundTrip(ellipsoid: Ellipsoid) throws {
        let plane = AreaPlane(ellipsoid: ellipsoid)
        var generator = SplitMix64(announcing: "AreaPlaneDegreesTests.roundTrip")
        let fixed = [-89.5, -60, -1e-7, 0, 1e-7, 1.0 / 128, 1.0 / 64, 24.8, 53.5, 89.5]
        let random = (0..<2_000).map { _ in Double.random(in: -89...89, using: &generator) }
        for latitude in fixed + random {
            let longitude = Double.random(in: -180...180, using: &generator)
            let point = try #require(plane.gridPoint(longitude: longitude, latitude: latitude))
            let place = plane.degrees(point)
            #expect(abs(place.longitude - longitude) < 1e-9)
            #expect(abs(place.latitude - latitude) < 1e-9, "\(latitude)")
        }
    }

    @Test("the poles come back as far as the plane can tell them: F is flat there")
    func poles() throws {
        let plane = AreaPlane(ellipsoid: .cgcs2000)
        for latitude in [-90.0, 90] {
            let place = plane.degrees(try #require(plane.gridPoint(longitude: 0, latitude: latitude)))
            #expect(abs(place.latitude - latitude) < 1e-3)
        }
    }

    @Test(
        "a degree of longitude at 30° is as long as the series of the meridian says, and shorter northwards")
    func scale() throws {
        let plane = AreaPlane(ellipsoid: .cgcs2000)
        // 111 412.84 cos φ − 93.5 cos 3φ + 0.118 cos 5φ (Snyder 1987, table 3).
        func metres(_ latitude: Double) throws -> Double {
            let point = try #require(plane.gridPoint(longitude: 113, latitude: latitude))
            return plane.eastScale(y: point.y) * AreaPlane.micrometresPerDegree / 1e6
        }
        #expect(abs(try metres(30) - 96_486.25) < 0.1)
        #expect(abs(try metres(0) - 111_319.49) < 0.1)
        #expect(abs(try metres(60) - 55_799.98) < 0.1)
    }
}
