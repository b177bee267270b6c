import Testing

@testable import GEOSBridge

@Suite struct PolygonGeometryTests {
    private static func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> [Double] {
        [x, y, x + width, y, x + width, y + height, x, y + height, x, y]
    }

    private let context: GEOSContext

    init() throws { context = try GEOSContext() }

    private func geometry(_ polygons: [[[Double]]]) throws -> PolygonGeometry {
        try PolygonGeometry(polygons.map { CoordinatePolygon(rings: $0) }, context: context)
    }

    @Test("shells add, holes subtract")
    func area() throws {
        let shell = Self.rectangle(0, 0, 10, 10)
        #expect(try geometry([[shell]]).area() == 100)
        #expect(try geometry([[shell, Self.rectangle(1, 1, 2, 3)]]).area() == 94)
        #expect(try geometry([[shell], [Self.rectangle(20, 0, 2, 2)]]).area() == 104)
        #expect(try geometry([]).area() == 0)
        #expect(try geometry([[]]).area() == 0)
    }

    @Test("a refused ring is an error with the call and the library's words, and leaves the context usable")
    func refused() throws {
        let short = [0.0, 0, 0, 0]
        let open = [0.0, 0, 1, 0, 1, 1, 0, 1]
        for polygons in [
            [[short]], [[open]], [[Self.rectangle(0, 0, 9, 9)], [Self.rectangle(20, 0, 9, 9), open]],
        ] {
            let error = #expect(throws: GEOSError.self) { try geometry(polygons) }
            guard case .failed(let call, let message) = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
            #expect(call == "GEOSGeom_createLinearRing")
            #expect(message.contains("LinearRing"))
        }
        #expect(try geometry([[Self.rectangle(0, 0, 1, 1)]]).validity() == .valid)
    }

    @Test("the first fault comes with its place")
    func validity() throws {
        let bowTie = [0.0, 0, 2, 2, 2, 0, 0, 2, 0, 0]
        #expect(try geometry([[bowTie]]).validity() == .invalid(reason: "Self-intersection", x: 1, y: 1))
    }

    @Test("repair by structure keeps polygons and tells what collapsed")
    func repair() throws {
        let bowTie = try geometry([[[0, 0, 2, 2, 2, 0, 0, 2, 0, 0]]]).madeValid()
        #expect(bowTie.polygons.count == 2 && !bowTie.hasDroppedParts)
        #expect(try PolygonGeometry(bowTie.polygons, context: context).area() == 2)
        let shell = Self.rectangle(0, 0, 10, 10)
        let holed = try geometry([[shell, Self.rectangle(2, 2, 3, 3)]]).madeValid()
        #expect(holed.polygons.map(\.rings.count) == [2])
        let collapsed = try geometry([[shell], [[20, 0, 22, 0, 24, 0, 20, 0]]]).madeValid()
        #expect(collapsed.polygons.count == 1 && collapsed.hasDroppedParts)
        let nothing = try geometry([[[20, 0, 22, 0, 24, 0, 20, 0]]]).madeValid()
        #expect(nothing.polygons.isEmpty && nothing.hasDroppedParts)
    }

    @Test("overlapping parts count once in a union; what two have in common is cut out")
    func overlay() throws {
        // Two squares of 4 by 4 that share 2 by 4, and one apart: 16 + 16 − 8 + 1.
        let parts = try geometry([
            [Self.rectangle(0, 0, 4, 4)], [Self.rectangle(2, 0, 4, 4)], [Self.rectangle(9, 9, 1, 1)],
        ])
        #expect(try parts.area() == 33 && parts.dissolved().area() == 25)
        let first = try geometry([[Self.rectangle(0, 0, 4, 4)]])
        let second = try geometry([[Self.rectangle(2, 1, 4, 4)]])
        #expect(try first.intersection(with: second).area() == 6)
        // Squares that share a side have a line in common, which has no area.
        let third = try geometry([[Self.rectangle(4, 0, 4, 4)]])
        #expect(try first.intersection(with: third).area() == 0)
    }

    @Test("geometries outlive the caller's own hold on their context")
    func lifetime() throws {
        func make() throws -> PolygonGeometry {
            try PolygonGeometry(
                [CoordinatePolygon(rings: [Self.rectangle(0, 0, 3, 3)])], context: GEOSContext())
        }
        #expect(try make().area() == 9)
    }

    @Test("the library names its version")
    func version() {
        #expect(GEOSContext.version.split(separator: ".").count >= 3)
    }
}
