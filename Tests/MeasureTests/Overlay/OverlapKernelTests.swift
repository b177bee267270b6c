import Foundation
import GEOSBridge
import LandModel
import TestSupport
import Testing

@testable import Measure

/// Rings of the plane in metres, as grid points about a place in Guangdong.
func planeRing(_ points: [(Double, Double)]) -> [GridPoint] {
    points.map {
        GridPoint(
            x: 10_930_000_000_000 + Int64(($0.0 * 1e6).rounded()),
            y: 2_700_000_000_000 + Int64(($0.1 * 1e6).rounded()))
    }
}

func planeShape(_ polygons: [[[(Double, Double)]]]) -> PlaneShape {
    PlaneShape(polygons.map { $0.map(planeRing) })
}

func square(_ x: Double, _ y: Double, _ side: Double) -> [(Double, Double)] {
    [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]
}

/// The common area in units of 0.0001 m², asked both ways; they must agree.
func commonShare(_ one: PlaneShape, _ other: PlaneShape, sourceLocation: SourceLocation = #_sourceLocation)
    -> Int64
{
    let kernel = OverlapKernel()
    let share = kernel.share(one, in: EdgeGrid(other))
    #expect(kernel.share(other, in: EdgeGrid(one)) == share, sourceLocation: sourceLocation)
    #expect(
        kernel.share(one, patchGrid: EdgeGrid(one), in: EdgeGrid(other)) == share,
        sourceLocation: sourceLocation)
    return share
}

@Suite struct OverlapKernelTests {
    private let unit: Int64 = 10_000

    @Test("two squares share the rectangle they have in common")
    func squares() {
        let one = planeShape([[square(0, 0, 10)]])
        #expect(commonShare(one, planeShape([[square(6, 7, 10)]])) == 12 * unit)
        #expect(commonShare(one, planeShape([[square(-5, -5, 10)]])) == 25 * unit)
        #expect(commonShare(one, planeShape([[square(2, 3, 4)]])) == 16 * unit)
        #expect(commonShare(one, planeShape([[square(-5, 2, 30)]])) == 80 * unit)
        #expect(commonShare(one, one) == 100 * unit)
    }

    @Test("shapes that share a border or a corner, or lie apart, have nothing in common")
    func borders() {
        let one = planeShape([[square(0, 0, 10)]])
        for other in [(10.0, 0.0), (0, 10), (10, 10), (-10, 3), (3, -10), (10, -4), (40, 0), (-10, -10)] {
            #expect(commonShare(one, planeShape([[square(other.0, other.1, 10)]])) == 0)
        }
    }

    @Test("holes count as outside, and what lies in a hole has nothing in common")
    func holes() {
        let ring = planeShape([[square(0, 0, 10), square(2, 2, 6)]])
        #expect(commonShare(ring, planeShape([[square(2, 2, 6)]])) == 0)
        #expect(commonShare(ring, planeShape([[square(3, 3, 2)]])) == 0)
        #expect(commonShare(ring, planeShape([[square(-1, -1, 12)]])) == 64 * unit)
        #expect(commonShare(ring, planeShape([[square(0, 0, 5)]])) == 16 * unit)
        #expect(commonShare(ring, ring) == 64 * unit)
        // A zone in the hole of another, as one shape.
        let nested = planeShape([[square(0, 0, 10), square(2, 2, 6)], [square(3, 3, 4)]])
        #expect(commonShare(nested, planeShape([[square(0, 0, 5)]])) == 20 * unit)
        #expect(commonShare(nested, nested) == 80 * unit)
    }

    @Test("the direction of rings does not matter, nor where they start")
    func direction() {
        let one = planeShape([[square(0, 0, 10).reversed(), square(2, 2, 6)]])
        let turned = Array(square(0, 0, 10)[2...]) + Array(square(0, 0, 10)[1...2])
        let other = planeShape([[turned, square(2, 2, 6).reversed()]])
        #expect(commonShare(one, planeShape([[square(1, 1, 5)]])) == 9 * unit)
        #expect(commonShare(one, other) == 64 * unit)
    }

    @Test("triangles that cross at any angle, and a sliver between two nearly equal ones")
    func triangles() {
        let one = planeShape([[[(0, 0), (10, 0), (0, 10), (0, 0)]]])
        let other = planeShape([[[(10, 10), (0, 10), (10, 0), (10, 10)]]])
        #expect(commonShare(one, other) == 0)
        #expect(commonShare(one, planeShape([[square(0, 0, 10)]])) == 50 * unit)
        #expect(commonShare(one, planeShape([[square(2.5, 2.5, 10)]])) == 125_000)
        let shifted = planeShape([[[(0, 0), (10, 0.001), (0, 10.001), (0, 0)]]])
        // 50 m² less the sliver of 0.005 m² below its lower edge.
        #expect(abs(commonShare(one, shifted) - 499_950) <= 1)
    }

    @Test(
        "random shapes with holes and parts agree with GEOS in the same plane within 1e-9 of the patch",
        arguments: RandomPolygons.Size.allCases)
    func oracle(size: RandomPolygons.Size) throws {
        var generator = SplitMix64(announcing: "OverlapKernelTests.oracle(\(size))")
        let context = try GEOSContext()
        var (compared, common, holed, parted) = (0, 0, 0, 0)
        for _ in 0..<400 {
            let scale = size.scale(&generator)
            let one = RandomPolygons.draw(scale, &generator)
            let other = RandomPolygons.draw(scale, &generator)
            let (first, second) = (planeShape(one), planeShape(other))
            let (left, right) = (
                try RandomPolygons.geometry(one, context), try RandomPolygons.geometry(other, context)
            )
            // Corners on a lattice may make a ring touch itself.
            guard try left.validity() == .valid, try right.validity() == .valid else { continue }
            compared += 1
            let geos = try left.intersection(with: right).area()
            let share = Double(commonShare(first, second)) / 1e4
            let area = Double(first.twiceArea.units) / 2e12
            let bound = max(1e-9 * area, 0.000_1)
            #expect(abs(share - geos) <= bound)
            // Both are far better than that, but for the unit of a share.
            #expect(abs(share - geos) <= 0.000_1 + 1e-12 * area)
            // Of large shapes it is the area that binds, not the unit of a share.
            #expect(size == .small || bound > 0.000_1)
            if geos > 0.01 * area { common += 1 }
            if one.contains(where: { $0.count > 1 }) { holed += 1 }
            if one.count > 1 { parted += 1 }
        }
        #expect(compared > 300 && common > 200 && holed > 150 && parted > 100)
    }

    @Test("shapes of very many vertices are halved until few pairs are left, to the same result")
    func large() throws {
        var generator = SplitMix64(announcing: "OverlapKernelTests.large")
        let context = try GEOSContext()
        let one = [[wavyRing(20_000, 0, 0, 400, &generator)]]
        let other = [[wavyRing(20_000, 150, 90, 400, &generator)]]
        let geos = try RandomPolygons.geometry(one, context)
            .intersection(with: try RandomPolygons.geometry(other, context)).area()
        let share = Double(commonShare(planeShape(one), planeShape(other))) / 1e4
        #expect(abs(share - geos) <= 1e-9 * geos)
    }

    @Test("a comb of many teeth against a comb across it")
    func combs() {
        let teeth = 500
        func comb(_ turn: (Double, Double) -> (Double, Double)) -> [(Double, Double)] {
            var ring: [(Double, Double)] = [turn(-1, -1), turn(1_000, -1)]
            for tooth in (0..<teeth).reversed() {
                let x = Double(tooth) * 2
                ring += [turn(x + 1, 0), turn(x + 1, 1_000), turn(x, 1_000), turn(x, 0)]
            }
            return ring + [ring[0]]
        }
        let share = commonShare(planeShape([[comb { ($0, $1) }]]), planeShape([[comb { ($1, $0) }]]))
        #expect(abs(Double(share) / 1e4 - Double(teeth * teeth)) < 1e-3)
    }

    private func wavyRing(
        _ count: Int, _ x: Double, _ y: Double, _ radius: Double, _ generator: inout SplitMix64
    ) -> [(Double, Double)] {
        var ring = (0..<count).map { index in
            let angle = 2 * Double.pi * Double(index) / Double(count)
            let reach =
                radius * (0.7 + 0.2 * sin(17 * angle) + Double.random(in: 0...0.05, using: &generator))
            return (x + reach * cos(angle), y + reach * sin(angle))
        }
        ring = ring.map { (($0.0 * 1e6).rounded() / 1e6, ($0.1 * 1e6).rounded() / 1e6) }
        ring.append(ring[0])
        return ring
    }
}
