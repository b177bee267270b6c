import LandModel
import Testing

@Suite struct CommaSeparatedTests {
    @Test("quotes, doubled quotes, line breaks inside quotes, CR LF, byte order mark")
    func dialect() {
        let text = "\u{FEFF}a,b\r\n\"1,5\",\"say \"\"x\"\"\"\n\"two\nlines\",\n\n,\"\"\nlast"
        let records = CommaSeparated.records(of: text)
        #expect(
            records.map(\.fields) == [
                ["a", "b"], ["1,5", "say \"x\""], ["two\nlines", ""], ["", ""], ["last"],
            ])
        #expect(records.map(\.line) == [1, 2, 3, 6, 7])
    }

    @Test("rows by column, below a header that must be the one asked for")
    func rows() throws {
        let rows = try CommaSeparated.rows(of: "a,b\n1,2\n\n3,\n", columns: ["a", "b"])
        #expect(rows.map(\.fields) == [["a": "1", "b": "2"], ["a": "3", "b": ""]])
        #expect(rows.map(\.line) == [2, 4])
        func fault(_ line: Int, _ found: String) -> CommaSeparated.ShapeFault {
            CommaSeparated.ShapeFault(line: line, expected: "a,b", found: found)
        }
        #expect(throws: fault(1, "b,a")) { try CommaSeparated.rows(of: "b,a\n1,2", columns: ["a", "b"]) }
        #expect(throws: fault(1, "")) { try CommaSeparated.rows(of: "", columns: ["a", "b"]) }
        #expect(throws: fault(3, "3")) { try CommaSeparated.rows(of: "a,b\n1,2\n3\n", columns: ["a", "b"]) }
    }

    @Test("a quote inside an unquoted field is text")
    func innerQuote() {
        #expect(CommaSeparated.records(of: "5\" pipe,x\n").map(\.fields) == [["5\" pipe", "x"]])
    }
}
