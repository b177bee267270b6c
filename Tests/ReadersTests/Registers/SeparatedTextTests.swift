import Testing

@testable import Readers

@Suite struct SeparatedTextTests {
    private func records(_ text: String) throws -> [SeparatedText.Record] {
        var reader = SeparatedText(Array(text.utf8))
        var records: [SeparatedText.Record] = []
        while let record = try reader.next() { records.append(record) }
        return records
    }

    private func cells(_ text: String) throws -> [[String]] {
        try records(text).map { $0.cells.map { String(decoding: $0, as: UTF8.self) } }
    }

    @Test(
        "records, cells, quotes",
        arguments: [
            ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]), ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
            ("a\rb", [["a"], ["b"]]), ("", []), ("\n", [[""]]), ("a\n\nb\n", [["a"], [""], ["b"]]),
            (",\n", [["", ""]]), ("a,", [["a", ""]]), ("\"a,\"\"b\"\"\",c", [["a,\"b\"", "c"]]),
            ("\"a\nb\",c\n", [["a\nb", "c"]]), ("\"a\r\nb\"", [["a\r\nb"]]), ("a\"b,c", [["a\"b", "c"]]),
            ("\"\"", [[""]]), ("\"\",\"\"\n", [["", ""]]),
        ])
    func shapes(_ text: String, _ expected: [[String]]) throws {
        #expect(try cells(text) == expected)
        #expect(try records(text).allSatisfy { !$0.isMalformed })
    }

    @Test("lines are those an editor shows, also behind a value over several lines")
    func lines() throws {
        let text = "a,b\r\n\"1\r\n2\r3\n4\",x\n\ny,z\r"
        #expect(try records(text).map(\.line) == [1, 2, 6, 7])
    }

    @Test("text behind a closing quote marks its record and no other")
    func malformed() throws {
        let records = try records("\"a\"b,c\n\"a\",\"c\"\n\"a\" ,c\n")
        #expect(records.map(\.isMalformed) == [true, false, true])
        #expect(records[0].cells[0] == Array("ab".utf8))
    }

    @Test("an open quote is an error of the line where it opens")
    func openQuote() {
        #expect(throws: SeparatedText.OpenQuote(line: 2)) { try records("a\n1,\"b\nc\nd\n") }
        #expect(throws: SeparatedText.OpenQuote(line: 1)) { try records("\"") }
    }
}
