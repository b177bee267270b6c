import Foundation
import GEOSBridge
import LandModel
import TestSupport
import Testing

@testable import Measure

@Suite struct ZoneIntersectionTests {
    private func pieces(_ first: [ZonePolygon], _ second: [ZonePolygon]) throws -> [ZoneIntersection.Piece] {
        try ZoneIntersection.pieces(
            first.compactMap(GriddedZone.init), second.compactMap(GriddedZone.init), context: GEOSContext())
    }

    @Test("two squares share a rectangle, told with both ids and the kind of the first")
    func squares() throws {
        let found = try pieces([zone(7, "a", square(0, 0, 10))], [zone(8, "b", square(6, 7, 10))])
        #expect(found.count == 1)
        let piece = try #require(found.first)
        #expect(piece.first.map(\.feature) == [7] && piece.second.map(\.feature) == [8] && piece.kind == "a")
        #expect(piece.area.squareMetres == SquareMetres(hundredths: 1_200))
        #expect(Set(piece.polygons[0][0]) == Set(planeRing([(6, 7), (10, 7), (10, 10), (6, 10)])))
    }

    @Test("zones that touch, lie apart or in a hole share nothing")
    func nothing() throws {
        let ring = zone(1, "a", square(0, 0, 30), square(10, 10, 10))
        for other in [
            square(30, 0, 10), square(30, 30, 5), square(50, 0, 5), square(10, 10, 10), square(12, 12, 2),
        ] {
            #expect(try pieces([ring], [zone(2, "b", other)]).isEmpty)
        }
        #expect(try pieces([], [ring]).isEmpty)
        #expect(try pieces([ring], []).isEmpty)
    }

    @Test("one zone across the arms of another is one piece of several polygons; holes stay holes")
    func parts() throws {
        let comb: [(Double, Double)] = [
            (0, 0), (30, 0), (30, 10), (20, 10), (20, 5), (10, 5), (10, 10), (0, 10),
        ]
        let found = try pieces([zone(1, "a", comb)], [zone(2, "b", [(0, 6), (30, 6), (30, 20), (0, 20)])])
        #expect(found.count == 1 && found[0].polygons.count == 2)
        #expect(found[0].area.squareMetres == SquareMetres(hundredths: 8_000))
        let holed = try pieces(
            [zone(1, "a", square(0, 0, 10))], [zone(2, "b", square(-1, -1, 12), square(3, 3, 2))])
        #expect(holed[0].area.squareMetres == SquareMetres(hundredths: 9_600))
        #expect(holed[0].polygons[0].count == 2)
    }

    @Test("areas of random pieces are those of GEOS and of the kernel")
    func oracle() throws {
        var generator = SplitMix64(announcing: "ZoneIntersectionTests.oracle")
        let context = try GEOSContext()
        let kernel = OverlapKernel()
        for _ in 0..<60 {
            func triangle() -> [(Double, Double)] {
                func random() -> Double {
                    (Double.random(in: 0...50, using: &generator) * 1e6).rounded() / 1e6
                }
                return [(random(), random()), (random(), random()), (random(), random())]
            }
            let (one, other) = (triangle(), triangle())
            func geometry(_ ring: [(Double, Double)]) throws -> PolygonGeometry {
                try PolygonGeometry(
                    [CoordinatePolygon(rings: [(ring + [ring[0]]).flatMap { [$0.0, $0.1] }])],
                    context: context)
            }
            let common = try geometry(one).intersection(with: geometry(other)).area()
            let found = try pieces([zone(1, "a", one)], [zone(2, "b", other)])
            let area = found.reduce(0.0) { $0 + Double($1.area.units) / 2e12 }
            // Corners are rounded to the micrometre, and less than 0.005 m² is nothing.
            #expect(abs(area - common) < (found.isEmpty ? 0.005 : 1e-3))
            let share = kernel.share(planeShape([[one]]), in: EdgeGrid(planeShape([[other]])))
            #expect(abs(Double(share) / 1e4 - common) < 1e-3)
        }
    }
}
