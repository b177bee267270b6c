import GDALBridge
import LandModel
import Measure
import TestSupport
import Testing

@testable import Sample

@Suite struct GaussKrugerForwardTests {
    @Test(
        "agrees with PROJ to a micrometre in both forms of delivery",
        arguments: [SampleTargets.Delivery.Coordinates.gaussKrugerZone38, .gaussKruger114])
    func proj(coordinates: SampleTargets.Delivery.Coordinates) throws {
        let form = DeliveryForm(SampleTargets.Delivery(format: .geoPackage, coordinates: coordinates))
        let projection = GaussKrugerForward(try #require(form.projection))
        let transform = try CoordinateTransform(
            from: SpatialReference(epsg: 4490), to: SpatialReference(epsg: form.epsg))
        var generator = SplitMix64(announcing: "GaussKrugerForward")
        for _ in 0..<200 {
            let longitude = Double.random(in: 112...116, using: &generator)
            let latitude = Double.random(in: 18...53, using: &generator)
            var oracle = [longitude, latitude]
            #expect(transform.transform(interleaved: &oracle) == 0)
            let found = projection.project(longitude: longitude, latitude: latitude)
            #expect(abs(found.easting - oracle[0]) < 1e-6 && abs(found.northing - oracle[1]) < 1e-6)
        }
    }

    @Test("the measuring stage's inverse brings every place back")
    func inverse() {
        let parameters = GaussKruger(ellipsoid: .cgcs2000, centralMeridian: 114, falseEasting: 38_500_000)
        let (forward, inverse) = (GaussKrugerForward(parameters), GaussKrugerInverse(parameters))
        for step in 0..<100 {
            let (longitude, latitude) = (112.6 + 0.028 * Double(step), 23.5 + 0.02 * Double(step))
            let place = forward.project(longitude: longitude, latitude: latitude)
            let back = inverse.degrees(easting: place.easting, northing: place.northing)
            #expect(abs(back.longitude - longitude) < 1e-12 && abs(back.latitude - latitude) < 1e-12)
        }
    }
}
