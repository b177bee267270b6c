import GEOSBridge
import LandModel
import Testing

@testable import Measure

@Suite struct PolygonRepairTests {
    private static let plane = AreaPlane(ellipsoid: .cgcs2000)

    private func repair(_ polygons: [[TestRing]]) throws -> RepairedPatch? {
        try PolygonRepair(coordinates: .geographic(.cgcs2000), plane: Self.plane)
            .repair(0, of: GeometryColumn(polygons))
    }

    private func area(_ ring: TestRing) throws -> SquareMetres {
        try #require(Self.plane.twiceArea(ofRing: ring.flatMap { [$0.0, $0.1] })?.squareMetres)
    }

    /// Whether two areas differ by a number of 0.01 m² at most: sums of areas rounded one by one.
    private func isNear(_ left: SquareMetres, _ right: SquareMetres, _ units: Int64) -> Bool {
        (left - right).magnitude <= SquareMetres(hundredths: units)
    }

    @Test("a bow-tie becomes its two lobes")
    func bowTie() throws {
        // In degrees, exact in binary: the diagonals of the square meet in its middle.
        let (x, y, side) = (113.0, 24.0, 0.0078125)
        let bowTie = [(x, y), (x + side, y + side), (x + side, y), (x, y + side), (x, y)]
        let repaired = try #require(try repair([[bowTie]]))
        // The lobes: the square's left and right quarters between its diagonals. As delivered they cancel but for the
        // plane's stretch, which is symmetric left to right: exactly.
        #expect(repaired.before.area == .zero)
        #expect(repaired.before.flags == .zeroArea)
        let middle = (x + side / 2, y + side / 2)
        let lobe = try area([(x, y), middle, (x, y + side)])
        let other = try area([(x + side, y), (x + side, y + side), middle])
        #expect(isNear(repaired.after.area, lobe + other, 1))
        #expect(repaired.after.flags == [] && repaired.after.state == .multiPolygon)
        #expect(!repaired.hasDroppedParts)
        // About 865 m by 795 m, a quarter of it on each side.
        #expect(isNear(repaired.after.area, SquareMetres(hundredths: 34_317_798), 100_000))
        let validator = try PolygonValidator(coordinates: .geographic(.cgcs2000))
        #expect(try validator.fault(of: 0, in: repaired.geometry) == nil)
    }

    @Test("a hole outside becomes a part, a nested hole counts once, overlapping parts count once")
    func structure() throws {
        let shell = rectangle(113, 24, 0.5, 0.5)
        let hole = rectangle(113.125, 24.125, 0.25, 0.25)
        let inner = rectangle(113.1875, 24.1875, 0.125, 0.125)
        let (whole, cut) = (try area(shell), try area(hole))
        let apart = rectangle(114, 24, 0.5, 0.5)
        let both = whole + (try area(apart))
        let outside = try #require(try repair([[shell, apart]]))
        #expect(isNear(outside.after.area, both, 1))
        let nested = try #require(try repair([[shell, hole, inner]]))
        #expect(isNear(nested.after.area, whole - cut, 1))
        let insideOut = whole - cut - (try area(inner))
        #expect(isNear(nested.before.area, insideOut, 2))
        #expect(try repair([[shell], [hole]])?.after.area == whole)
        #expect(try repair([[shell]])?.after.area == whole)
    }

    @Test("collapsed parts are dropped and told")
    func collapsed() throws {
        let shell = rectangle(113, 24, 0.5, 0.5)
        let flat = [(114.0, 24.0), (115, 24), (116, 24), (114, 24)]
        let repaired = try #require(try repair([[shell], [flat]]))
        #expect(repaired.hasDroppedParts)
        #expect(repaired.after.area == (try area(shell)))
        let short = try #require(try repair([[shell, [(113.1, 24.1), (113.2, 24.2), (113.1, 24.1)]]]))
        #expect(short.hasDroppedParts)
        #expect(try repair([[flat]]) == nil)
        #expect(try repair([[[(113, 24), (114, 24)]]]) == nil)
    }

    @Test("unusable coordinates and features without polygons are not repaired")
    func unusable() throws {
        for bad in [Double.nan, .infinity, 1e7] {
            #expect(try repair([[[(113, 24), (bad, 24), (114, 25), (113, 24)]]]) == nil)
        }
        var geometry = GeometryColumn()
        geometry.append([], state: .null)
        #expect(try PolygonRepair(coordinates: .geographic(.cgcs2000)).repair(0, of: geometry) == nil)
    }
}
