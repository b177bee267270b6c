import Foundation
import TestSupport
import Testing

@testable import Writers

@Suite struct PlainSheetTests {
    private static let sheet = PlainSheet(
        name: "土地供应台账", header: ["编号", "日期", "面积（亩）", "数量", "面积（公顷）"],
        rows: [
            [
                .text("0042"), .date(year: 2020, month: 3, day: 1), .number(1_025, places: 2),
                .number(7, places: 0), .number(12_345, places: 4),
            ],
            [.text("=1+1"), .empty, .empty, .empty, .number(-5, places: 1)],
        ])

    @Test("codes stay text, days are the spreadsheet's numbers, empty cells are none")
    func cells() throws {
        let folder = try TemporaryFolder()
        try Self.sheet.write(folder.path("a.xlsx"))
        let reader = try SpreadsheetReader(folder.path("a.xlsx"))
        let cells = try reader.cells()
        #expect(cells["A1"] == .text("编号") && cells["E1"] == .text("面积（公顷）"))
        #expect(cells["A2"] == .text("0042") && cells["A3"] == .text("=1+1"))
        // 2020-03-01 is day 43,891 counted from 1899-12-30.
        #expect(cells["B2"] == .number(43_891))
        #expect(cells["C2"] == .number(10.25) && cells["D2"] == .number(7) && cells["E2"] == .number(1.2345))
        #expect(cells["B3"] == nil && cells["C3"] == nil && cells["E3"] == .number(-0.5))
        #expect(try reader.elements("xl/workbook.xml", "sheet").map { $0["name"] } == ["土地供应台账"])
    }

    @Test("the same table gives the same bytes; a file that stands, or a ragged table, is an error")
    func files() throws {
        let folder = try TemporaryFolder()
        try Self.sheet.write(folder.path("a.xlsx"))
        try Self.sheet.write(folder.path("b.xlsx"))
        let (first, second) = (
            try Data(contentsOf: URL(fileURLWithPath: folder.path("a.xlsx"))),
            try Data(contentsOf: URL(fileURLWithPath: folder.path("b.xlsx")))
        )
        #expect(first == second)
        #expect(throws: WriterError.self) { try Self.sheet.write(folder.path("a.xlsx")) }
        var ragged = Self.sheet
        ragged.rows[1].removeLast()
        #expect(throws: WriterError.malformedTable(table: "土地供应台账", row: 1)) {
            try ragged.write(folder.path("c.xlsx"))
        }
    }
}
