import Foundation
import LandModel
import TestSupport
import Testing

@testable import Measure

/// Mean widths of pieces, beside those of rectangles and of GEOS.
@Suite struct PieceSliversTests {
    private let plane = AreaPlane(ellipsoid: .cgcs2000)

    /// Metres on the ground as metres of the plane: a step to the east is shorter there than on the ground, one to the
    /// north longer.
    private func shape(_ polygons: [[[(Double, Double)]]]) -> PlaneShape {
        let east = plane.eastScale(y: 2_700_000_000_000)
        return planeShape(polygons.map { $0.map { $0.map { ($0.0 / east, $0.1 * east) } } })
    }

    private func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> [(Double, Double)] {
        [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
    }

    /// The piece's mean width in metres, asked both ways; they must agree.
    private func width(_ one: PlaneShape, _ other: PlaneShape) -> Double {
        let share = OverlapKernel().share(one, in: EdgeGrid(other))
        let slivers = PieceSlivers(width: 1, plane: plane)
        let width = slivers.meanWidth(of: share, one, EdgeGrid(other))
        #expect(slivers.meanWidth(of: share, other, EdgeGrid(one)) == width)
        return width
    }

    /// The scale is that of the middle of the piece.
    private func isNear(_ found: Double, _ expected: Double) -> Bool { abs(found / expected - 1) < 1e-4 }

    @Test("rectangles: twice the area over the perimeter, whatever parts of the border are shared")
    func rectangles() {
        let one = shape([[box(0, 0, 100, 50)]])
        // 30 by 20 m in a corner.
        #expect(isNear(width(one, shape([[box(70, 30, 100, 50)]])), 12))
        // Across: 10 by 50 m, with two borders of its own.
        #expect(isNear(width(one, shape([[box(40, -5, 10, 80)]])), 500 / 60))
        // Inside, touching one border, and the whole of it.
        #expect(isNear(width(one, shape([[box(40, 10, 10, 10)]])), 5))
        #expect(isNear(width(one, shape([[box(40, 0, 10, 10)]])), 5))
        #expect(isNear(width(one, one), 5_000 / 150))
        // A strip a tenth of a metre wide along a shared border.
        #expect(isNear(width(one, shape([[box(0, 49.9, 100, 60)]])), 10 / 100.1))
        // Around a hole.
        #expect(isNear(width(one, shape([[box(20, 20, 20, 20), box(25, 25, 10, 10)]])), 600 / 120))
    }

    @Test("neighbours share no border that counts")
    func neighbours() {
        #expect(width(shape([[box(0, 0, 10, 10)]]), shape([[box(10, 0, 10, 10)]])) == 0)
    }

    @Test("random shapes agree with GEOS, and the rule with the width")
    func oracle() throws {
        var generator = SplitMix64(announcing: "PieceSliversTests.oracle")
        let oracle = GEOSOracle()
        var thin = 0
        for _ in 0..<60 {
            func star(_ x: Double) -> [(Double, Double)] {
                let ring = (0..<17).map { index in
                    let angle = 2 * Double.pi * Double(index) / 17
                    let reach = Double.random(in: 40...60, using: &generator)
                    return (x + reach * cos(angle), reach * sin(angle))
                }
                return ring + [ring[0]]
            }
            let (first, second) = (star(0), star(Double.random(in: 60...110, using: &generator)))
            let (one, other) = (shape([[first]]), shape([[second]]))
            let share = OverlapKernel().share(one, in: EdgeGrid(other))
            guard share > 100 else { continue }
            let found = width(one, other)
            let perimeter = oracle.commonPerimeter([[first]], [[second]])
            #expect(isNear(found, 2 * Double(share) / 10_000 / perimeter))
            let rule = PieceSlivers(width: 5, plane: plane)
            let perimeters = rule.perimeter(one.edges, one.box) + rule.perimeter(other.edges, other.box)
            #expect(rule.applies(to: share, one, EdgeGrid(other), perimeters: perimeters) == (found < 5))
            thin += found < 5 ? 1 : 0
        }
        #expect(thin > 0)
    }
}
