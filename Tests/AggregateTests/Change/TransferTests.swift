import LandModel
import TestSupport
import Testing

@testable import Aggregate

/// The rule by which amounts of one stretch of ground pass from year to year, counted by hand.
@Suite struct TransferTests {
    private func transfer(_ net: Int64, _ ridges: Int64, _ newNet: Int64, _ newRidges: Int64) -> [Int64] {
        let found = Transfer(before: (net, ridges), after: (newNet, newRidges))
        return [
            found.landToLand, found.ridgesToRidges, found.ridgesToLand, found.landToRidges, found.landBefore,
            found.ridgesBefore, found.landAfter, found.ridgesAfter,
        ]
    }

    @Test("land to land and ridges to ridges first, then across, then what is left is a correction")
    func cases() {
        #expect(transfer(90, 10, 90, 10) == [90, 10, 0, 0, 0, 0, 0, 0])
        // Built on: the ridges go with the field.
        #expect(transfer(90, 10, 100, 0) == [90, 0, 10, 0, 0, 0, 0, 0])
        // Levelled: half of the ridges are field now.
        #expect(transfer(90, 10, 95, 5) == [90, 5, 5, 0, 0, 0, 0, 0])
        // Reclaimed: the field takes ridges along.
        #expect(transfer(100, 0, 90, 10) == [90, 0, 0, 10, 0, 0, 0, 0])
        // Measured anew.
        #expect(transfer(90, 10, 93, 10) == [90, 10, 0, 0, 0, 0, 3, 0])
        #expect(transfer(90, 10, 80, 8) == [80, 8, 0, 0, 10, 2, 0, 0])
        #expect(transfer(50, 20, 10, 10) == [10, 10, 0, 0, 40, 10, 0, 0])
    }

    @Test("amounts below zero have nothing in common with those above")
    func negative() {
        #expect(transfer(90, -5, 90, -3) == [90, -3, 0, 0, 0, -2, 0, 0])
        #expect(transfer(-4, 0, 6, 0) == [0, 0, 0, 0, -4, 0, 6, 0])
    }

    @Test("both years add up, and swapped years swap the amounts")
    func properties() {
        var generator = SplitMix64(announcing: "TransferTests.properties")
        for _ in 0..<2_000 {
            let numbers = (0..<4).map { _ in Int64.random(in: -20...200, using: &generator) }
            let found = transfer(numbers[0], numbers[1], numbers[2], numbers[3])
            #expect(found[0] + found[3] + found[4] == numbers[0])
            #expect(found[1] + found[2] + found[5] == numbers[1])
            #expect(found[0] + found[2] + found[6] == numbers[2])
            #expect(found[1] + found[3] + found[7] == numbers[3])
            let swapped = transfer(numbers[2], numbers[3], numbers[0], numbers[1])
            #expect(swapped == [0, 1, 3, 2, 6, 7, 4, 5].map { found[$0] })
        }
    }
}
