import LandModel
import Testing

@Suite struct SuggestionTests {
    @Test(
        "a misspelt word finds its neighbour",
        arguments: [
            ("standrd", "standard"), ("Standard", "standard"), ("stadnard", "standard"),
            ("area_basis", "area-basis"),
            ("out", "output"),
        ])
    func nearest(word: String, expected: String) {
        let known = ["standard", "area-basis", "sources", "output", "tables"]
        #expect(Suggestion.nearest(to: word, among: known).first == expected)
    }

    @Test("nothing near gives nothing")
    func nothingNear() {
        #expect(Suggestion.nearest(to: "xyzzy", among: ["standard", "sources"]).isEmpty)
        #expect(Suggestion.nearest(to: "", among: ["a", "b"]).isEmpty)
        #expect(Suggestion.nearest(to: "9", among: ["1"]).isEmpty)
    }

    @Test("equals stand in the order of their code points, whatever the order of the candidates")
    func orderIsStable() {
        let codes = ["0103", "0101", "0204", "0102"]
        #expect(Suggestion.nearest(to: "0104", among: codes) == ["0101", "0102", "0103"])
        #expect(Suggestion.nearest(to: "0104", among: codes.reversed()) == ["0101", "0102", "0103"])
    }

    @Test(
        "distance by hand",
        arguments: [
            ("", "", 0), ("", "abc", 3), ("kitten", "sitting", 3), ("ab", "ba", 1), ("水田", "水浇地", 2),
            ("0101", "101", 1),
        ])
    func distance(left: String, right: String, expected: Int) {
        #expect(Suggestion.distance(left, right) == expected)
        #expect(Suggestion.distance(right, left) == expected)
    }
}
