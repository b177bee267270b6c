import Testing

@testable import Pipeline

@Suite struct DefinitionParserTests {
    private func faults(_ text: String) -> [DefinitionFault] { DefinitionParser.parse(text).faults }

    private func fault(
        _ problem: DefinitionFault.Problem, _ line: Int, _ column: Int, _ keyPath: String = ""
    ) -> DefinitionFault {
        DefinitionFault(problem, at: .file(line: line, column: column), keyPath: keyPath)
    }

    @Test(
        "every scalar is the text it looks like",
        arguments: [
            "0401", "yes", "~", "null", "1e3", "0x1F", "2020-01-01", "12:30:45", "1_000", ".inf", "0301K",
        ])
    func textStaysText(text: String) {
        let (root, faults) = DefinitionParser.parse("a: \(text)\n")
        #expect(faults.isEmpty)
        #expect(root?["a"]?.text == text)
    }

    @Test("quoted and block texts are known from plain ones")
    func quotes() {
        let root = DefinitionParser.parse("a: \"true\"\nb: true\nc: |\n  true\nd: 'true'\n").root
        #expect(root?["a"]?.content == .scalar("true", isQuoted: true))
        #expect(root?["b"]?.content == .scalar("true", isQuoted: false))
        #expect(root?["c"]?.content == .scalar("true\n", isQuoted: true))
        #expect(root?["d"]?.content == .scalar("true", isQuoted: true))
    }

    @Test("places are lines and columns from 1, columns in characters and not in bytes")
    func places() {
        let root = DefinitionParser.parse("名: {乙: 丙}\nlist:\n  - 丁\n").root
        #expect(root?["名"]?["乙"]?.place == .file(line: 1, column: 8))
        #expect(root?["list"]?.items.first?.place == .file(line: 3, column: 5))
    }

    @Test("stars, ampersands and exclamation marks inside texts are texts")
    func harmlessMarks() {
        let text =
            "glob: dlt*.shp\nquoted: \"*a &b !c\"\nblock: |\n  *not an alias*\n# *comment &here\nplain: a *b &c !d\n"
        let (root, faults) = DefinitionParser.parse(text)
        #expect(faults.isEmpty)
        #expect(root?["glob"]?.text == "dlt*.shp")
        #expect(root?["quoted"]?.text == "*a &b !c")
        #expect(root?["block"]?.text == "*not an alias*\n")
        #expect(root?["plain"]?.text == "a *b &c !d")
    }

    @Test("anchor, alias and tag are refused, each where it stands")
    func beyondPlainData() {
        #expect(
            faults("a: &one 1\nb: *one\nc: !!str 2\nd: [*one, {e: *one}]\n") == [
                fault(.anchor, 1, 4, "a"), fault(.alias, 2, 4, "b"), fault(.tag, 3, 4, "c"),
                fault(.alias, 4, 5, "d[1]"), fault(.alias, 4, 15, "d[2].e"),
            ])
    }

    @Test("an alias bomb is told by its aliases and never multiplied, even as a key")
    func bomb() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...60 {
            let items = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(items)]\n"
        }
        text += "? *a60\n: 1\n"
        let aliases = faults(text).filter { $0.problem == .alias }
        #expect(aliases.count == 60 * 9 + 1)
    }

    @Test("a key given twice is told at each later place, whatever else is wrong")
    func duplicates() {
        #expect(
            faults("a: 1\nb: {c: 1, \"c\": 2}\na: 2\nd: &x 3\na: 4\n") == [
                fault(.duplicateKey(firstLine: 2), 2, 11, "b.c"),
                fault(.duplicateKey(firstLine: 1), 3, 1, "a"),
                fault(.anchor, 4, 4, "d"), fault(.duplicateKey(firstLine: 1), 5, 1, "a"),
            ])
    }

    @Test("more repeated keys than anyone wants to read end in one that is told")
    func manyDuplicates() {
        #expect(
            faults(String(repeating: "a: 1\n", count: 100)) == [fault(.duplicateKey(firstLine: 65), 65, 1)])
    }

    @Test("1 and \"1\" are the same key")
    func duplicateOfOtherStyle() {
        #expect(faults("1: a\n\"1\": b\n") == [fault(.duplicateKey(firstLine: 1), 2, 1, "1")])
    }

    @Test("a key that is no text")
    func keyNotText() {
        #expect(faults("? [a, b]\n: 1\n") == [fault(.keyNotText, 1, 3)])
    }

    @Test("what is not YAML is told in the parser's words at its place")
    func syntax() throws {
        let told = faults("a: 1\nb: [1, 2\nc: 3\n")
        #expect(told.count == 1)
        guard case .syntax(let words) = try #require(told.first).problem else {
            Issue.record("not a syntax fault: \(told)")
            return
        }
        #expect(words.contains("flow sequence"))
        #expect(told.first?.place == .file(line: 3, column: 2))
    }

    @Test("a tab as indentation, an unfinished quote, a control character, a second document, nothing at all")
    func otherSyntax() {
        #expect(faults("a:\n\tb: 1\n").map(\.place) == [.file(line: 2, column: 1)])
        #expect(faults("a: \"b\n").count == 1)
        #expect(faults("a: 1\nb: \u{1}x\n").map(\.place) == [.file(line: 2, column: 4)])
        #expect(faults("a: 1\n---\nb: 2\n").count == 1)
        #expect(faults("") == [fault(.emptyDocument, 1, 1)])
        #expect(faults("# only a comment\n") == [fault(.emptyDocument, 1, 1)])
    }

    @Test("nesting without end is refused, not followed")
    func depth() {
        let told = faults(String(repeating: "[", count: 100_000))
        #expect(told.count == 1)
    }

    @Test("lines end as Windows ends them, too")
    func windowsLines() {
        let (root, told) = DefinitionParser.parse("a: 1\r\nb:\r\n  c: 2\r\na: 3\r\n")
        #expect(root?["b"]?["c"]?.place == .file(line: 3, column: 6))
        #expect(told == [fault(.duplicateKey(firstLine: 1), 4, 1, "a")])
    }
}
