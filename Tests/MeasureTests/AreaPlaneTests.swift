import Foundation
import LandModel
import TestSupport
import Testing

@testable import Measure

@Suite struct AreaPlaneTests {
    static let plane = AreaPlane(ellipsoid: .cgcs2000)
    static let degreeMetres = 96_480.0

    /// F by numerical integration (Simpson, 2 000 steps) of its definition, independent of the series.
    private func integral(_ ellipsoid: Ellipsoid, to latitude: Double) -> Double {
        let f = ellipsoid.flattening
        let b = ellipsoid.semiMajorAxis * (1 - f)
        let e2 = f * (2 - f)
        func integrand(_ angle: Double) -> Double {
            let s = sin(angle)
            let w = 1 - e2 * s * s
            return b * b * cos(angle) / (w * w)
        }
        let end = latitude * .pi / 180
        let steps = 2000
        let width = end / Double(steps)
        var sum = integrand(0) + integrand(end)
        for step in 1..<steps { sum += integrand(Double(step) * width) * (step % 2 == 1 ? 4 : 2) }
        return sum * width / 3
    }

    /// The mean radius of the IUGG; a sphere has the inverse flattening 0.
    static let sphere = Ellipsoid(semiMajorAxis: 6_371_008.771, inverseFlattening: 0)

    @Test(
        "y is the integral of the area element, for latitudes on and between the table's nodes",
        arguments: [Ellipsoid.cgcs2000, .xian80, .krassovsky, sphere])
    func ordinate(ellipsoid: Ellipsoid) throws {
        let plane = AreaPlane(ellipsoid: ellipsoid)
        let scale = Self.degreeMetres * 180 / .pi
        for latitude in [
            -90, -45.3, -1e-7, 0, 0.0078124, 0.0078126, 18.3, 24.75, 30, 34.9921875, 53.5, 89.99, 90,
        ] {
            let point = try #require(plane.gridPoint(longitude: 113.5, latitude: latitude))
            let expected = integral(ellipsoid, to: latitude) / scale * 1e6
            // Simpson's rule and double rounding stay within 0.2 µm of 7.3e12.
            #expect(abs(Double(point.y) - expected) <= 0.7, "latitude \(latitude)")
            #expect(point.x == 10_950_480_000_000)
        }
    }

    @Test("neighbouring polynomials meet at the half-way latitudes within 0.001 µm")
    func continuity() {
        Self.plane.nodes.withUnsafeBufferPointer { nodes in
            var worst = 0.0
            for index in 0..<nodes.count - 1 {
                func value(_ node: Int, _ t: Double) -> Double {
                    let c = nodes[node]
                    return ((c.w * t + c.z) * t + c.y) * t + (c.x - nodes[index].x)
                }
                worst = max(worst, abs(value(index, 1.0 / 128) - value(index + 1, -1.0 / 128)))
            }
            #expect(worst < 0.002)
            #expect(worst > 0)
        }
    }

    @Test("the northern hemisphere mirrors the southern")
    func mirror() throws {
        var generator = SplitMix64(seed: 7)
        for _ in 0..<1000 {
            let latitude = Double.random(in: 0...90, using: &generator)
            let north = try #require(Self.plane.gridPoint(longitude: 100, latitude: latitude))
            let south = try #require(Self.plane.gridPoint(longitude: -100, latitude: -latitude))
            #expect(north.x == -south.x && north.y == -south.y)
        }
    }

    @Test(
        "what is not finite or not on the ellipsoid has no grid point",
        arguments: [
            (Double.nan, 30.0), (113, .nan), (.infinity, 30), (113, -.infinity), (180.0000001, 0),
            (0, 90.0000001),
            (38_500_000, 2_500_000), (113, 90.009), (-1e300, 0), (0, 1e19),
        ])
    func outside(longitude: Double, latitude: Double) {
        #expect(Self.plane.gridPoint(longitude: longitude, latitude: latitude) == nil)
        let ring = [113, 30, 113.1, 30, longitude, latitude, 113, 30]
        #expect(Self.plane.twiceArea(ofRing: ring) == nil)
    }

    @Test("map sheets of both ellipsoids have the area of the closed form")
    func sheets() throws {
        let text = String(decoding: try vectorFile("ellipsoid-sheet-vectors.csv"), as: UTF8.self)
        let planes = ["CGCS2000": AreaPlane(ellipsoid: .cgcs2000), "XA80": AreaPlane(ellipsoid: .xian80)]
        var seen = 0
        for line in text.split(whereSeparator: \.isNewline).dropFirst() {
            let cells = line.split(separator: ",").map(String.init)
            let plane = try #require(planes[cells[0]])
            let numbers = try cells[2...].map { try #require(Double($0)) }
            let (south, north, width, expected) = (numbers[0], numbers[1], numbers[2], numbers[6])
            let (west, east) = (114.0, 114 + width)
            let twice = try #require(
                plane.twiceArea(ofRing: [west, south, east, south, east, north, west, north, west, south]))
            let area = try #require(twice.squareMetres)
            // One grid step of the sheet's sides is at most 1e-6 m · 60 km = 0.06 m² (small sheets: less).
            let side = (expected * 4).squareRoot()
            #expect(abs(Double(area.hundredths) / 100 - expected) <= 0.006 + side * 1e-6, "\(line)")
            seen += 1
        }
        #expect(seen == 100)
    }

    /// Twice-areas in µm² and the hundredths they round to; 0.01 m² is 2e10 of them.
    static let roundings: [(units: Int128, hundredths: Int64)] = [
        (0, 0), (9_999_999_999, 0), (10_000_000_000, 1), (-10_000_000_000, -1), (29_999_999_999, 1),
        (30_000_000_000, 2), (-30_000_000_000, -2),
        // 10 000 km² and more leave the narrow division.
        (wide + 10_000_000_000, 1_000_000_000_001), (-wide - 9_999_999_999, -1_000_000_000_000),
    ]
    static let wide = Int128(20_000_000_000) * 1_000_000_000_000

    @Test("areas are rounded once, half away from zero", arguments: roundings)
    func rounding(units: Int128, hundredths: Int64) {
        let rounded = TwiceArea(units: units).squareMetres
        #expect(rounded?.hundredths == hundredths)
    }

    @Test("an area beyond Int64 has no rounded value")
    func overflow() {
        let unit: Int128 = 20_000_000_000
        let largest = unit * Int128(Int64.max)
        #expect(TwiceArea(units: largest).squareMetres?.hundredths == .max)
        #expect(TwiceArea(units: largest + unit).squareMetres == nil)
    }
}
