import LandModel
import Testing

@testable import Aggregate

/// Patches with their amounts, batch by batch.
@Suite struct PatchBookTests {
    private func book(_ patches: [(district: String, landClass: String, net: Int64, ridges: Int64)])
        -> PatchBook
    {
        var book = PatchBook()
        for (feature, patch) in patches.enumerated() {
            // A batch each; its only row is the second of three.
            book.begin(rows: 3)
            let (district, landClass) = (book.district(patch.district), book.landClass(patch.landClass))
            book.add(
                row: 1, district: district, landClass: landClass, area: SquareMetres(hundredths: patch.net))
            if patch.ridges != 0 {
                book.add(
                    row: 1, district: district, landClass: book.landClass("1203"),
                    area: SquareMetres(hundredths: patch.ridges))
            }
            book.settle { number, row, patch in
                #expect(number == feature && row == 1)
                patch.feature = Int64(feature)
            }
        }
        return book
    }

    @Test("the second amount of a row is its ridges; equal labels have equal numbers")
    func amounts() {
        let found = book([("a", "0101", 90, 10), ("b", "0301", 50, 0), ("a", "0101", 80, 0)]).patches
        #expect(found.map(\.net) == [90, 50, 80] && found.map(\.ridges) == [10, 0, 0])
        #expect(found[0].label == found[2].label && found[0].label != found[1].label)
        #expect(found.map(\.feature) == [0, 1, 2])
    }

    @Test("books merge by text, and two years share their labels in the order of a table")
    func labels() {
        var one = book([("b", "0301", 1, 0), ("a", "0101", 2, 0)])
        one.merge(book([("a", "0101", 3, 0), ("a", "0202", 4, 0)]))
        var other = book([("a", "0202", 5, 0), ("c", "0101", 6, 0)])
        let labels = PatchBook.joinLabels(&one, &other)
        #expect(
            labels.map { $0.district + $0.landClass } == [
                "a0101", "a0202", "a1203", "b0301", "b1203", "c0101", "c1203",
            ])
        func told(_ book: PatchBook) -> [String] {
            book.patches.map {
                "\(labels[Int($0.label)].district)\(labels[Int($0.label)].landClass) \($0.net)"
            }
        }
        #expect(told(one) == ["b0301 1", "a0101 2", "a0101 3", "a0202 4"])
        #expect(told(other) == ["a0202 5", "c0101 6"])
    }
}
