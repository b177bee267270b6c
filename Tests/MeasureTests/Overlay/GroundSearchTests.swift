import Foundation
import GEOSBridge
import LandModel
import TestSupport
import Testing

@testable import Measure

/// What shapes of two years share, asked either way round.
@Suite struct GroundSearchTests {
    private func common(
        _ before: [PlaneShape], _ after: [PlaneShape], slivers width: Double = 0
    ) -> [GroundSearch.Common] {
        let search = GroundSearch(before: before, after: after)
        let kernel = OverlapKernel()
        var found: [GroundSearch.Common] = []
        let slivers = PieceSlivers(width: width, plane: AreaPlane(ellipsoid: .cgcs2000))
        for run in search.runs {
            search.find(
                run, kernel: kernel, slivers: slivers, asksForSliver: { _, _ in true }, into: &found)
        }
        return found.sorted { ($0.before, $0.after) < ($1.before, $1.after) }
    }

    @Test("a row of squares against another that is moved")
    func squares() {
        let before = [0.0, 10, 20].map { planeShape([[square($0, 0, 10)]]) }
        let after = [4.0, 14].map { planeShape([[square($0, 5, 10)]]) } + [PlaneShape()]
        let unit: Int64 = 10_000
        #expect(
            common(before, after).map { [Int64($0.before), Int64($0.after), $0.share] } == [
                [0, 0, 30 * unit], [1, 0, 20 * unit], [1, 1, 30 * unit], [2, 1, 20 * unit],
            ])
    }

    @Test("the years swapped give the same shares to the last digit, and GEOS gives them too")
    func swapped() throws {
        var generator = SplitMix64(announcing: "GroundSearchTests.swapped")
        func shapes(_ vertices: ClosedRange<Int>) -> [[[(Double, Double)]]] {
            (0..<25).map { _ in
                let (x, y) = (
                    Double.random(in: 0...300, using: &generator),
                    Double.random(in: 0...300, using: &generator)
                )
                let count = Int.random(in: vertices, using: &generator)
                return [star(x, y, count, using: &generator)]
            }
        }
        let (before, after) = (shapes(4...40), shapes(4...1_300))
        let found = common(before.map { planeShape([$0]) }, after.map { planeShape([$0]) }, slivers: 10)
        let swapped = common(after.map { planeShape([$0]) }, before.map { planeShape([$0]) }, slivers: 10)
        #expect(found.contains(where: \.isSliver) && !found.allSatisfy(\.isSliver))
        let turned = swapped.map {
            GroundSearch.Common(before: $0.after, after: $0.before, share: $0.share, isSliver: $0.isSliver)
        }
        #expect(turned.sorted { ($0.before, $0.after) < ($1.before, $1.after) } == found)
        #expect(found.count > 50)

        let context = try GEOSContext()
        func geometry(_ rings: [[(Double, Double)]]) throws -> PolygonGeometry {
            let rings = rings.map { planeRing($0).flatMap { [Double($0.x) / 1e6, Double($0.y) / 1e6] } }
            return try PolygonGeometry([CoordinatePolygon(rings: rings)], context: context)
        }
        for piece in found {
            let one = try geometry(before[Int(piece.before)])
            let area = try one.intersection(with: try geometry(after[Int(piece.after)])).area()
            #expect(abs(Double(piece.share) / 10_000 - area) < 0.001, "\(piece)")
        }
    }

    private func star<G: RandomNumberGenerator>(
        _ x: Double, _ y: Double, _ count: Int, using generator: inout G
    ) -> [(Double, Double)] {
        let ring = (0..<count).map { index in
            let angle = 2 * Double.pi * Double(index) / Double(count)
            let reach = Double.random(in: 60...90, using: &generator)
            return (x + reach * cos(angle), y + reach * sin(angle))
        }
        return ring + [ring[0]]
    }
}
