import LandModel
import TestSupport
import Testing

@testable import Measure

@Suite struct PatchMeasurerTests {
    static let plane = AreaPlane(ellipsoid: .cgcs2000)

    private func measure(_ geometry: GeometryColumn, options: MeasureOptions = MeasureOptions())
        -> [MeasuredPatch]
    {
        var measurer = PatchMeasurer(
            coordinates: .geographic(.cgcs2000), options: options, plane: Self.plane)
        var patches: [MeasuredPatch] = []
        measurer.measure(geometry, into: &patches)
        return patches
    }

    private func square(_ west: Double, _ south: Double, _ side: Double, reversed: Bool = false) -> [(
        Double, Double
    )] {
        let ring = [
            (west, south), (west + side, south), (west + side, south + side), (west, south + side),
            (west, south),
        ]
        return reversed ? ring.reversed() : ring
    }

    @Test("a feature has one area whatever the first vertex and direction of its rings")
    func startAndDirection() {
        var generator = SplitMix64(announcing: "startAndDirection")
        for round in 0..<200 {
            let vertices = Int.random(in: 3...60, using: &generator)
            let longitude = Double.random(in: 73...135, using: &generator)
            let latitude = Double.random(in: 18...53, using: &generator)
            let radius = Double.random(in: 5...40_000, using: &generator)
            let ring = starRing(
                longitude: longitude, latitude: latitude, radius: radius, vertices: vertices,
                using: &generator)
            var geometry = GeometryColumn()
            for start in 0..<vertices {
                let turned = Array(ring[start..<vertices] + ring[..<start])
                geometry.append([[turned + [turned[0]]]])
                geometry.append([[(turned + [turned[0]]).reversed()]])
            }
            let areas = Set(measure(geometry).map(\.area))
            #expect(areas.count == 1, "round \(round)")
            #expect(areas.first != .zero)
        }
    }

    @Test("two parts of a polygon add up to it exactly, before rounding")
    func additive() throws {
        var generator = SplitMix64(announcing: "additive")
        for round in 0..<200 {
            let ring = starRing(
                longitude: 113.4, latitude: 24.8, radius: 700, vertices: 24, using: &generator
            ).dropLast()
            let cut = Int.random(in: 2...21, using: &generator)
            let first = Array(ring[0...cut])
            let second = Array(ring[cut...]) + [ring[0]]
            func twice(_ part: [(Double, Double)]) throws -> TwiceArea {
                try #require(Self.plane.twiceArea(ofRing: part.flatMap { [$0.0, $0.1] }))
            }
            #expect(try twice(first) + twice(second) == twice(Array(ring)), "round \(round)")
        }
    }

    @Test("the area of a grid ring is the integer shoelace of its grid points")
    func shoelace() throws {
        var generator = SplitMix64(seed: 5)
        let ring = starRing(longitude: 100, latitude: 40, radius: 9_000, vertices: 500, using: &generator)
        let points = try ring.map { try #require(Self.plane.gridPoint(longitude: $0.0, latitude: $0.1)) }
        var expected: Int128 = 0
        for (a, b) in zip(points, points.dropFirst()) {
            expected += Int128(a.x) * Int128(b.y) - Int128(b.x) * Int128(a.y)
        }
        #expect(try #require(Self.plane.twiceArea(ofRing: ring.flatMap { [$0.0, $0.1] })).units == expected)
    }

    @Test("holes are taken away and parts added, whatever the direction of the rings")
    func holesAndParts() {
        let shell = square(113, 24, 0.01)
        let hole = square(113.002, 24.002, 0.003)
        let other = square(113.02, 24, 0.004)
        let alone = measure(
            {
                var geometry = GeometryColumn()
                for ring in [shell, hole, other] { geometry.append([[ring]]) }
                return geometry
            }()
        ).map(\.area)
        let expected = alone[0] - alone[1] + alone[2]
        for (index, parts) in [
            [[shell, hole.reversed()], [other]], [[shell.reversed(), hole], [other]],
            [[other.reversed()], [shell, hole]],
        ].enumerated() {
            let patch = measure(GeometryColumn(parts))[0]
            // Each of the three was rounded on its own.
            #expect(abs((patch.area - expected).hundredths) <= 1)
            #expect(patch.flags == (index == 2 ? [.ringOrientation] : []))
            #expect(patch.state == .multiPolygon)
        }
    }

    @Test("geodesic areas by PROJ agree within the plane's known difference")
    func geodesic() {
        let seed: UInt64 = 1_234
        var generator = SplitMix64(seed: seed)
        for round in 0..<300 {
            let radius = [30.0, 280, 3_000][round % 3]
            // A geodesic leaves the plane's straight edge by up to s² tan B / 8R (0.02 mm for 30 m, 0.2 m for 3 km),
            // always towards the pole: what the lower edges of a ring lose the upper ones gain, up to their difference
            // in length and slope. The worst of 30,000 such rings each: 0, 2.2e-6 and 2.1e-5 of the area.
            let allowed = [1e-6, 5e-6, 6e-5][round % 3]
            let ring = starRing(
                longitude: Double.random(in: 73...135, using: &generator),
                latitude: Double.random(in: 18...53, using: &generator), radius: radius, vertices: 8,
                using: &generator)
            let expected = geodesicArea(ring)
            let area = Double(measure(GeometryColumn([[ring]]))[0].area.hundredths) / 100
            #expect(abs(area - expected) <= allowed * expected + 0.006, "round \(round)")
        }
    }

    @Test("the kind of fault is told and an unusable coordinate leaves no area")
    func flags() {
        let shell = square(113, 24, 0.01)
        func flags(_ polygons: [[[(Double, Double)]]]) -> PatchFlags {
            measure(GeometryColumn(polygons))[0].flags
        }
        #expect(flags([[shell]]) == [])
        #expect(flags([[Array(shell.dropLast())]]) == .ringNotClosed)
        #expect(flags([[Array(shell.dropLast(3))]]) == [.ringNotClosed, .ringTooShort, .zeroArea])
        #expect(flags([[[(113, 24), (113.01, 24), (113, 24)]]]) == [.ringTooShort, .zeroArea])
        #expect(flags([[shell, shell.reversed()]]) == [.holesLargerThanShell, .zeroArea])
        #expect(flags([[square(113, 24, 0.001), shell.reversed()]]) == .holesLargerThanShell)
        #expect(flags([[shell, square(113.001, 24.001, 0.001)]]) == .ringOrientation)
        for bad in [Double.nan, .infinity, -.infinity] {
            #expect(
                flags([[shell, [(113, 24), (bad, 24), (113, 24.1), (113, 24)]]]) == .coordinateNotFinite)
            #expect(
                flags([[shell, [(113, 24), (113, bad), (113, 24.1), (113, 24)]]]) == .coordinateNotFinite)
        }
        #expect(
            flags([[[(38_500_000, 2_700_000), (38_500_100, 2_700_000), (38_500_100, 2_700_100)]]])
                == .coordinateOutOfRange)
        let patches = measure(GeometryColumn([[shell, [(113, 24), (.nan, 24), (113, 24.1), (113, 24)]]]))
        #expect(patches[0].area == .zero)
        #expect(flags([[shell], []]) == [])
        #expect(flags([[[]]]) == [.ringTooShort, .zeroArea])
    }

    @Test("joined ends give the area of the closed ring")
    func unclosed() {
        let shell = square(113, 24, 0.01)
        let closed = measure(GeometryColumn([[shell]]))[0].area
        #expect(measure(GeometryColumn([[Array(shell.dropLast())]]))[0].area == closed)
    }

    @Test("rules follow the flags in their order")
    func rules() {
        let flags: PatchFlags = [.zeroArea, .ringNotClosed, .coordinateNotFinite]
        #expect(flags.rules == [.coordinateNotFinite, .ringNotClosed, .areaNotPositive])
    }

    @Test("features without polygons keep their state and their neighbours' areas stand")
    func states() {
        let shell = square(113, 24, 0.01)
        var geometry = GeometryColumn()
        geometry.append([[shell]])
        for state in [GeometryState.null, .empty, .notPolygonal] { geometry.append([], state: state) }
        geometry.append([[Array(shell.dropLast(2))]], state: .corrupt)
        geometry.append([[shell]], state: .linearisedCurve)
        let patches = measure(geometry)
        #expect(patches.map(\.state) == [.polygon, .null, .empty, .notPolygonal, .corrupt, .linearisedCurve])
        #expect(patches[1...4].allSatisfy { $0.area == .zero && $0.flags == [] })
        #expect(patches[5].area == patches[0].area && patches[0].area > .zero)
    }

    @Test("angles rounded to 1e-6″ by option")
    func roundedAngles() {
        // 0.4e-6″ is rounded away, 0.6e-6″ up to 1e-6″.
        #expect(AngleConversion.rounded(113.0 + 0.4e-6 / 3600) == 113.0)
        #expect(abs(AngleConversion.rounded(113.0 + 0.6e-6 / 3600) - (113.0 + 1e-6 / 3600)) < 2e-14)
        let shell = square(113, 24, 0.01).map { ($0.0 + 0.4e-6 / 3600, $0.1) }
        let exact = square(113, 24, 0.01)
        let options = MeasureOptions(roundAnglesToMicroArcSecond: true)
        #expect(
            measure(GeometryColumn([[shell]]), options: options)[0].area
                == measure(GeometryColumn([[exact]]), options: options)[0].area)
    }

    @Test("a batch measured again, or with a measurer used before, gives the same rows")
    func reuse() {
        var measurer = PatchMeasurer(
            coordinates: .gaussKruger(GaussKruger(ellipsoid: .cgcs2000, centralMeridian: 114)))
        var patches: [MeasuredPatch] = []
        let small = GeometryColumn([[square(500_000, 2_700_000, 100)]])
        measurer.measure(small, into: &patches)
        let first = patches
        measurer.measure(
            GeometryColumn([[square(400_000, 2_800_000, 5_000)], [square(600_000, 2_800_000, 9)]]),
            into: &patches)
        #expect(patches.count == 1)
        measurer.measure(small, into: &patches)
        #expect(patches == first)
        #expect(abs(first[0].area.hundredths - 1_000_000) <= 1)
    }
}
