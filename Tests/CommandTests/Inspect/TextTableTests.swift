import Testing

@testable import tuban

@Suite struct TextTableTests {
    @Test("Chinese characters and full-width signs take two columns, combining marks none")
    func widths() {
        #expect(DisplayWidth.columns(of: "DLBM") == 4)
        #expect(DisplayWidth.columns(of: "地类编码") == 8)
        #expect(DisplayWidth.columns(of: "（空）") == 6)
        #expect(DisplayWidth.columns(of: "e\u{301}") == 1)
        #expect(DisplayWidth.columns(of: "𠮷") == 2)
        #expect(DisplayWidth.columns(of: "한글 ｶﾅ") == 7)
        #expect(DisplayWidth.columns(of: "m² –") == 4)
    }

    @Test("columns line up whatever the script; no blanks at the end")
    func alignment() {
        var table = TextTable(.left, .right, .left)
        table.rows = [["字段", "数", "x"], ["DLBM", "12", ""], ["坐落单位", "3", "y"]]
        #expect(table.lines(indent: 1) == [" 字段      数  x", " DLBM      12", " 坐落单位   3  y"])
    }
}
