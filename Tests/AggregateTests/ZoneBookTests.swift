import LandModel
import TestSupport
import Testing

@testable import Aggregate

@Suite struct ZoneBookTests {
    private func entry(
        _ layer: Int, _ kind: Int, _ unit: String, _ landClass: String, _ amount: ZoneBook.Amount
    ) -> ZoneBook.Entry {
        ZoneBook.Entry(layer: layer, kind: kind, unit: unit, landClass: landClass, amount: amount)
    }

    private func amount(_ pieces: Int64, _ net: Int64, _ ridges: Int64, _ share: Int64) -> ZoneBook.Amount {
        ZoneBook.Amount(
            pieces: pieces, net: SquareMetres(hundredths: net), ridges: SquareMetres(hundredths: ridges),
            share: share)
    }

    @Test("net area and ridges are divided in the same proportion, by layer and kind")
    func proportions() {
        var book = ZoneBook()
        let shares = [disjointShares([20_000], whole: 30_000), disjointShares([0, 30_000], whole: 30_000)]
        book.add(
            row: 0, shares, unit: "440203001001", class: "0101", net: SquareMetres(hundredths: 900),
            ridges: SquareMetres(hundredths: 100))
        #expect(
            book.entries == [
                entry(0, 0, "440203001001", "0101", amount(1, 600, 67, 20_000)),
                entry(1, 1, "440203001001", "0101", amount(1, 900, 100, 30_000)),
            ])
        #expect(book.entries[0].amount.gross == SquareMetres(hundredths: 667))
    }

    @Test("a patch outside all zones, and one without a shape, leave nothing")
    func outside() {
        var book = ZoneBook()
        for whole in [30_000, 0] as [Int64] {
            book.add(
                row: 0, [disjointShares([], whole: whole), disjointShares([], whole: whole)], unit: "u",
                class: "c", net: SquareMetres(hundredths: 900), ridges: .zero)
        }
        #expect(book.entries.isEmpty)
    }

    @Test(
        "common ground of less than half a unit is no piece, and nothing at all where no amount goes with it")
    func rounding() {
        var book = ZoneBook()
        for (share, net) in [(49, 10), (49, 1_000_000_000), (50, 10)] as [(Int64, Int64)] {
            book.add(
                row: 0, [disjointShares([share], whole: 1_000_000)], unit: "u", class: "\(share) \(net)",
                net: SquareMetres(hundredths: net), ridges: .zero)
        }
        #expect(
            book.entries == [
                entry(0, 0, "u", "49 1000000000", amount(0, 49_000, 0, 49)),
                entry(0, 0, "u", "50 10", amount(1, 0, 0, 50)),
            ])
    }

    @Test("a negative ridge, as a wrong delivery has it, is divided too")
    func negative() {
        var book = ZoneBook()
        book.add(
            row: 0, [disjointShares([1, 1, 1], whole: 3)], unit: "u", class: "c",
            net: SquareMetres(hundredths: 10), ridges: SquareMetres(hundredths: -10))
        #expect(book.entries.map(\.amount.gross) == [.zero, .zero, .zero])
        #expect(book.entries.map(\.amount.ridges.hundredths) == [-4, -3, -3])
    }

    @Test("for kinds that tile their patches, the entries of a layer add up to all that was booked")
    func conserved() {
        var generator = SplitMix64(announcing: "ZoneBookTests.conserved")
        var book = ZoneBook()
        var (net, ridges) = (Int64(0), Int64(0))
        for number in 0..<500 {
            let shares = (0..<4).map { _ in Int64.random(in: 1...9_999, using: &generator) }
            let sum = shares.reduce(0, +)
            // The second layer's parts are rounded to a unit or two more or less than the whole.
            let amount = Int64.random(in: 1...50_000, using: &generator)
            let ridge = number % 3 == 0 ? Int64.random(in: 1...5_000, using: &generator) : 0
            book.add(
                row: 0,
                [disjointShares(shares, whole: sum), disjointShares(shares, whole: sum - Int64(number % 3))],
                unit: "\(number % 7)", class: "\(number % 5)", net: SquareMetres(hundredths: amount),
                ridges: SquareMetres(hundredths: ridge))
            net += amount
            ridges += ridge
        }
        for layer in 0...1 {
            let entries = book.entries.filter { $0.layer == layer }
            #expect(entries.reduce(0) { $0 + $1.amount.net.hundredths } == net)
            #expect(entries.reduce(0) { $0 + $1.amount.ridges.hundredths } == ridges)
        }
    }

    @Test("merged in any order, the same entries")
    func merge() {
        var generator = SplitMix64(announcing: "ZoneBookTests.merge")
        let books = (0..<6).map { _ -> ZoneBook in
            var book = ZoneBook()
            for _ in 0..<50 {
                book.add(
                    row: 0,
                    [
                        disjointShares(
                            (0..<3).map { _ in Int64.random(in: 0...9, using: &generator) }, whole: 30),
                        disjointShares([Int64.random(in: 0...30, using: &generator)], whole: 30),
                    ], unit: "\(Int.random(in: 0...9, using: &generator))",
                    class: "\(Int.random(in: 0...9, using: &generator))",
                    net: SquareMetres(hundredths: Int64.random(in: 0...999, using: &generator)),
                    ridges: SquareMetres(hundredths: Int64.random(in: 0...99, using: &generator)))
            }
            return book
        }
        var first = ZoneBook()
        for book in books { first.merge(book) }
        for _ in 0..<5 {
            var other = ZoneBook()
            for book in books.shuffled(using: &generator) { other.merge(book) }
            #expect(other.entries == first.entries)
        }
        #expect(
            first.entries
                == first.entries.sorted {
                    ($0.layer, $0.kind, $0.unit, $0.landClass) < ($1.layer, $1.kind, $1.unit, $1.landClass)
                })
    }
}
