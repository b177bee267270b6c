import LandModel
import Testing

@testable import Writers

@Suite struct FormWidthsTests {
    @Test("no figure and no code is cut, in either unit", arguments: AreaUnit.allCases)
    func wideEnough(_ unit: AreaUnit) throws {
        var table = Samples.form
        table.rows[0].areas[0] = Hectares(hundredths: 123_456_789_012)
        let shape = try TableShape(table)
        let widths = FormWidths.widths(table, shape: shape, paths: table.columns.map(\.heads), unit: unit)
        #expect(widths[1] > 12)
        // 1234567890.12 hm² has 13 characters, 18518518351.80 mu has 14.
        #expect(widths[2] > (unit == .hectare ? 13 : 14))
        // Head 小计 needs little, but the column stays wide enough to write in.
        #expect(widths[3] == 8)
    }

    @Test("a long name gets a second line, and the head as many as its words take")
    func heights() throws {
        var table = Samples.form
        table.rows[2].keys[0] = "一个有着非常非常非常长的名字的社区居民委员会"
        let shape = try TableShape(table)
        let paths = table.columns.map(\.heads)
        let widths = FormWidths.widths(table, shape: shape, paths: paths, unit: .hectare)
        #expect(
            FormWidths.rowHeight(table.rows[2], shape: shape, widths: widths) == 2 * FormWidths.lineHeight + 3
        )
        #expect(
            FormWidths.rowHeight(table.rows[1], shape: shape, widths: widths) == FormWidths.lineHeight + 3)
        let pages = FormPages(widths: [8, 8], keys: 0, paths: [["公共管理与公共服务用地"], ["甲", "乙"]])
        let cells = FormHead.cells([["公共管理与公共服务用地"], ["甲", "乙"]])
        let heights = FormWidths.headHeights(cells, depth: 2, pages: pages)
        // 22 columns of text in 6.5 take four lines, spread over both rows.
        #expect(heights.reduce(0, +) == 4 * FormWidths.lineHeight + 5)
    }
}
