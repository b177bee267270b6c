import Foundation
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

    @Test("money and square kilometres keep their units whatever that of areas is")
    func otherUnits() throws {
        let area = SquareMetres(hundredths: 12_291_500_000)
        let table = StatisticTable(
            id: "values", title: "价值",
            columns: [
                .init("area", "面积", .squareKilometres), .init("value", "价值", .yuan),
                .init("net", "面积", .squareMetres),
            ], rows: [[.area(area), .integer(1_406_057), .area(area)]])
        let cells = try read([table], unit: .mu)
        #expect(cells["A3"] == .text("面积（平方公里）") && cells["B3"] == .text("价值（元）"))
        #expect(cells["A4"] == .number(122.92) && cells["B4"] == .number(14060.57))
        // 122.915 km² are 184372.5 亩.
        #expect(cells["C4"] == .number(184_372.5))
        let folder = try TemporaryFolder()
        _ = try StatisticCSV.write([table], into: folder.path(""))
        let text = try String(contentsOfFile: folder.path("statistics/values.csv"), encoding: .utf8)
        #expect(text == "area_km2,value_yuan,net_m2\n122.92,14060.57,122915000.00\n")
    }

    @Test("the unit of areas stands only above a table with a column of them")
    func areaUnit() throws {
        let kinds: [(kind: StatisticTable.Kind, hasAreas: Bool)] = [
            (.squareMetres, true), (.count, false), (.metres, false), (.squareKilometres, false),
            (.percent, false), (.yuan, false), (.figure, false), (.text, false),
        ]
        for (kind, hasAreas) in kinds {
            let table = StatisticTable(
                id: "t", title: "表",
                columns: [.init("district_name", "行政区名称", .text), .init("amount", "数量", kind)], rows: [])
            let cells = try read([table])
            let unit: SpreadsheetReader.Cell? = hasAreas ? .text("面积单位：公顷") : nil
            #expect(cells["A2"] == .text("填表单位：示例局") && cells["B2"] == unit, "\(kind)")
        }
    }

    @Test("a sheet has its table's whole title as name, up to the 31 UTF-16 units of the format")
    func names() throws {
        let titles = [
            "耕地坡度分级面积（含按坡度图补充）", String(repeating: "耕", count: 31), String(repeating: "地𠀀", count: 31),
        ]
        let tables = titles.map { title in
            StatisticTable(id: "t", title: title, columns: [.init("gross", "面积", .squareMetres)], rows: [])
        }
        let folder = try TemporaryFolder()
        _ = try StatisticWorkbook.write(tables, texts: texts, unit: .hectare, into: folder.path(""))
        let reader = try SpreadsheetReader(folder.path("statistics.xlsx"))
        let names = try reader.elements("xl/workbook.xml", "sheet").compactMap { $0["name"] }
        #expect(names == [titles[0], titles[1], String(repeating: "地𠀀", count: 10) + "地"])
        let repeated = try reader.texts("xl/workbook.xml", "//*[local-name()='definedName']")
        #expect(Set(repeated) == Set(names.map { "'\($0)'!$1:$3" }))
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

    @Test("figures are numbers, shown with their own places; words, and what a double would change, are text")
    func figures() throws {
        let folder = try TemporaryFolder()
        _ = try StatisticWorkbook.write(
            [StatisticSamples.figures], texts: texts, unit: .mu, into: folder.path(""))
        let reader = try SpreadsheetReader(folder.path("statistics.xlsx"))
        let cells = try reader.cells(sheet: 1)
        #expect(cells["B3"] == .text("2020年") && cells["C2"] == nil, "figures name their own units")
        #expect(cells["B4"] == .number(74.43) && cells["C4"] == .number(-75))
        #expect(cells["B5"] == .text("306①") && cells["C5"] == .number(343))
        #expect(cells["B6"] == .text("-1+1") && cells["C6"] == nil)
        #expect(cells["B7"] == .text("12345678901234.567") && cells["C7"] == .number(0.005))
        #expect(cells["A8"] == .text("注：1.参考省规划") && cells["A9"] == .text("　　2.①为目标值"))
        let formats = try reader.elements("xl/styles.xml", "numFmt").compactMap { $0["formatCode"] }
        #expect(Set(formats).isSuperset(of: ["0.0", "0.000"]))
    }

    @Test("words for programs are left out in print")
    func words() throws {
        let table = StatisticTable(
            id: "t", title: "表",
            columns: [
                .init("type", "类型", .word), .init("type_title", "类型名称", .text),
                .init("area", "面积", .squareMetres),
            ], rows: [[.text("forest"), .text("林地"), .area(SquareMetres(hundredths: 1_000_000))]])
        let cells = try read([table])
        #expect(cells["A3"] == .text("类型名称") && cells["A4"] == .text("林地") && cells["B4"] == .number(1))
        #expect(!cells.values.contains(.text("forest")))
    }
}
