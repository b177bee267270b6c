import Testing

@testable import GDALBridge

@Suite struct SpatialReferenceTests {
    @Test("CGCS2000 3° zone 38 with prefix, by parameters")
    func gaussKruger() throws {
        let parameters = try SpatialReference(epsg: 4526).parameters()
        #expect(parameters.kind == .projected)
        #expect(parameters.method == "Transverse_Mercator")
        #expect(parameters.centralMeridian == 114)
        #expect(parameters.falseEasting == 38_500_000)
        #expect(parameters.scale == 1)
        #expect(parameters.linearUnit == 1)
        #expect(parameters.authority == "EPSG:4526")
        #expect(abs(parameters.inverseFlattening - 298.257222101) < 1e-9)
    }

    @Test("the system known by heart is the one of the register, and GDAL makes it when it has to")
    func knownByHeart() throws {
        let known = SpatialReference.cgcs2000
        #expect(known.parameters() == SpatialReference.parameters(of: try known.handle()))
        #expect(known.isSame(as: .cgcs2000))
        #expect(try known.isSame(as: SpatialReference(wkt: known.wkt())))
        #expect(try !known.isSame(as: SpatialReference(epsg: 4326)))
        // Its degrees are degrees already.
        var (own, others) = ([113.5, 24.7, .nan, 1, 2, -.infinity], [113.5, 24.7, .nan, 1, 2, -.infinity])
        let transform = try CoordinateTransform(from: known, to: known.geographicBase())
        #expect(try CoordinateTransform(toDegreesFrom: known).transform(interleaved: &own) == 2)
        #expect(transform.transform(interleaved: &others) == 2)
        #expect(own.map(\.bitPattern) == others.map(\.bitPattern))
    }

    @Test("false easting of a system in US feet is given in metres")
    func feet() throws {
        // EPSG:2263, New York Long Island: false easting 300 000 m, unit 1200/3937 m.
        let parameters = try SpatialReference(epsg: 2263).parameters()
        #expect(abs(parameters.falseEasting - 300_000) < 1e-3)
        #expect(abs(parameters.linearUnit - 1200.0 / 3937) < 1e-12)
    }

    @Test("axes are x, y: a known point there and back")
    func axisOrder() throws {
        let projected = try SpatialReference(epsg: 4526)
        let forward = try CoordinateTransform(from: projected.geographicBase(), to: projected)
        // On the central meridian the easting is the false easting; the northing is the meridian arc, here from
        // Simpson's rule with 20 000 steps over a(1−e²)/(1−e² sin²B)^1.5, 0° to 25° on CGCS2000.
        var point = [114.0, 25.0]
        #expect(forward.transform(interleaved: &point) == 0)
        #expect(abs(point[0] - 38_500_000) < 1e-6)
        #expect(abs(point[1] - 2_766_054.1690631) < 1e-6)
        let back = try CoordinateTransform(toDegreesFrom: projected)
        #expect(back.transform(interleaved: &point) == 0)
        #expect(abs(point[0] - 114) < 1e-10)
        #expect(abs(point[1] - 25) < 1e-10)
    }

    @Test("a point that cannot be transformed is counted and becomes NaN; its neighbours stay good")
    func notFinite() throws {
        let back = try CoordinateTransform(toDegreesFrom: SpatialReference(epsg: 4526))
        var points = [38_500_000.0, 2_700_000, .infinity, 0, .nan, 5, 38_510_000, 2_700_000]
        #expect(back.transform(interleaved: &points) == 2)
        #expect(points.map(\.isNaN) == [false, false, true, true, true, true, false, false])
    }

    @Test("WKT round trip keeps the system")
    func wkt() throws {
        let reference = try SpatialReference(epsg: 4490)
        let copy = try SpatialReference(wkt: reference.wkt())
        #expect(copy.isSame(as: reference))
        #expect(copy.parameters() == reference.parameters())
    }

    @Test(
        "a URL, a file name and nonsense are no reference system",
        arguments: [
            "https://example.org/4490", "/etc/hostname", "EPSG:4490", "", "PROJCS[",
        ])
    func refused(text: String) {
        #expect(throws: GDALError.self) { try SpatialReference(wkt: text) }
    }

    @Test("an unknown code is refused")
    func unknownCode() {
        #expect(throws: GDALError.self) { try SpatialReference(epsg: 999_999) }
    }
}
