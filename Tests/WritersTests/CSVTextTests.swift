import Testing

@testable import Writers

@Suite struct CSVTextTests {
    @Test("commas, quotes and line breaks are quoted as RFC 4180 has it; the rest is not")
    func quoting() {
        #expect(
            CSVText.line([.text("曲江区"), .text("a,b"), .text("say \"x\""), .text("two\nlines"), .empty])
                == "曲江区,\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",\n")
        #expect(CSVText.line([.text("\r\n")]) == "\"'\r\n\"\n")
    }

    @Test(
        "a text a spreadsheet would run as a formula gets an apostrophe",
        arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"])
    func guarded(_ text: String) {
        #expect(CSVText.line([.text(text)]) == "'\(text)\n")
    }

    @Test("a formula with a comma is both guarded and quoted")
    func guardedAndQuoted() {
        #expect(CSVText.line([.text("=HYPERLINK(\"u\",1)")]) == "\"'=HYPERLINK(\"\"u\"\",1)\"\n")
    }

    @Test("codes and numbers stay as they are, leading zeros and signs included")
    func codesAndNumbers() {
        #expect(
            CSVText.line([.code("0101"), .code("440203"), .number("-12.34"), .code("-1"), .integer(7)])
                == "0101,440203,-12.34,-1,7\n")
    }

    @Test("what is no code at all is treated as text, though it came as a code")
    func falseCodes() {
        #expect(
            CSVText.line([.code("=cmd()"), .code("-A1"), .number("-"), .code("@x")])
                == "'=cmd(),'-A1,'-,'@x\n")
    }
}
