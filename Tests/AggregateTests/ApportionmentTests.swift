import LandModel
import TestSupport
import Testing

@testable import Aggregate

@Suite struct ApportionmentTests {
    private func parts(_ total: Int64, _ weights: [Int64]) -> [Int64] {
        Apportionment.parts(of: SquareMetres(hundredths: total), weights: weights).map(\.hundredths)
    }

    @Test("whole units, the rest to the largest fractions: by hand")
    func byHand() {
        // 10 in thirds is 3⅓ each.
        #expect(parts(10, [1, 1, 1]) == [4, 3, 3])
        // 100 in sevenths of 1, 2, 4: 14.29, 28.57, 57.14.
        #expect(parts(100, [1, 2, 4]) == [14, 29, 57])
        // 8 in elevenths of 2, 4, 5: 1.45, 2.91, 3.64.
        #expect(parts(8, [2, 4, 5]) == [1, 3, 4])
        #expect(parts(7, [5]) == [7])
        #expect(parts(0, [3, 5]) == [0, 0])
        #expect(parts(5, []) == [])
    }

    @Test("of equal fractions the first keys get the units")
    func ties() {
        #expect(parts(1, [1, 1]) == [1, 0])
        #expect(parts(2, [1, 1, 1, 1]) == [1, 1, 0, 0])
        // 1.5, 3, 1.5: only the first and the third have a fraction.
        #expect(parts(6, [1, 2, 1]) == [2, 3, 1])
    }

    @Test("many parts get what few would: the largest fractions first, of equal ones the first key")
    func many() {
        var generator = SplitMix64(announcing: "ApportionmentTests.many")
        for _ in 0..<50 {
            let weights = (0..<200).map { _ in Int64.random(in: 0...30, using: &generator) } + [1]
            let total = Int64.random(in: 1...5_000, using: &generator)
            let whole = weights.reduce(0, +)
            var expected = weights.map { total * $0 / whole }
            let open = Int(total - expected.reduce(0, +))
            let order = weights.indices.sorted {
                (-(total * weights[$0] % whole), $0) < (-(total * weights[$1] % whole), $1)
            }
            for part in order.prefix(open) { expected[part] += 1 }
            #expect(parts(total, weights) == expected)
        }
    }

    @Test("a negative total is divided like its magnitude")
    func negative() {
        #expect(parts(-10, [1, 1, 1]) == [-4, -3, -3])
        #expect(parts(-100, [1, 2, 4]) == [-14, -29, -57])
    }

    @Test("a weight of nothing gets nothing; without any weight the last part gets everything")
    func zero() {
        #expect(parts(10, [0, 1, 0, 1]) == [0, 5, 0, 5])
        #expect(parts(11, [0, 1, 0, 1]) == [0, 6, 0, 5])
        #expect(parts(10, [0, 0, 0]) == [0, 0, 10])
        #expect(parts(-3, [0]) == [-3])
    }

    @Test("totals and weights at the ends of their range")
    func extremes() {
        let most = Int64.max
        #expect(parts(most, [most, most]) == [most / 2 + 1, most / 2])
        for total in [most, -most] {
            let sum = parts(total, [1, most, 7]).reduce(0, +)
            #expect(sum == total)
        }
    }

    @Test(
        "one to eight parts add up, none is a unit from its exact share, equal weights differ by a unit at most"
    )
    func properties() {
        var generator = SplitMix64(announcing: "ApportionmentTests.properties")
        for _ in 0..<4_000 {
            let weights = (0..<Int.random(in: 1...8, using: &generator)).map { _ in
                Int64.random(
                    in: 0...[3, 100, 10_000_000_000].randomElement(using: &generator)!, using: &generator)
            }
            let total = Int64.random(
                in: -1...[5, 1_000, 900_000_000_000].randomElement(using: &generator)!, using: &generator)
            let found = parts(total, weights)
            #expect(found.reduce(0, +) == total)
            let whole = weights.reduce(0, +)
            guard whole > 0 else { continue }
            for (part, weight) in zip(found, weights) {
                let distance = Int128(part) * Int128(whole) - Int128(total) * Int128(weight)
                #expect(distance.magnitude < Int128(whole).magnitude)
                if weight == 0 { #expect(part == 0) }
            }
            for (one, first) in weights.enumerated() {
                for (other, second) in weights.enumerated() where one < other && first == second {
                    #expect((0...1).contains((found[one] - found[other]).magnitude))
                    #expect(found[one].magnitude >= found[other].magnitude, "ties go to the first key")
                }
            }
        }
    }

    @Test("an order of keys moves no more than the units of a tie")
    func permuted() {
        var generator = SplitMix64(announcing: "ApportionmentTests.permuted")
        for _ in 0..<1_000 {
            let weights = (0..<Int.random(in: 2...8, using: &generator)).map { _ in
                Int64.random(in: 0...12, using: &generator)
            }
            let total = Int64.random(in: 0...200, using: &generator)
            guard weights.reduce(0, +) > 0 else { continue }
            let order = weights.indices.shuffled(using: &generator)
            let (found, other) = (parts(total, weights), parts(total, order.map { weights[$0] }))
            // By weight, the same parts whatever the order, unless different weights tie with equal fractions.
            let whole = Int128(weights.reduce(0, +))
            let fractions = weights.map { Int128(total) * Int128($0) % whole }
            let byWeight = Dictionary(grouping: weights.indices) { fractions[$0] }
            if byWeight.values.allSatisfy({ Set($0.map { weights[$0] }).count == 1 }) {
                func sorted(_ parts: [Int64], _ weights: [Int64]) -> [[Int64]] {
                    zip(weights, parts).map { [$0, $1] }.sorted { $0.lexicographicallyPrecedes($1) }
                }
                #expect(sorted(found, weights) == sorted(other, order.map { weights[$0] }))
            }
            for (place, index) in order.enumerated() { #expect(abs(found[index] - other[place]) <= 1) }
        }
    }

    @Test("the part against the rest is the first of two parts; as the second it differs in ties alone")
    func part() {
        var generator = SplitMix64(announcing: "ApportionmentTests.part")
        for _ in 0..<4_000 {
            let whole = Int64.random(in: 1...40, using: &generator)
            let weight = Int64.random(in: 0...whole, using: &generator)
            let total = Int64.random(in: -50...50, using: &generator)
            let part = Apportionment.part(of: total, weight: weight, whole: whole)
            #expect(part == parts(total, [weight, whole - weight])[0])
            let last = parts(total, [whole - weight, weight])[1]
            let isTie = 2 * (total.magnitude * weight.magnitude % whole.magnitude) == whole.magnitude
            #expect(isTie ? abs(part) == abs(last) + 1 : part == last, "\(total) \(weight)/\(whole)")
        }
        #expect(Apportionment.part(of: 10, weight: 5, whole: 0) == 0)
        #expect(Apportionment.part(of: 10, weight: 6, whole: 5) == 10)
        #expect(Apportionment.part(of: .max, weight: .max - 1, whole: .max) == .max - 1)
    }
}
