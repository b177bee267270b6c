import Testing

@testable import Writers

@Suite struct TextWidthTests {
    @Test(
        "Chinese characters and full-width signs take two columns",
        arguments: [("", 0), ("0101", 4), ("水田(0101)", 10), ("（）", 4), ("①", 2), ("≤2°", 3), ("𠀀", 2)])
    func columns(_ text: String, _ width: Int) { #expect(TextWidth.columns(text) == width) }

    @Test("a text takes as many lines as its width asks for, an empty one takes one")
    func lines() {
        #expect(TextWidth.lines("公共管理与公共服务用地", width: 10) == 3)
        #expect(TextWidth.lines("", width: 10) == 1)
        #expect(TextWidth.lines("a\nb", width: 10) == 2)
        #expect(TextWidth.lines("水田", width: 0) == 2)
    }
}
