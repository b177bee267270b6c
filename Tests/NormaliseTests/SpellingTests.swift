import Testing

@testable import Normalise

@Suite struct SpellingTests {
    @Test(
        "texts set right by hand",
        arguments: [
            ("0101", "0101", [Spelling.Step]()), ("0101  ", "0101", []), ("", "", []), ("  ", "", []),
            (" 0101 ", "0101", [.trimmed]), ("\u{FEFF}0101", "0101", [.trimmed]),
            ("0101\u{00A0}", "0101", [.trimmed]),
            ("０２０１ｋ", "0201K", [.halfWidth, .upperCase]), ("101.000", "101", [.numberSuffix]),
            ("101.", "101.", []), ("101.5", "101.5", []), (".0", ".0", []), ("5h1.0", "5H1.0", [.upperCase]),
            ("１０１．０", "101", [.halfWidth, .numberSuffix]), ("水田", "水田", []), ("é", "é", []),
        ])
    func texts(raw: String, text: String, steps: [Spelling.Step]) {
        let spelling = Spelling(raw)
        #expect(spelling.text == text)
        #expect(spelling.steps == steps)
    }

    @Test("zeros in front, and nothing else, make a padded code")
    func padded() {
        let spelling = Spelling("101")
        #expect(spelling.isPadded(by: "0101") && spelling.isPadded(by: "00101"))
        #expect(
            !spelling.isPadded(by: "101") && !spelling.isPadded(by: "1101") && !spelling.isPadded(by: "0102"))
    }

    @Test("long texts are cut in facts")
    func facts() {
        #expect(String(repeating: "水", count: 65).asFact == String(repeating: "水", count: 64) + "…")
        #expect("0101".asFact == "0101")
    }
}
