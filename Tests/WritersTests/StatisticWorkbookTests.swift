import LandModel
import TestSupport
import Testing

@testable import Writers

@Suite struct StatisticWorkbookTests {
    private let texts = FormTexts(preparedFor: "示例局")

    private func read(
        _ tables: [StatisticTable], unit: AreaUnit = .hectare, sheet: Int = 1
    ) throws -> [String: SpreadsheetReader.Cell] {
        let folder = try TemporaryFolder()
        #expect(
            try StatisticWorkbook.write(tables, texts: texts, unit: unit, into: folder.path("")) == [
                "statistics.xlsx"
            ])
        return try SpreadsheetReader(folder.path("statistics.xlsx")).cells(sheet: sheet)
    }

    @Test("texts stay text, areas are in the unit, rounded once; lengths, counts and shares have their own")
    func cells() throws {
        let cells = try read([StatisticSamples.table])
        #expect(cells["A1"] == .text("分区面积"))
        #expect(cells["A2"] == .text("填表单位：示例局") && cells["F2"] == .text("面积单位：公顷"))
        #expect(cells["C3"] == .text("面积") && cells["D3"] == .text("长度（米）") && cells["F3"] == .text("占比（%）"))
        #expect(cells["A4"] == .text("440203") && cells["B4"] == .text("核心区,甲"))
        // 12.34 m² are 0.001234 hm²; two of three parts are 66.67 %.
        #expect(cells["C4"] == .number(0) && cells["D4"] == .number(200.5) && cells["E4"] == .number(7))
        #expect(cells["F4"] == .number(66.67))
        #expect(cells["B5"] == .text("=1+1") && cells["D5"] == nil && cells["F5"] == nil)
        #expect(cells["A6"] == .text("注：单位：平方米"))
    }

    @Test(
        "1 亩 is 2000/3 m²; half a hundredth goes away from zero",
        arguments: [
            (66_667, 100), (333, 0), (334, 1), (-334, -1), (333_333_333_333, 500_000_000),
        ] as [(Int64, Int64)])
    func mu(_ hundredths: Int64, _ expected: Int64) {
        #expect(AreaUnit.mu.hundredths(SquareMetres(hundredths: hundredths)) == expected)
    }

    @Test("a sheet a table, also an empty one; no tables, no file")
    func sheets() throws {
        let cells = try read([StatisticSamples.table, StatisticSamples.empty], sheet: 2)
        #expect(cells["A1"] == .text("重叠") && cells["A3"] == .text("面积"))
        let folder = try TemporaryFolder()
        #expect(try StatisticWorkbook.write([], texts: texts, unit: .hectare, into: folder.path("")) == [])
    }
}
