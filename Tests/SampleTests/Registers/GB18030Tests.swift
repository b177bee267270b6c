import Testing

@testable import Sample

@Suite struct GB18030Tests {
    @Test("one, two and four bytes, as the standard's tables have them")
    func bytes() {
        // GB 18030-2005: 年 is C4EA, 亩 C4B6, （ A3A8; U+20BB7 lies in the four-byte range.
        #expect(GB18030.bytes(of: "1,年") == [0x31, 0x2C, 0xC4, 0xEA])
        #expect(GB18030.bytes(of: "（亩") == [0xA3, 0xA8, 0xC4, 0xB6])
        #expect(GB18030.bytes(of: "𠮷")?.count == 4)
        #expect(GB18030.bytes(of: "") == [])
    }
}
