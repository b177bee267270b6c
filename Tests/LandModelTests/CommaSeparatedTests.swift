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

    @Test("a quote inside an unquoted field is text")
    func innerQuote() {
        #expect(CommaSeparated.records(of: "5\" pipe,x\n").map(\.fields) == [["5\" pipe", "x"]])
    }
}
