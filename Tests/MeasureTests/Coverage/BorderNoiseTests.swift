import Testing

@testable import Measure

@Suite struct BorderNoiseTests {
    @Test("less than 0.01 m² is nothing, and so is what is thinner than its lines are certain")
    func noise() {
        func strip(_ length: Double, _ width: Double) -> PlaneShape {
            planeShape([[[(0, 0), (length, 0), (length, width), (0, width), (0, 0)]]])
        }
        #expect(BorderNoise.covers(strip(0.09, 0.1), longestEdge: 0))
        #expect(!BorderNoise.covers(strip(0.11, 0.1), longestEdge: 0))
        #expect(BorderNoise.covers(strip(1_000, 0.000_09), longestEdge: 0))
        #expect(!BorderNoise.covers(strip(1_000, 0.000_11), longestEdge: 0))
        // The rise of an edge of a kilometre is 2 cm.
        #expect(BorderNoise.covers(strip(1_000, 0.019), longestEdge: 1_000_000_000))
        #expect(!BorderNoise.covers(strip(1_000, 0.021), longestEdge: 1_000_000_000))
    }
}
