import CPROJ
import Foundation
import LandModel
import TestSupport
import Testing

@testable import Measure

@Suite struct GaussKrugerInverseTests {
    /// PROJ's transverse Mercator (Poder/Engsager, n⁶) as oracle: forward, then our inverse.
    @Test(
        "agrees with PROJ within 1e-6 m over China, ±3.5° of the meridian",
        arguments: [Ellipsoid.cgcs2000, .xian80, .krassovsky], [1, 0.9996])
    func proj(ellipsoid: Ellipsoid, scale: Double) throws {
        let context = proj_context_create()
        defer { proj_context_destroy(context) }
        let definition =
            "+proj=etmerc +lat_0=0 +lon_0=114 +k=\(scale) +x_0=38500000 +y_0=0 "
            + "+a=\(ellipsoid.semiMajorAxis) +rf=\(ellipsoid.inverseFlattening) +units=m"
        let projection = try #require(proj_create(context, definition))
        defer { proj_destroy(projection) }
        let inverse = GaussKrugerInverse(
            GaussKruger(ellipsoid: ellipsoid, centralMeridian: 114, falseEasting: 38_500_000, scale: scale))
        let seed: UInt64 = 31
        var generator = SplitMix64(seed: seed)
        var tiles = KrugerTiles(inverse)
        var fast: [Double] = []
        var worst = 0.0
        for _ in 0..<5_000 {
            let longitude = 114 + Double.random(in: -3.5...3.5, using: &generator)
            let latitude = Double.random(in: 18...53, using: &generator)
            let radians = proj_coord(longitude * .pi / 180, latitude * .pi / 180, 0, 0)
            let plane = proj_trans(projection, PJ_FWD, radians)
            // The oracle's own inverse of the very same numbers: easting has only 7e-9 m to a unit.
            let back = proj_trans(projection, PJ_INV, plane)
            let series = inverse.degrees(easting: plane.xy.x, northing: plane.xy.y)
            tiles.convert([plane.xy.x, plane.xy.y], into: &fast)
            for ours in [series, (longitude: fast[0], latitude: fast[1])] {
                let east = (ours.longitude - back.lp.lam * 180 / .pi) * 111_320 * cos(latitude * .pi / 180)
                let north = (ours.latitude - back.lp.phi * 180 / .pi) * 111_000
                worst = max(worst, (east * east + north * north).squareRoot())
            }
        }
        #expect(worst <= 1e-6, "seed \(seed)")
    }

    @Test("on a sphere it is the closed form (Snyder, Map Projections, 1987, equations 8-6 and 8-7)")
    func sphere() {
        let radius = 6_371_008.771
        let inverse = GaussKrugerInverse(
            GaussKruger(
                ellipsoid: Ellipsoid(semiMajorAxis: radius, inverseFlattening: 0), centralMeridian: 114))
        var tiles = KrugerTiles(inverse)
        var fast: [Double] = []
        for (east, north) in [(300_000.0, 2_700_000.0), (-150_000, 4_000_000), (0, 1_000_000)] {
            let (x, angle) = (east / radius, north / radius)
            let latitude = asin(sin(angle) / cosh(x)) * 180 / .pi
            let longitude = 114 + atan2(sinh(x), cos(angle)) * 180 / .pi
            let series = inverse.degrees(easting: 500_000 + east, northing: north)
            tiles.convert([500_000 + east, north], into: &fast)
            // 1e-11° is a micrometre.
            for ours in [series, (longitude: fast[0], latitude: fast[1])] {
                #expect(abs(ours.longitude - longitude) < 1e-11)
                #expect(abs(ours.latitude - latitude) < 1e-11)
            }
        }
    }

    @Test(
        "tiles give the series' degrees within 1e-8 m, whatever was converted before",
        arguments: [true, false])
    func tiles(isChina: Bool) {
        let projection = GaussKruger(ellipsoid: .cgcs2000, centralMeridian: 114, falseEasting: 38_500_000)
        let inverse = GaussKrugerInverse(projection)
        var generator = SplitMix64(seed: 77)
        var points: [Double] = []
        for _ in 0..<2_000 {
            let reach = isChina ? 330_000.0 : 1_050_000
            let north = isChina ? 1_900_000...5_900_000 : -10_100_000.0...10_100_000
            var (east, northing) = (
                Double.random(in: -reach...reach, using: &generator),
                Double.random(in: north, using: &generator)
            )
            // Some exactly on the borders of tiles, or next to them.
            if Bool.random(using: &generator) { east = (east / 4_096).rounded() * 4_096 }
            if Int.random(in: 0..<4, using: &generator) == 0 {
                northing = ((northing / 4_096).rounded() * 4_096).nextDown
            }
            // A run of neighbours, so that some points follow others of their tile.
            for step in 0..<Int.random(in: 1...4, using: &generator) {
                points += [38_500_000 + east + Double(step), northing]
            }
        }
        points += [.nan, 2_500_000, 38_500_000, .infinity]
        var tiles = KrugerTiles(inverse)
        var together: [Double] = []
        tiles.convert(points, into: &together)
        #expect(together.count == points.count)
        var worst = 0.0
        var same = true
        for index in stride(from: 0, to: points.count, by: 2) {
            var alone: [Double] = []
            tiles.convert([points[index], points[index + 1]], into: &alone)
            let exact = inverse.degrees(easting: points[index], northing: points[index + 1])
            guard exact.longitude.isFinite else {
                if alone[0].isFinite || together[index].isFinite { same = false }
                continue
            }
            if alone != [together[index], together[index + 1]] { same = false }
            let east = (alone[0] - exact.longitude) * 111_320 * cos(exact.latitude * .pi / 180)
            worst = max(worst, abs(east), abs(alone[1] - exact.latitude) * 111_000)
        }
        #expect(same)
        // At 81° N the term left out is 3e-8 m; degrees have 1.6e-9 m to a unit.
        #expect(worst <= (isChina ? 1e-8 : 1e-7))
    }

    @Test(
        "coordinates of no place on the ellipsoid give NaN",
        arguments: [(Double.nan, 2.5e6), (500_000, .infinity), (38_500_000, 2.5e6), (500_000, 3.9e7)])
    func outOfRange(easting: Double, northing: Double) {
        let projection = GaussKruger(ellipsoid: .cgcs2000, centralMeridian: 114)
        let place = GaussKrugerInverse(projection).degrees(easting: easting, northing: northing)
        #expect(place.longitude.isNaN && place.latitude.isNaN)
        let regulation = RegulationInverse(projection)?.degrees(easting: easting, northing: northing)
        #expect(regulation?.longitude.isNaN == true && regulation?.latitude.isNaN == true)
        var measurer = PatchMeasurer(coordinates: .gaussKruger(projection))
        var patches: [MeasuredPatch] = []
        measurer.measure(
            GeometryColumn([[[(500_000, 2.5e6), (500_100, 2.5e6), (easting, northing), (500_000, 2.5e6)]]]),
            into: &patches)
        let finite = easting.isFinite && northing.isFinite
        #expect(patches[0].flags == (finite ? .coordinateOutOfRange : .coordinateNotFinite))
        #expect(patches[0].area == .zero)
    }
}

@Suite struct RegulationInverseTests {
    struct Vectors: Decodable {
        struct Vector: Decodable {
            var name: String
            var centralMeridian: Double
            /// Northing and easting of each vertex, not closed.
            var points: [[Double]]
            /// m², by the regulation's series without rounding, with rounding, and by an exact inverse.
            var official: Double
            var rounded: Double
            var exact: Double

            enum CodingKeys: String, CodingKey {
                case name
                case centralMeridian = "central_meridian"
                case points = "points_xy_north_east"
                case official = "official_undensified"
                case rounded = "official_undensified_BL_rounded_1e6sec"
                case exact = "official_formula_with_exact_inverse"
            }
        }
        var vectors: [Vector]
    }

    private func area(_ vector: Vectors.Vector, options: MeasureOptions) -> Double {
        let projection = GaussKruger(ellipsoid: .cgcs2000, centralMeridian: vector.centralMeridian)
        var measurer = PatchMeasurer(coordinates: .gaussKruger(projection), options: options)
        var ring = vector.points.map { ($0[1], $0[0]) }
        ring.append(ring[0])
        var patches: [MeasuredPatch] = []
        measurer.measure(GeometryColumn([[ring]]), into: &patches)
        return Double(patches[0].area.hundredths) / 100
    }

    @Test("polygons of seven places have the regulation's area, un-rounded and rounded")
    func polygons() throws {
        let vectors = try JSONDecoder().decode(
            Vectors.self, from: try vectorFile("ellipsoid-polygon-vectors.json")
        ).vectors
        #expect(vectors.count == 28)
        for vector in vectors {
            let exact = area(vector, options: MeasureOptions())
            // 0.005 for the result's own rounding, and the grid of 1 µm along the perimeter.
            let grid = 0.006 + 4 * vector.official.squareRoot() * 1e-6
            #expect(
                abs(exact - vector.exact) <= grid, "\(vector.name) \(exact)")
            // With its series, 1e-4 m off: 0.003 m² on 60 km².
            #expect(abs(exact - vector.official) <= grid + 0.003, "\(vector.name) \(exact)")
            let rounded = area(vector, options: MeasureOptions(roundAnglesToMicroArcSecond: true))
            #expect(
                abs(rounded - vector.rounded) <= grid,
                "\(vector.name) \(rounded)")
        }
    }

    @Test("the published points of Xi'an 80 come back within 2e-4″")
    func publishedPoints() throws {
        let projection = GaussKruger(ellipsoid: .xian80, centralMeridian: 120)
        let inverse = try #require(RegulationInverse(projection))
        // Northing, easting, and the printed latitude and longitude in seconds.
        let points: [[Double]] = [
            [3_116_938.6138, 524_552.5834, 101_400, 432_900],
            [3_121_545.1708, 518_407.2854, 101_550, 432_675],
        ]
        for point in points {
            let place = inverse.degrees(easting: point[1], northing: point[0])
            #expect(abs(place.latitude * 3600 - point[2]) <= 2e-4)
            #expect(abs(place.longitude * 3600 - point[3]) <= 2e-4)
        }
    }

    @Test("an ellipsoid without printed constants is rounded after the exact inverse")
    func otherEllipsoid() {
        let projection = GaussKruger(ellipsoid: .krassovsky, centralMeridian: 114)
        #expect(RegulationInverse(projection) == nil)
        var conversion = AngleConversion(
            coordinates: .gaussKruger(projection), options: MeasureOptions(roundAnglesToMicroArcSecond: true))
        var degrees: [Double] = []
        conversion.convert([512_345.678, 2_712_345.678], into: &degrees)
        let exact = GaussKrugerInverse(projection).degrees(easting: 512_345.678, northing: 2_712_345.678)
        #expect(
            degrees == [AngleConversion.rounded(exact.longitude), AngleConversion.rounded(exact.latitude)])
    }
}
