import GEOSBridge
import LandModel
import TestSupport
import Testing

@testable import Measure

typealias TestRing = [(Double, Double)]

/// An axis-parallel rectangle, closed, counter-clockwise.
func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> TestRing {
    [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
}

@Suite struct PolygonValidatorTests {
    private static let model = CoordinateModel.geographic(.cgcs2000)
    private let validator: PolygonValidator

    init() throws { validator = try PolygonValidator(coordinates: Self.model) }

    private static func vertices(_ geometry: GeometryColumn) throws -> RingVertices {
        let vertices = RingVertices()
        try #require(vertices.load(geometry, feature: 0))
        return vertices
    }

    static let shell = rectangle(113, 24, 10, 10)

    /// Polygons with what the rules say, told in GEOS's words, and whether the certificate alone can tell.
    static let cases: [(name: String, polygons: [[TestRing]], reason: String?, isCertified: Bool)] = [
        ("square", [[shell]], nil, true),
        ("clockwise square", [[shell.reversed()]], nil, true),
        ("open square", [[Array(shell.dropLast())]], nil, true),
        ("repeated vertex", [[[shell[0], shell[0]] + shell[1...] + [shell[0]]]], nil, true),
        (
            "vertices along an edge", [[[(0, 0), (1, 0), (2, 0), (3, 0), (3, 2), (0, 2), (0, 1), (0, 0)]]],
            nil, true
        ),
        ("bow-tie", [[[(0, 0), (2, 2), (2, 0), (0, 2), (0, 0)]]], "Self-intersection", false),
        ("spike", [[[(0, 0), (4, 0), (4, 4), (4, 6), (4, 4), (0, 4), (0, 0)]]], "Self-intersection", false),
        (
            "figure of eight at a vertex", [[[(0, 0), (1, 1), (0, 2), (2, 2), (1, 1), (2, 0), (0, 0)]]],
            "Ring Self-intersection", false
        ),
        (
            "vertex on an edge", [[[(0, 0), (4, 0), (4, 4), (2, 0), (0, 4), (0, 0)]]], "Self-intersection",
            false
        ),
        ("two points", [[[(0, 0), (1, 1), (0, 0)]]], "Too few points in geometry component", false),
        (
            "two points over and over", [[[(0, 0), (1, 1), (0, 0), (1, 1), (0, 0)]]], "Self-intersection",
            false
        ),
        ("flat", [[[(0, 0), (1, 0), (2, 0), (0, 0)]]], "Self-intersection", false),
        ("hole", [[shell, rectangle(115, 26, 2, 2)]], nil, true),
        ("two holes", [[shell, rectangle(115, 26, 2, 2), rectangle(118, 26, 2, 2).reversed()]], nil, true),
        (
            "hole that touches the shell at a point",
            [[shell, [(113, 28), (115, 27), (115, 29), (113, 28)]]], nil, false
        ),
        ("hole that shares an edge", [[shell, rectangle(113, 26, 2, 2)]], "Self-intersection", false),
        ("hole outside", [[shell, rectangle(124, 26, 2, 2)]], "Hole lies outside shell", false),
        ("hole around the shell", [[shell, rectangle(112, 23, 12, 12)]], "Hole lies outside shell", false),
        ("hole across the shell", [[shell, rectangle(122, 26, 2, 2)]], "Self-intersection", false),
        (
            "nested holes", [[shell, rectangle(114, 25, 6, 6), rectangle(116, 27, 2, 2)]], "Holes are nested",
            false
        ),
        (
            "holes nested the other way", [[shell, rectangle(116, 27, 2, 2), rectangle(114, 25, 6, 6)]],
            "Holes are nested", false
        ),
        ("two parts", [[shell], [rectangle(124, 24, 2, 2)]], nil, true),
        ("parts that touch at a point", [[shell], [rectangle(123, 34, 2, 2)]], nil, false),
        ("parts that overlap", [[shell], [rectangle(120, 30, 9, 9)]], "Self-intersection", false),
        ("part in part", [[shell], [rectangle(115, 26, 2, 2)]], "Nested shells", false),
        ("part in a hole", [[shell, rectangle(115, 26, 4, 4)], [rectangle(116, 27, 2, 2)]], nil, false),
        ("the same ring twice", [[shell, shell]], "Self-intersection", false),
        (
            "holes that cut the inside in two",
            [
                [
                    shell, [(113, 29), (118, 30), (118, 28), (113, 29)],
                    [(118, 28), (123, 29), (118, 30), (120, 29), (118, 28)],
                ]
            ], "Self-intersection", false
        ),
    ]

    @Test("faults are named, and only what touches or crosses is left to GEOS", arguments: cases.indices)
    func named(index: Int) throws {
        let item = Self.cases[index]
        let geometry = GeometryColumn(item.polygons)
        let fault = try validator.fault(of: 0, in: geometry)
        let expected = item.reason
        #expect((fault == nil) == (expected == nil), "\(item.name): \(String(describing: fault))")
        #expect(validator.decidedByGEOS == (item.isCertified ? 0 : 1), "\(item.name)")
        // GEOS itself, asked without us.
        let rings = CoordinatePolygon.polygons(of: 0, in: geometry)
        guard rings.allSatisfy({ $0.rings.allSatisfy { $0.count >= 8 } }) else { return }
        switch try PolygonGeometry(rings, context: GEOSContext()).validity() {
        case .valid: #expect(fault == nil, "\(item.name)")
        case .invalid(let reason, let x, let y):
            #expect(fault?.reason == reason, "\(item.name)")
            #expect(fault?.place == Finding.Place(longitude: x, latitude: y), "\(item.name)")
        }
    }

    @Test(
        "the sweep gives the screen's verdict, and tells a part in a hole by itself", arguments: cases.indices
    )
    func sweepOnCases(index: Int) throws {
        let item = Self.cases[index]
        let vertices = RingVertices()
        guard vertices.load(GeometryColumn(item.polygons), feature: 0) else { return }
        #expect(
            RingSweep.isValid(vertices) == (item.isCertified || item.name == "part in a hole"), "\(item.name)"
        )
    }

    @Test(
        "numbers that are not finite are a fault with no place",
        arguments: [Double.nan, .infinity, -.infinity])
    func notFinite(bad: Double) throws {
        var ring = Self.shell
        ring[2].1 = bad
        let fault = try validator.fault(of: 0, in: GeometryColumn([[ring]]))
        #expect(fault == PolygonFault(feature: 0, reason: "Invalid Coordinate", place: nil))
    }

    @Test("features without polygons and without vertices")
    func nothing() throws {
        var geometry = GeometryColumn()
        for state in [GeometryState.null, .empty, .notPolygonal, .corrupt] {
            geometry.append([], state: state)
        }
        geometry.append([[[]]])
        geometry.append([[Self.shell]])
        let faults = try validator.faults(in: geometry)
        #expect(faults.map(\.feature) == [4])
        #expect(faults.first?.reason == "Too few points in geometry component")
    }

    @Test("places of a projected source are in degrees")
    func projectedPlace() throws {
        let projection = GaussKruger(ellipsoid: .cgcs2000, centralMeridian: 114, falseEasting: 38_500_000)
        let validator = try PolygonValidator(coordinates: .gaussKruger(projection))
        let (x, y) = (38_512_000.0, 2_712_000.0)
        let bowTie = [(x, y), (x + 200, y + 200), (x + 200, y), (x, y + 200), (x, y)]
        let fault = try #require(try validator.fault(of: 0, in: GeometryColumn([[bowTie]])))
        let expected = GaussKrugerInverse(projection).degrees(easting: x + 100, northing: y + 100)
        let place = try #require(fault.place)
        // A hundredth of a millimetre.
        #expect(abs(place.longitude - expected.longitude) < 1e-10)
        #expect(abs(place.latitude - expected.latitude) < 1e-10)
    }

    /// GEOS's verdict on a feature.
    private func oracle(_ polygons: [[TestRing]], _ context: GEOSContext) throws -> Bool {
        let rings = CoordinatePolygon.polygons(of: 0, in: GeometryColumn(polygons))
        return try PolygonGeometry(rings, context: context).validity() == .valid
    }

    @Test("screen and sweep certify nothing that GEOS calls invalid, and all that is far from touching")
    func random() throws {
        var generator = SplitMix64(announcing: "PolygonValidatorTests.random")
        let context = try GEOSContext()
        var (certified, valid) = (0, 0)
        let screen = BoxScreen()
        for round in 0..<3_000 {
            var polygons: [[TestRing]] = []
            for _ in 0..<Int.random(in: 1...2, using: &generator) {
                var rings: [TestRing] = []
                for ring in 0..<Int.random(in: 1...3, using: &generator) {
                    // Small whole numbers touch, coincide and run along one another often; others hardly ever.
                    let isLattice = round % 2 == 0
                    let size = ring == 0 ? 12.0 : 4.0
                    let (cx, cy) = (
                        Double.random(in: 0...8, using: &generator),
                        Double.random(in: 0...8, using: &generator)
                    )
                    var points: TestRing = []
                    if Bool.random(using: &generator) {
                        points = starRing(
                            longitude: cx, latitude: cy, radius: size * 55_000,
                            vertices: Int.random(in: 3...24, using: &generator), using: &generator)
                    } else {
                        for _ in 0..<Int.random(in: 3...6, using: &generator) {
                            points.append(
                                (
                                    cx + Double.random(in: -size...size, using: &generator),
                                    cy + Double.random(in: -size...size, using: &generator)
                                ))
                        }
                        points.append(points[0])
                    }
                    if isLattice { points = points.map { ($0.0.rounded(), $0.1.rounded()) } }
                    rings.append(points)
                }
                polygons.append(rings)
            }
            let isValid = try oracle(polygons, context)
            if isValid { valid += 1 }
            let vertices = RingVertices()
            let geometry = GeometryColumn(polygons)
            let screened: Bool
            let swept: Bool
            if vertices.load(geometry, feature: 0) {
                screened = screen.areRingsSimple(vertices) && RingNesting.isProper(vertices)
                swept = RingSweep.isValid(vertices)
            } else {
                (screened, swept) = (false, false)
            }
            #expect(!screened || isValid, "round \(round): \(polygons)")
            #expect(!swept || isValid, "round \(round): \(polygons)")
            // The sweep knows parts in holes, the screen does not.
            #expect(!screened || swept, "round \(round): \(polygons)")
            if swept { certified += 1 }
            #expect((try validator.fault(of: 0, in: geometry) == nil) == isValid, "round \(round)")
            if !isValid, polygons.count == 1, polygons[0].count == 1 {
                let ring = geometry.vertices(ofRing: 0)
                #expect(
                    !geometry.coordinates.withUnsafeBytes { StarScreen.isStar($0, vertices: ring) },
                    "round \(round)")
            }
        }
        // Valid but touching features are the rest; half of them lie on the lattice.
        #expect(valid > 300)
        #expect(certified * 2 > valid)
    }

    @Test(
        "a ring of 20,000 vertices is certified, and a single crossing in it is not",
        arguments: [false, true])
    func large(isTransposed: Bool) throws {
        // A comb of 5,000 teeth.
        var ring: TestRing = [(0, -1)]
        for tooth in 0..<5_000 {
            let y = Double(tooth)
            ring += [(100, y), (100, y + 0.4), (1, y + 0.5), (1, y + 0.9)]
        }
        ring += [(0, 5_000), (0, -1)]
        if isTransposed { ring = ring.map { ($0.1, $0.0) } }
        #expect(RingSweep.isValid(try Self.vertices(GeometryColumn([[ring]]))))
        #expect(try validator.fault(of: 0, in: GeometryColumn([[ring]])) == nil)
        #expect(validator.decidedByGEOS == 0)
        for bad in [4_001, 9_999, 19_995] {
            var crossed = ring
            crossed.swapAt(bad, bad + 1)
            #expect(!RingSweep.isValid(try Self.vertices(GeometryColumn([[crossed]]))))
            #expect(
                try validator.fault(of: 0, in: GeometryColumn([[crossed]]))?.reason == "Self-intersection")
        }
    }

    @Test("a polygon of many holes, and one of them nested or outside")
    func manyHoles() throws {
        var rings = [rectangle(-1, -1, 102, 102)]
        for index in 0..<900 {
            rings.append(rectangle(Double(index % 30) * 3, Double(index / 30) * 3, 2, 2))
            if index % 2 == 0 { rings[index + 1].reverse() }
        }
        #expect(RingSweep.isValid(try Self.vertices(GeometryColumn([rings]))))
        #expect(!RingSweep.isValid(try Self.vertices(GeometryColumn([rings + [rectangle(3.5, 3.5, 1, 1)]]))))
        #expect(!RingSweep.isValid(try Self.vertices(GeometryColumn([rings + [rectangle(200, 3.5, 1, 1)]]))))
        // Islands in holes are parts of their own.
        let island = [rectangle(3.5, 3.5, 1, 1)]
        #expect(RingSweep.isValid(try Self.vertices(GeometryColumn([rings, island]))))
        #expect(!RingSweep.isValid(try Self.vertices(GeometryColumn([rings, [rectangle(95, 95, 1, 1)]]))))
    }
}
