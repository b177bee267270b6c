import Foundation
import LandModel
import SQLiteBridge
import TestSupport
import Testing

@testable import Writers

@Suite struct StoredCSVTests {
    private static func column(_ code: String, _ stored: [(String, String)]) -> SummaryTable.Column {
        SummaryTable.Column(
            code: code, heads: [code], kind: .area, stored: stored.map { SummaryTable.StoredField($0, $1) })
    }

    private static let keys: [SummaryTable.Column] = [
        .init(code: "DWMC", heads: ["行政区", "名称"], kind: .text),
        .init(code: "DWDM", heads: ["行政区", "代码"], kind: .text),
        .init(code: "LXDM", heads: ["行项目", "代码"], kind: .text),
        .init(code: "LX", heads: ["行项目", "名称"], kind: .text),
    ]

    private static func row(_ county: String, _ line: String, _ areas: [Int64]) -> SummaryTable.Row {
        SummaryTable.Row(
            keys: ["甲县", county, line, "行"], areas: areas.map { Hectares(hundredths: $0) }, line: line)
    }

    /// Settlements of two counties with two lines each.
    static let settlements = SummaryTable(
        id: "B05", title: "城镇村及工矿用地面积变化统计表",
        columns: keys + [
            column("20", [("DLBM", "HJ"), ("DLMC", "合计"), ("CZCSXM", "20")]),
            column("201_01", [("DLBM", "01"), ("DLMC", "耕地"), ("CZCSXM", "201")]),
        ],
        rows: [
            row("990101", "G001", [700, 10]), row("990101", "X002", [1, 0]), row("990102", "G001", [5, 5]),
        ], notes: ["年末面积＝…", "X002 更正减少面积：…"],
        storage: SummaryTable.Storage(table: "S_SJ_CZCJGKYD_ZL", year: "2024"))

    static let list = SummaryTable(
        id: "B01", title: "变更一览表",
        columns: [
            .init(code: "BGQTBBSM", heads: ["变更前", "图斑标识码"], kind: .text),
            .init(code: "BGQZLDWDM", heads: ["变更前", "坐落单位代码"], kind: .text),
            .init(code: "BGMJ", heads: ["变更面积"], kind: .squareMetres),
            .init(code: "XZQTZLX", heads: ["行政区调整类型"], kind: .text),
        ],
        rows: [SummaryTable.Row(keys: ["=B1", "990101001001", "1234567.89", "0"], areas: [])],
        storage: SummaryTable.Storage(table: "S_SJ_BGYLB_ZL", year: "2024"))

    private func text(_ folder: TemporaryFolder, _ file: String) throws -> String {
        try String(contentsOfFile: folder.path(file), encoding: .utf8)
    }

    @Test("one record a line and column, lines numbered within their district, parts in tables of their own")
    func records() throws {
        let folder = try TemporaryFolder()
        let files = try StoredCSV.write([Self.settlements], into: folder.path, byteOrderMark: false)
        #expect(files.first == "S_SJ_CZCJGKYD_ZL.csv" && files.count == 6)
        #expect(
            try text(folder, "S_SJ_CZCJGKYD_ZL.csv") == """
                XZQMC,XZQDM,BHXH,BHLX,DLBM,DLMC,CZCSXM,MJ,NF,NFBS,BZ,SJLY
                甲县,990101,1,G001,HJ,合计,20,7.00,2024,2024,,
                甲县,990101,1,G001,01,耕地,201,0.10,2024,2024,,
                甲县,990101,2,X002,HJ,合计,20,0.01,2024,2024,,
                甲县,990101,2,X002,01,耕地,201,0.00,2024,2024,,
                甲县,990102,1,G001,HJ,合计,20,0.05,2024,2024,,
                甲县,990102,1,G001,01,耕地,201,0.05,2024,2024,,

                """)
        #expect(
            try text(folder, "S_SJ_CSNBTDLYXZ_ZL.csv") == """
                XZQMC,XZQDM,BHXH,BHLX,DLBM,DLMC,CZCSXM,MJ,NF,NFBS,BZ,SJLY
                甲县,990101,1,G001,01,耕地,201,0.10,2024,2024,,
                甲县,990101,2,X002,01,耕地,201,0.00,2024,2024,,
                甲县,990102,1,G001,01,耕地,201,0.05,2024,2024,,

                """)
    }

    @Test("the list keeps its columns; forms of the stock are passed over")
    func list() throws {
        let folder = try TemporaryFolder()
        #expect(
            try StoredCSV.write([Samples.form, Self.list], into: folder.path, byteOrderMark: false)
                == ["S_SJ_BGYLB_ZL.csv"])
        #expect(
            try text(folder, "S_SJ_BGYLB_ZL.csv") == """
                BGQTBBSM,BGQZLDWDM,BGMJ,XZQTZLX,NFBS,SJLY
                '=B1,990101001001,1234567.89,0,2024,

                """)
    }

    @Test("only where it is asked for, beside the forms")
    func option() throws {
        let (plain, asked) = (try TemporaryFolder(), try TemporaryFolder())
        let results = RunResults(tables: [Self.settlements, Self.list])
        #expect(
            try CSVWriter([:]).write(results, into: plain.path) == ["tables/B05.csv", "tables/B01.csv"])
        let files = try CSVWriter(["database": "true"]).write(results, into: asked.path)
        #expect(files.prefix(3) == ["tables/B05.csv", "tables/B01.csv", "database/S_SJ_CZCJGKYD_ZL.csv"])
        #expect(files.count == 9)
        #expect(
            try text(asked, "tables/B01.csv") == """
                bgqtbbsm,bgqzldwdm,BGMJ_变更面积_m2,xzqtzlx
                '=B1,990101001001,1234567.89,0

                """)
        #expect(
            try text(asked, "tables/B05.csv").hasPrefix(
                "district_name,district_code,line_code,line,20_20_hm2,201_01_201_01_hm2\n甲县,990101,G001,行,7.00,0.10\n"
            ))
    }

    @Test("in the GeoPackage the list has a number for its area")
    func geoPackage() throws {
        let folder = try TemporaryFolder()
        try ResultGeoPackage.write(
            tables: [Self.list], districts: [], totals: nil, findings: [], into: folder.path)
        let statement = try Database(readOnly: folder.path("results.gpkg"), immutable: false).prepare(
            "SELECT bgqtbbsm, a_bgmj_m2, xzqtzlx FROM B01")
        #expect(try statement.step())
        #expect((0..<3).map { statement.text($0) } == ["=B1", "1234567.89", "0"])
    }

    @Test("what levelling moved, with both sides")
    func levelling() throws {
        let folder = try TemporaryFolder()
        let side = ChangeSide(
            key: BaseKey(
                locationUnit: "", ownershipUnit: "", ownership: "30", terrace: "TT", slope: "3",
                planting: "LS", settlement: "203", refinement: "HDGD"), landClass: "0101")
        try ChangeLevellingCSV.write(
            [
                ChangeStep(
                    county: "990101", cause: .flow, before: side, after: nil, from: Hectares(hundredths: 10),
                    to: Hectares(hundredths: 9))
            ], into: folder.path)
        #expect(
            try text(folder, "change-levelling.csv") == """
                county_code,cause,before_class,before_ownership,before_terrace,before_slope,before_planting,\
                before_settlement,before_refinement,after_class,after_ownership,after_terrace,after_slope,\
                after_planting,after_settlement,after_refinement,from_hm2,to_hm2,difference_hm2
                990101,flow,0101,30,TT,3,LS,203,HDGD,,,,,,,,0.10,0.09,-0.01

                """)
    }

    @Test("as Excel forms: titles, lines, notes below, the list in m² whatever unit the forms have")
    func workbook() throws {
        let folder = try TemporaryFolder()
        let book = FormBook(
            name: "990101", title: "甲县", texts: FormTexts(), tables: [Self.settlements, Self.list])
        _ = try FormWorkbook.write(book, unit: .mu, into: folder.path)
        let file = try SpreadsheetReader(folder.path("990101.xlsx"))
        let form = try file.cells(sheet: 1)
        #expect(form["A1"] == .text("城镇村及工矿用地面积变化统计表"))
        #expect(form["C5"] == .text("G001") && form["E5"] == .number(105))
        #expect(form["A8"] == .text("注：年末面积＝…") && form["A9"] == .text("　　X002 更正减少面积：…"))
        let list = try file.cells(sheet: 2)
        #expect(list["A1"] == .text("变更一览表"))
        #expect(list.values.contains(.text("单位：平方米")))
        #expect(list["A5"] == .text("=B1") && list["C5"] == .number(1_234_567.89))
    }
}
