import Measure
import TestSupport
import Testing

@testable import Sample

@Suite struct LineCutTests {
    private static let square: [Double] = [0, 0, 4, 0, 4, 4, 0, 4, 0, 0]
    private static let hole: [Double] = [1, 1, 1, 3, 3, 3, 3, 1, 1, 1]

    /// Twice the signed area of rings, by the shoelace.
    private static func twice(_ rings: [[Double]]) -> Double {
        var sum = 0.0
        for ring in rings {
            for index in stride(from: 0, to: ring.count - 2, by: 2) {
                sum += ring[index] * ring[index + 3] - ring[index + 2] * ring[index + 1]
            }
        }
        return sum
    }

    @Test("a square is halved; what the line misses is kept or dropped whole")
    func square() {
        let cut = LineCut(east: 1, north: 0, offset: 1)
        #expect(Self.twice(cut.keeping([Self.square])[0]) == 24)
        #expect(Self.twice(cut.reversed.keeping([Self.square])[0]) == 8)
        #expect(LineCut(east: 1, north: 0, offset: -1).keeping([Self.square]) == [[Self.square]])
        #expect(LineCut(east: 1, north: 0, offset: 5).keeping([Self.square]).isEmpty)
    }

    @Test("a hole is cut too, kept, or left to the other side")
    func holes() {
        let rings = [Self.square, Self.hole]
        let through = LineCut(east: 1, north: 0, offset: 2).keeping(rings)
        #expect(through.map(\.count) == [1] && Self.twice(through[0]) == 12)
        let beside = LineCut(east: 1, north: 0, offset: 0.5)
        #expect(beside.keeping(rings).map(\.count) == [2])
        #expect(beside.reversed.keeping(rings).map(\.count) == [1])
    }

    @Test("a comb falls into its teeth")
    func comb() {
        let comb: [Double] = [0, 0, 5, 0, 5, 3, 4, 3, 4, 1, 3, 1, 3, 3, 2, 3, 2, 1, 1, 1, 1, 3, 0, 3, 0, 0]
        let cut = LineCut(east: 0, north: 1, offset: 2)
        #expect(cut.keeping([comb]).map { Self.twice($0) } == [2, 2, 2])
        #expect(cut.reversed.keeping([comb]).count == 1)
    }

    @Test("both sides of a cut have exactly the patch's area, for patches of all kinds")
    func patches() throws {
        var generator = SplitMix64(announcing: "LineCut")
        let city = Cities.small
        for number in city.plan.patches.indices
        where number % 7 == 0 || city.plan.patches[number].role == .forest {
            let rings = city.outlines.rings(of: number)
            let (east, north) = LineCut.directions[number % 4]
            let range = LineCut.range(of: rings[0], east: east, north: north)
            let offset = Double.random(in: range, using: &generator)
            let cut = LineCut(east: east, north: north, offset: offset)
            var sum = TwiceArea.zero
            for polygon in cut.keeping(rings, plane: city.plane)
                + cut.reversed.keeping(rings, plane: city.plane)
            {
                let area = try #require(city.plane.twiceArea(ofRings: polygon))
                #expect(area > .zero)
                sum += area
            }
            let whole = try #require(city.plane.twiceArea(ofRings: rings))
            // Crossings lie on the edges but for the grid of 1 µm.
            #expect(abs(Double((sum - whole).units) * 5e-13) < 0.01)
        }
    }
}
