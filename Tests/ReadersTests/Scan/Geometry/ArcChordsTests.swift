import Foundation
import TestSupport
import Testing

@testable import Readers

@Suite struct ArcChordsTests {
    @Test("all vertices lie on the circle, at most a quarter degree apart")
    func onCircle() throws {
        var generator = SplitMix64(announcing: "ArcChordsTests.onCircle")
        for _ in 0..<200 {
            let (x, y) = (38_500_000.0, 2_740_000.0)
            let radius = Double.random(in: 1...500, using: &generator)
            let start = Double.random(in: -3...3, using: &generator)
            let sweep =
                Double.random(in: 0.1...6, using: &generator) * (Bool.random(using: &generator) ? 1 : -1)
            func point(_ angle: Double) -> [Double] { [x + radius * cos(angle), y + radius * sin(angle)] }
            let points = point(start) + point(start + sweep / 3) + point(start + sweep)
            let chords = try #require(ArcChords.chords(of: points))
            #expect(
                Array(chords.prefix(2)) == point(start) && Array(chords.suffix(2)) == point(start + sweep))
            // The input itself is rounded to 7e-9 m at such eastings.
            var walked = 0.0
            for index in stride(from: 0, to: chords.count, by: 2) {
                let distance = hypot(chords[index] - x, chords[index + 1] - y)
                #expect(abs(distance - radius) < 1e-5)
                guard index > 0 else { continue }
                let chord = hypot(chords[index] - chords[index - 2], chords[index + 1] - chords[index - 1])
                let angle = 2 * asin(min(1, chord / 2 / radius))
                #expect(angle < (ArcChords.maximumStep + 1e-3) * .pi / 180)
                walked += angle
            }
            #expect(abs(walked - abs(sweep)) < 1e-4)
        }
    }

    @Test("an arc gives the same vertices from either end")
    func reversed() throws {
        var generator = SplitMix64(announcing: "ArcChordsTests.reversed")
        for _ in 0..<200 {
            let points = (0..<10).map { _ in Double.random(in: 0...100, using: &generator) }
            let forward = try #require(ArcChords.chords(of: points))
            let backward = try #require(ArcChords.chords(of: Rings.reversed(points)))
            #expect(forward == Rings.reversed(backward))
        }
    }

    @Test("a full circle is given by the point opposite its start")
    func circle() throws {
        let chords = try #require(ArcChords.chords(of: [0, 0, 10, 0, 0, 0]))
        #expect(chords.count / 2 == 1_441)
        #expect(abs(abs(Rings.twiceArea(chords)) / 2 - 25 * .pi) < 3e-4)
    }

    @Test("three points on a line are a line; two or four points are no arcs")
    func degenerate() {
        #expect(ArcChords.chords(of: [0, 0, 1, 1, 2, 2]) == [0, 0, 2, 2])
        #expect(ArcChords.chords(of: [0, 0, 0, 0, 2, 2]) == [0, 0, 2, 2])
        #expect(ArcChords.chords(of: []) == [])
        #expect(ArcChords.chords(of: [0, 0, 1, 1]) == nil)
        #expect(ArcChords.chords(of: [0, 0, 1, 1, 2, 0, 3, 1]) == nil)
    }
}
