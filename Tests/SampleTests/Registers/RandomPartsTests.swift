import Testing

@testable import Sample

@Suite struct RandomPartsTests {
    @Test("parts by hand: one for each, the rest by weight and chance, the largest remainders first")
    func byHand() {
        // 10 − 3 = 7 by 500 : 500 : 1000 are 1.75, 1.75 and 3.5.
        #expect(RandomParts.of(10, weights: [1, 1, 2]) { _ in 0 } == [3, 3, 4])
        // Chance 0, 500 and 999 are weights of 500, 1000 and 1499 : 97 of 2999 are 16.17, 32.34 and 48.48.
        #expect(RandomParts.of(100, weights: [1, 1, 1]) { [0, 500, 999][$0] } == [17, 33, 50])
        // Too little for all: no part is below zero.
        #expect(RandomParts.of(2, weights: [1, 1, 1]) { [0, 999, 500][$0] } == [0, 1, 1])
        #expect(RandomParts.of(0, weights: [1, 1]) { _ in 7 } == [0, 0])
        #expect(RandomParts.of(5, weights: []) { _ in 7 } == [])
    }

    @Test("a small spread keeps the parts near their weights")
    func spread() {
        // Weights of 950 and 1049 thousandths: (300 − 2) · 950 ÷ 1999 = 141.6.
        #expect(RandomParts.of(300, weights: [1, 1], spread: 100) { [0, 999][$0] } == [143, 157])
    }

    @Test("any number of parts adds up, and none is empty while there is enough")
    func sums() {
        let hash = StableHash(seed: 3, stream: .register)
        for count in [1, 2, 7, 100, 1_000] {
            for whole in [Int64(0), 1, 999, 1_000, 1_014_795, 123_456_789_012] {
                let parts = RandomParts.of(whole, weights: Array(repeating: 1, count: count)) {
                    hash.below(1_000, $0)
                }
                #expect(parts.reduce(0, +) == whole && parts.count == count)
                #expect(parts.allSatisfy { $0 >= (whole >= count ? 1 : 0) })
            }
        }
    }
}
