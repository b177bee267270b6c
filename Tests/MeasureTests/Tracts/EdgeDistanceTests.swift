import LandModel
import TestSupport
import Testing

@testable import Measure

@Suite struct EdgeDistanceTests {
    private let plane = AreaPlane(ellipsoid: .cgcs2000)
    private let distance = EdgeDistance(PlaneGround(ellipsoid: .cgcs2000))

    @Test("ends that face one another are a geodesic apart, between 18° and 53° N and whatever the azimuth")
    func ground() throws {
        var generator = SplitMix64(announcing: "EdgeDistanceTests.ground")
        let geodesic = Geodesic(.cgcs2000)
        for _ in 0..<2_000 {
            let start = SIMD2(
                Double.random(in: 73...135, using: &generator), Double.random(in: 18...53, using: &generator))
            let step = SIMD2(
                Double.random(in: -0.000_3...0.000_3, using: &generator),
                Double.random(in: -0.000_3...0.000_3, using: &generator))
            // Each edge goes on in the direction of the gap, away from the other.
            let points = try [start - step * 3, start, start + step, start + step * 5].map {
                try #require(plane.gridPoint(longitude: $0.x, latitude: $0.y))
            }
            guard Set(points).count == 4 else { continue }
            let (one, other) = (PlaneEdge(points[0], points[1]), PlaneEdge(points[3], points[2]))
            let found = distance.metres(one, other)
            let expected = geodesic.length(start, start + step)
            #expect(abs(found - expected) < 1e-5 * expected + 5e-6)
            #expect(distance.metres(other, one) == found)
            #expect(distance.reach(one, found).touches(other.box))
            #expect(distance.reach(other, found).touches(one.box))
        }
    }

    @Test("beside an edge, across it, and at a shared vertex")
    func places() {
        func edge(_ a: (Double, Double), _ b: (Double, Double)) -> PlaneEdge {
            let ring = planeRing([a, b])
            return PlaneEdge(ring[0], ring[1])
        }
        let base = edge((0, 0), (10, 0))
        #expect(abs(distance.metres(base, edge((3, 4), (3, 9))) - 4 / eastScale) < 1e-6)
        #expect(abs(distance.metres(base, edge((12, 0), (20, 0))) - 2 * eastScale) < 1e-6)
        #expect(distance.metres(base, edge((5, -5), (5, 5))) == 0)
        #expect(distance.metres(base, edge((10, 0), (15, 5))) == 0)
    }
}
