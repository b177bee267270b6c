import LandModel
import TestSupport
import Testing

@testable import Measure

@Suite struct LineMeasurerTests {
    private let plane = AreaPlane(ellipsoid: .cgcs2000)

    /// Lines of parts of (longitude, latitude).
    private func batch(_ lines: [[[(Double, Double)]]], _ state: GeometryState = .lines) -> GeometryColumn {
        var geometry = GeometryColumn()
        for line in lines { geometry.append([line], state: state) }
        return geometry
    }

    private func district(_ code: String, _ west: Double, _ south: Double, _ east: Double, _ north: Double)
        throws -> (
            code: String, shape: PlaneShape
        )
    {
        let corners = [(west, south), (east, south), (east, north), (west, north)]
        let ring = try corners.map { try #require(plane.gridPoint(longitude: $0.0, latitude: $0.1)) }
        return (code, PlaneShape([[ring]]))
    }

    private func measure(
        _ geometry: GeometryColumn, _ districts: DistrictLocator? = nil
    ) -> (lines: [MeasuredLine], pieces: [LinePiece]) {
        var measurer = LineMeasurer(coordinates: .geographic(.cgcs2000), plane: plane, districts: districts)
        var (lines, pieces): ([MeasuredLine], [LinePiece]) = ([], [])
        measurer.measure(geometry, into: &lines, pieces: &pieces)
        return (lines, pieces)
    }

    @Test("a degree of the meridian from 24° to 25° N, in one part and in two")
    func meridian() {
        // From the series of the meridian arc, m: 110 767.94 between 24° and 25° on CGCS2000 (a = 6 378 137).
        let whole = measure(batch([[[(113, 24), (113, 25)]]])).lines[0]
        let halves = measure(batch([[[(113, 24), (113, 24.5)], [(113, 24.5), (113, 25)]]])).lines[0]
        #expect(abs(Double(whole.length.micrometres) * 1e-6 - meridianArc(24, 25)) < 1e-5)
        #expect(abs(whole.length.micrometres - halves.length.micrometres) <= 1)
        #expect(whole.rules.isEmpty && whole.isCountable)
    }

    /// Simpson's rule over the radius of curvature in the meridian.
    private func meridianArc(_ south: Double, _ north: Double) -> Double {
        let ellipsoid = Ellipsoid.cgcs2000
        let e2 = ellipsoid.flattening * (2 - ellipsoid.flattening)
        func radius(_ degrees: Double) -> Double {
            let s = sine(degrees * .pi / 180)
            let w = 1 - e2 * s * s
            return ellipsoid.semiMajorAxis * (1 - e2) / (w * w.squareRoot())
        }
        let steps = 1_000
        let width = (north - south) / Double(steps)
        var sum = radius(south) + radius(north)
        for step in 1..<steps { sum += radius(south + Double(step) * width) * (step % 2 == 1 ? 4 : 2) }
        return sum * width * .pi / 180 / 3
    }

    private func sine(_ x: Double) -> Double {
        var (term, sum) = (x, x)
        for k in 1..<12 {
            term *= -x * x / Double(2 * k * (2 * k + 1))
            sum += term
        }
        return sum
    }

    @Test("a long line across two districts is split where it crosses their border on the ground")
    func split() throws {
        let districts = DistrictLocator([
            try district("south", 112, 24, 114, 24.5), try district("north", 112, 24.5, 114, 25),
        ])
        #expect(districts.codes == ["north", "south"])
        let measured = measure(
            batch([[[(113, 24.1), (113, 24.9)]], [[(113, 24.9), (113, 24.1)]]]), districts)
        #expect(measured.lines[0] == measured.lines[1])
        let pieces = measured.pieces.filter { $0.row == 0 }
        #expect(pieces.map(\.district) == [0, 1])
        #expect(pieces.reduce(.zero) { $0 + $1.length } == measured.lines[0].length)
        #expect(abs(Double(pieces[1].length.micrometres) * 1e-6 - meridianArc(24.1, 24.5)) < 0.005)
        #expect(abs(Double(pieces[0].length.micrometres) * 1e-6 - meridianArc(24.5, 24.9)) < 0.005)
        #expect(measured.pieces.filter { $0.row == 1 }.map(\.length) == pieces.map(\.length))
    }

    @Test("what lies in no district is told as outside, and pieces add up")
    func outside() throws {
        let districts = DistrictLocator([try district("a", 113, 24, 113.01, 24.01)])
        let line = [(112.995, 24.005), (113.005, 24.005), (113.005, 24.02)]
        let measured = measure(batch([[line]]), districts)
        #expect(measured.pieces.map(\.district) == [nil, 0])
        #expect(measured.pieces.reduce(.zero) { $0 + $1.length } == measured.lines[0].length)
    }

    @Test(
        "reversed, with parts in another order, cut at vertices, from other batches: the same to the micrometre"
    )
    func invariance() throws {
        var generator = SplitMix64(announcing: "LineMeasurerTests.invariance")
        var codes: [(code: String, shape: PlaneShape)] = []
        for column in 0..<5 {
            for row in 0..<5 {
                let (west, south) = (113 + Double(column) * 0.01, 24 + Double(row) * 0.01)
                codes.append(try district("\(column)\(row)", west, south, west + 0.01, south + 0.01))
            }
        }
        for _ in 0..<50 {
            var parts: [[(Double, Double)]] = []
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                parts.append(
                    (0..<Int.random(in: 2...30, using: &generator)).map { _ in
                        (
                            113 + Double.random(in: -0.01...0.06, using: &generator),
                            24 + Double(Int.random(in: -5...30, using: &generator)) * 0.002
                        )
                    })
            }
            let expected = measure(batch([parts]), DistrictLocator(codes))
            let turned = measure(
                batch([parts.reversed().map { $0.reversed() }]),
                DistrictLocator(codes.shuffled(using: &generator)))
            #expect(turned.lines == expected.lines && turned.pieces == expected.pieces)
            // Every segment a feature of its own.
            let segments = parts.flatMap { part in zip(part, part.dropFirst()).map { [[$0, $1]] } }
            let single = measure(batch(segments), DistrictLocator(codes))
            #expect(single.lines.reduce(.zero) { $0 + $1.length } == expected.lines[0].length)
            for piece in expected.pieces {
                let sum = single.pieces.filter { $0.district == piece.district }.reduce(.zero) {
                    $0 + $1.length
                }
                #expect(sum == piece.length)
            }
        }
    }

    @Test("what cannot be measured is told, and nothing is left of it")
    func faults() {
        var geometry = batch([
            [[(113, 24), (.nan, 24)]], [[(113, 24), (181, 24)]], [[(113, 24), (113, 24)]], [[(113, 24)]],
        ])
        for state in [GeometryState.null, .empty, .corrupt, .otherKind, .polygon, .points] {
            geometry.append([[[(113, 24), (114, 24)]]], state: state)
        }
        geometry.append([[[(113, 24), (114, 24)]]], state: .linearisedLines)
        let lines = measure(geometry).lines
        #expect(
            lines.map(\.rules) == [
                [.coordinateNotFinite], [.coordinateOutOfRange], [.lengthNotPositive], [.lengthNotPositive],
                [.geometryNull], [.geometryEmpty], [.geometryCorrupt], [.geometryOtherKind],
                [.geometryOtherKind],
                [.geometryOtherKind], [.curveLinearised],
            ])
        #expect(lines.dropLast().allSatisfy { $0.length == .zero })
        #expect(
            lines.map(\.isCountable) == [false, false, true, true] + Array(repeating: false, count: 6) + [
                true
            ])
    }

    @Test("points by district, several in one feature; borders go to one side")
    func points() throws {
        let districts = DistrictLocator([
            try district("a", 113, 24, 114, 25), try district("b", 114, 24, 115, 25),
        ])
        var geometry = GeometryColumn()
        geometry.append([[[(113.5, 24.5)]]], state: .points)
        geometry.append([[[(114, 24.5), (113.5, 24.5), (114.5, 24.5), (120, 24.5)]]], state: .points)
        geometry.append([[[(113.5, .infinity)]]], state: .points)
        geometry.append([], state: .null)
        geometry.append([[[(113.5, 24.5)]]], state: .lines)
        var measurer = PointMeasurer(coordinates: .geographic(.cgcs2000), plane: plane, districts: districts)
        var (points, pieces): ([MeasuredPoints], [PointPiece]) = ([], [])
        measurer.measure(geometry, into: &points, pieces: &pieces)
        #expect(points.map(\.count) == [1, 4, 0, 0, 0])
        #expect(points.map(\.isCountable) == [true, true, false, false, false])
        #expect(
            points.map(\.rules) == [[], [], [.coordinateNotFinite], [.geometryNull], [.geometryOtherKind]])
        #expect(
            pieces == [
                PointPiece(row: 0, district: 0, count: 1), PointPiece(row: 1, district: nil, count: 1),
                PointPiece(row: 1, district: 0, count: 1), PointPiece(row: 1, district: 1, count: 2),
            ])
    }
}
