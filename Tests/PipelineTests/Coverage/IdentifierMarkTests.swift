import TestSupport
import Testing

@testable import Pipeline

@Suite struct IdentifierMarkTests {
    private func marks(_ identifiers: [String]) -> [IdentifierMark] {
        identifiers.enumerated().map { feature, text in
            var text = text
            return IdentifierMark(hash: text.withUTF8 { IdentifierMark.hash($0) }, feature: Int64(feature))
        }
    }

    @Test("all features of a repeated identifier are named, however often it is repeated")
    func repeated() {
        #expect(IdentifierMark.repeated([]).isEmpty)
        #expect(IdentifierMark.repeated(marks(["a", "b", "", "ab", "ba"])).isEmpty)
        #expect(IdentifierMark.repeated(marks(["a", "b", "a", "c", "a", "b"])) == [0, 1, 2, 4, 5])
    }

    @Test("numbers in a row have hashes of their own")
    func distinct() {
        let identifiers = (0..<100_000).map { "44020320010\(1_000_000 + $0)" }
        #expect(Set(marks(identifiers).map(\.hash)).count == identifiers.count)
        #expect(IdentifierMark.repeated(marks(identifiers + ["440203200101000007"])) == [7, 100_000])
    }
}
