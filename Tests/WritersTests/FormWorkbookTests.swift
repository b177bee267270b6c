import Foundation
import FoundationXML
import LandModel
import TestSupport
import Testing

@testable import Writers

@Suite struct FormWorkbookTests {
    private static let texts = FormTexts(
        preparedFor: "韶关市曲江区自然资源局", date: "2023年12月31日", preparedBy: "张三", reviewedBy: "李四")

    private func book(_ tables: [SummaryTable] = [Samples.form]) -> FormBook {
        FormBook(name: "440205", title: "曲江区 440205", texts: Self.texts, tables: tables)
    }

    private func read(_ book: FormBook, unit: AreaUnit = .hectare) throws -> SpreadsheetReader {
        let folder = try TemporaryFolder()
        #expect(try FormWorkbook.write(book, unit: unit, into: folder.path) == book.name + ".xlsx")
        return try SpreadsheetReader(folder.path(book.name + ".xlsx"))
    }

    @Test("title, unit line, merged head, rows, notes and signatures stand in their places")
    func layout() throws {
        let file = try read(book())
        let cells = try file.cells()
        #expect(cells["A1"] == .text("土地利用现状分类面积汇总表"))
        #expect(cells["A2"] == .text("填表单位：韶关市曲江区自然资源局"))
        #expect(cells["G2"] == .text("单位：公顷"))
        #expect(cells["A3"] == .text("行政区域"))
        #expect(cells["C3"] == .text("国土调查总面积"))
        #expect(cells["D3"] == .text("耕地(01)"))
        #expect(cells["F4"] == .text("水浇地①"))
        #expect(cells["A5"] == .text("曲江区"))
        #expect(cells["B5"] == .text("440205"))
        #expect(cells["C5"] == .number(10))
        #expect(cells["A6"] == .text("马坝镇"))
        #expect(cells["F7"] == .number(1))
        // A blank row before the second township.
        #expect(cells["A9"] == nil && cells["C9"] == nil)
        #expect(cells["B10"] == .text("440205101"))
        #expect(cells["G12"] == .number(0))
        #expect(cells["A13"] == .text("注：① 定义待核实"))
        #expect(cells.values.contains(.text("制表：张三")))
        #expect(cells.values.contains(.text("审核：李四")))
        #expect(cells.values.contains(.text("填表日期：2023年12月31日")))
        #expect(Set(try file.merged()) == ["A1:G1", "A3:B3", "C3:C4", "D3:F3", "G3:G4", "A13:G13"])
    }

    @Test("text that looks like a formula is text, and nothing in the sheet is a formula")
    func noFormula() throws {
        let file = try read(book())
        #expect(try file.cells()["A7"] == .text("=马坝,村"))
        #expect(try file.elements("xl/worksheets/sheet1.xml", "f").isEmpty)
        #expect(try !file.cells().values.contains(.other))
    }

    @Test("hundredths come out as the decimals they are")
    func decimals() throws {
        var table = Samples.form
        table.rows = [
            Samples.row("x", "440205", [7, 29, 110, -5, 184_163_357], .county)
        ]
        let cells = try read(book([table])).cells()
        #expect(
            ["C5", "D5", "E5", "F5", "G5"].map { cells[$0] }
                == [0.07, 0.29, 1.1, -0.05, 1_841_633.57].map { .number($0) })
    }

    @Test("in mu every figure is exactly fifteen times as much")
    func mu() throws {
        let cells = try read(book(), unit: .mu).cells()
        #expect(cells["G2"] == .text("单位：亩"))
        #expect(cells["C5"] == .number(150))
        #expect(cells["E7"] == .number(22.5))
        #expect(cells["C12"] == .number(1.5))
    }

    @Test("figures print with two decimals, codes are text, the district's own row is bold")
    func styles() throws {
        let file = try read(book())
        let styles = try file.document("xl/styles.xml")
        func style(_ reference: String) throws -> [String: String] {
            let cell = try file.document("xl/worksheets/sheet1.xml")
                .nodes(forXPath: "//*[local-name()='c'][@r='\(reference)']/@s")
            let index = try #require(cell.first?.stringValue.flatMap { Int($0) })
            let formats = try styles.nodes(forXPath: "//*[local-name()='cellXfs']/*")
            let element = try #require(formats[index] as? XMLElement)
            return SpreadsheetReader.attributes(element)
        }
        // Built-in number formats: 2 is 0.00, 49 is text.
        #expect(try style("C6")["numFmtId"] == "2")
        #expect(try style("C5")["numFmtId"] == "2")
        #expect(try style("B6")["numFmtId"] == "49")
        let bold = try styles.nodes(forXPath: "//*[local-name()='font'][*[local-name()='b']]")
        #expect(bold.count == 1)
        #expect(try style("A5")["fontId"] != style("A6")["fontId"])
        let fonts = try file.elements("xl/styles.xml", "name").compactMap { $0["val"] }
        #expect(Set(fonts).isSuperset(of: ["宋体", "黑体"]))
    }

    @Test("print setup: landscape, head on every page, page numbers; panes stay in sight")
    func print() throws {
        let file = try read(book())
        let sheet = "xl/worksheets/sheet1.xml"
        let setup = try #require(try file.elements(sheet, "pageSetup").first)
        #expect(
            setup["orientation"] == "landscape" && setup["paperSize"] == "9" && setup["fitToHeight"] == "0")
        #expect(try file.texts(sheet, "//*[local-name()='oddFooter']") == ["&C第 &P 页  共 &N 页"])
        let pane = try #require(try file.elements(sheet, "pane").first)
        #expect(pane["xSplit"] == "2" && pane["ySplit"] == "4" && pane["state"] == "frozen")
        #expect(
            try file.texts("xl/workbook.xml", "//*[local-name()='definedName']")
                == ["'T02 土地利用现状分类'!$1:$4"])
        let ignored = try #require(try file.elements(sheet, "ignoredError").first)
        #expect(ignored["sqref"] == "B5:B12" && ignored["numberStoredAsText"] == "1")
    }

    /// As wide as the widest form of the survey.
    private func wide(title: String = "城镇村及工矿用地面积汇总表") -> SummaryTable {
        let columns: [SummaryTable.Column] =
            Array(Samples.form.columns.prefix(2))
            + (0..<414).map {
                .init(
                    code: "20_\($0)", heads: ["城镇村及工矿用地(\($0 / 69))", "大类\($0 / 8)", "地类(\($0))"],
                    kind: .area)
            }
        let areas: [Int64] = (0..<414).map { Int64($0) }
        return SummaryTable(
            id: "T04", title: title, columns: columns,
            rows: [
                Samples.row("曲江区", "440205", areas, .county),
                Samples.row("马坝镇", "440205100", areas, .township),
            ])
    }

    @Test("416 columns go on pages side by side, each with title, unit and keys")
    func wideForm() throws {
        let file = try read(book([wide()]))
        let sheet = "xl/worksheets/sheet1.xml"
        let cells = try file.cells()
        #expect(cells["OZ6"] == .number(4.13))
        let breaks = try file.elements(sheet, "brk").compactMap { $0["id"].flatMap { Int($0) } }
        #expect(breaks.count > 10)
        let titles = cells.filter { $0.value == .text("城镇村及工矿用地面积汇总表") }
        #expect(titles.count == breaks.count + 1)
        #expect(cells.filter { $0.value == .text("单位：公顷") }.count == breaks.count + 1)
        #expect(try file.elements(sheet, "pageSetup").first?["paperSize"] == "8")
        #expect(
            try file.texts("xl/workbook.xml", "//*[local-name()='definedName']")
                == ["'T04 城镇村及工矿用地'!$A:$B,'T04 城镇村及工矿用地'!$1:$5"])
        // No merged cell reaches over a page's end.
        for range in try file.merged() where !range.hasPrefix("A") {
            let ends = range.split(separator: ":").map { Self.column(String($0)) }
            for end in breaks { #expect(!(ends[0] < end && end <= ends[1]), "\(range) over \(end)") }
        }
    }

    /// Column of a cell's reference, from 0.
    private static func column(_ reference: String) -> Int {
        reference.prefix { $0.isLetter }.utf8.reduce(0) { $0 * 26 + Int($1) - 64 } - 1
    }

    @Test("every part is well-formed, whatever the names: long, alike, with signs of the format")
    func names() throws {
        var tables = [wide(title: String(repeating: "土地利用现状一级分类面积按权属性质", count: 4))]
        tables.append(tables[0])
        tables.append(wide(title: "a[b]:c*d?e/f\\g'h<&>\""))
        let file = try read(book(tables))
        for (part, _) in file.parts { #expect(throws: Never.self) { try file.document(part) } }
        let names = try file.elements("xl/workbook.xml", "sheet").compactMap { $0["name"] }
        #expect(Set(names).count == 3)
        #expect(names[1].hasSuffix("(2)"))
        for name in names { #expect(name.utf16.count <= 31) }
        for text in try file.texts("xl/workbook.xml", "//*[local-name()='definedName']") {
            #expect(text.hasSuffix("!$1:$5") && text.contains("!$A:$B,"), "\(text)")
        }
    }

    @Test("the name of a form on several pages is cut only where the library has no room for it twice")
    func namesTwice() throws {
        let title = "土地利用现状一级分类面积按权属性质汇总表"
        let file = try read(book([wide(title: title), wide(title: "飞入地" + title)]))
        let names = try file.elements("xl/workbook.xml", "sheet").compactMap { $0["name"] }
        #expect(names == ["T04 土地利用现状一级分类面积按权属性质", "T04 飞入地土地利用现状一级分类面积按权"])
        let repeated = try file.texts("xl/workbook.xml", "//*[local-name()='definedName']")
        #expect(Set(repeated) == Set(names.map { "'\($0)'!$A:$B,'\($0)'!$1:$5" }))
    }

    @Test("two runs give the same bytes, in any time zone")
    func identical() async throws {
        let (here, there) = (try TemporaryFolder(), try TemporaryFolder())
        let path = there.path
        try FormWorkbook.write(book([Samples.form, wide()]), into: here.path)
        await #expect(processExitsWith: .success) { [path = path as String] in
            setenv("TZ", "Asia/Shanghai", 1)
            // Times in zip files count two seconds.
            sleep(2)
            let suite = FormWorkbookTests()
            try FormWorkbook.write(suite.book([Samples.form, suite.wide()]), into: path)
        }
        let file = try Data(contentsOf: here.url.appendingPathComponent("440205.xlsx"))
        #expect(try file == Data(contentsOf: there.url.appendingPathComponent("440205.xlsx")))
        let reader = try SpreadsheetReader(here.path("440205.xlsx"))
        #expect(
            try reader.texts("docProps/core.xml", "//*[local-name()='created']") == ["2000-01-01T00:00:00Z"])
        #expect(try reader.texts("docProps/core.xml", "//*[local-name()='title']") == ["曲江区 440205"])
        #expect(try reader.texts("docProps/app.xml", "//*[local-name()='Company']") == ["韶关市曲江区自然资源局"])
    }

    @Test("a form without rows is a form all the same")
    func empty() throws {
        var table = Samples.form
        table.rows = []
        let cells = try read(book([table])).cells()
        #expect(cells["A1"] == .text("土地利用现状分类面积汇总表"))
        #expect(cells["A5"] == .text("注：① 定义待核实"))
    }

    @Test("what cannot be written is told before a file stands")
    func refused() throws {
        let folder = try TemporaryFolder()
        var table = wide()
        for index in 414..<16_400 {
            table.columns.append(.init(code: "x\(index)", heads: ["x"], kind: .area))
        }
        table.rows = []
        #expect(throws: WriterError.tableTooLarge(table: "T04", rows: 11, columns: 16_402)) {
            try FormWorkbook.write(book([table]), into: folder.path)
        }
        var crooked = Samples.form
        crooked.rows[1].keys.append("more")
        #expect(throws: WriterError.malformedTable(table: "T02", row: 1)) {
            try FormWorkbook.write(book([crooked]), into: folder.path)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        let standing = try folder.write("440205.xlsx", "mine")
        #expect(throws: WriterError.cannotCreate(path: standing, call: "open", code: EEXIST)) {
            try FormWorkbook.write(book(), into: folder.path)
        }
    }
}
