import LandModel
import TestSupport
import Testing

@testable import Measure

@Suite struct PlaneGroundTests {
    @Test("places come back from the plane within its grid of 1 µm")
    func inverse() throws {
        var generator = SplitMix64(announcing: "PlaneGroundTests.inverse")
        let plane = AreaPlane(ellipsoid: .cgcs2000)
        let ground = PlaneGround(ellipsoid: .cgcs2000)
        for _ in 0..<10_000 {
            let longitude = Double.random(in: 73...135, using: &generator)
            let latitude = Double.random(in: -60...60, using: &generator)
            let place = ground.degrees(
                try #require(plane.gridPoint(longitude: longitude, latitude: latitude)))
            #expect(abs(place.longitude - longitude) < 6e-12)
            #expect(abs(place.latitude - latitude) < 2e-11)
        }
    }

    @Test("steps to the east and north have the length of their geodesics")
    func scale() throws {
        let plane = AreaPlane(ellipsoid: .cgcs2000)
        let ground = PlaneGround(ellipsoid: .cgcs2000)
        let geodesic = Geodesic(.cgcs2000)
        for latitude in stride(from: 18.0, through: 53, by: 5) {
            let start = try #require(plane.gridPoint(longitude: 113, latitude: latitude))
            let east = try #require(plane.gridPoint(longitude: 113.001, latitude: latitude))
            let north = try #require(plane.gridPoint(longitude: 113, latitude: latitude + 0.001))
            let m = ground.eastward(y: Double(start.y))
            let eastLength = geodesic.length(SIMD2(113, latitude), SIMD2(113.001, latitude))
            #expect(abs(Double(east.x - start.x) * 1e-6 * m - eastLength) < 1e-5)
            let half = ground.eastward(y: Double(start.y + north.y) / 2)
            let northLength = geodesic.length(SIMD2(113, latitude), SIMD2(113, latitude + 0.001))
            #expect(abs(Double(north.y - start.y) * 1e-6 / half - northLength) < 1e-5)
        }
    }
}
