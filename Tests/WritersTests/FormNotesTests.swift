import LandModel
import Testing

@testable import Writers

@Suite struct FormNotesTests {
    @Test("equal notes share a mark; the mark stands at the column's own head")
    func marks() {
        let notes = FormNotes([
            .init(code: "a", heads: ["组", "甲"], kind: .area, note: "one"),
            .init(code: "b", heads: ["组", "乙"], kind: .area),
            .init(code: "c", heads: ["丙"], kind: .area, note: "two"),
            .init(code: "d", heads: [], kind: .area, note: "one"),
        ])
        #expect(notes.markedHeads == [["组", "甲①"], ["组", "乙"], ["丙②"], ["d①"]])
        #expect(notes.lines == ["注：① one", "　　② two"])
    }

    @Test("beyond twenty the marks are plain numbers")
    func many() {
        let notes = FormNotes(
            (0..<22).map { .init(code: "\($0)", heads: ["h"], kind: .area, note: "n\($0)") })
        #expect(notes.lines[19] == "　　⑳ n19")
        #expect(notes.lines[20] == "　　(21) n20")
    }
}
