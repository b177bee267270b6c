import Foundation
import LandModel
import TestSupport
import Testing

@testable import Readers

/// Registers as sheets of a workbook.
@Suite struct WorkbookRegisterTests {
    private let fixture: RegisterFixture
    private let head = RegisterFixture.columns.map(\.header)

    init() throws { fixture = try RegisterFixture() }

    private static func date(_ year: Int, _ month: Int, _ day: Int) -> FieldValue {
        CalendarDate(year: year, month: month, day: day).map { .date($0) } ?? .unusable
    }

    private func column(
        _ cells: [String], _ type: FieldType, is1904: Bool = false
    ) throws -> (values: [FieldValue], findings: [Finding]) {
        let schema = RegisterFixture.schema(
            [RegisterFixture.column("n", "N", .count), RegisterFixture.column("v", "V", type)], key: ["n"])
        var workbook = WorkbookFile([["N", "V"]] + cells.enumerated().map { ["\($0)", $1] })
        workbook.is1904 = is1904
        let read = try fixture.read(workbook, schema)
        #expect(read.table.rows.count == cells.count)
        return (read.table.rows.map { $0.values[1] }, read.findings)
    }

    @Test("rows are numbered as the sheet shows them, blank ones counted")
    func rows() throws {
        let (table, findings) = try fixture.read(
            WorkbookFile([
                [], head, ["A1", "440203", "'2023-01-05", "0.1", "出让"], [],
                ["A2", "440203001", "", "'1,200.5", "划拨"],
            ]))
        #expect(table.rows.map(\.number) == [3, 5] && findings.isEmpty)
        #expect(
            table.rows[0].values == [
                .text("A1"), .text("440203"), Self.date(2023, 1, 5), .amount(1_000), .text("出让"),
            ])
        #expect(table.rows[1].values[3] == .amount(12_005_000))
    }

    @Test("real dates are dates, in both countings; a time of day is passed over")
    func dates() throws {
        let cells = [
            "<c s=\"1\"><v>44927</v></c>", "<c s=\"2\"><v>44927</v></c>", "<c s=\"4\"><v>44927.75</v></c>",
            "<c t=\"d\"><v>2023-01-01T00:00:00</v></c>", "20230101",
        ]
        let (values, findings) = try column(cells, .date)
        #expect(values == cells.map { _ in Self.date(2023, 1, 1) } && findings.isEmpty)
        #expect(
            try column(["<c s=\"1\"><v>43465</v></c>"], .date, is1904: true).values == [Self.date(2023, 1, 1)]
        )
        let early = ["1", "59", "61"].map { "<c s=\"1\"><v>\($0)</v></c>" }
        #expect(
            try column(early, .date).values == [
                Self.date(1900, 1, 1), Self.date(1900, 2, 28), Self.date(1900, 3, 1),
            ])
        let bad = try column(["<c s=\"1\"><v>60</v></c>", "<c s=\"6\"><v>0.5</v></c>", "44927"], .date)
        #expect(bad.values.allSatisfy { $0 == .unusable } && bad.findings.count == 3)
    }

    @Test("numbers of spreadsheets are codes, until their digits are lost")
    func codes() throws {
        let (values, findings) = try column(
            [
                "440203", "'440203001001000123", "4.4020300100100013E+17", "440203001001000123",
                "123456789012345", "1.5",
            ],
            .code)
        #expect(
            values == [
                .text("440203"), .text("440203001001000123"), .unusable, .unusable, .text("123456789012345"),
                .unusable,
            ])
        #expect(
            findings.map(\.rule) == [.registerDigitsLost, .registerDigitsLost, .registerValueUnusable])
        #expect(
            findings[0].line == "register-digits-lost 4: column=V; found=440203001001000100; expected=code")
        #expect(try column(["<c s=\"1\"><v>44927</v></c>"], .code).values == [.unusable])
        #expect(
            try column(["101", "'0101", "1001"], .landClass).values == [
                .unusable, .text("0101"), .text("1001"),
            ])
    }

    @Test("a formula is its stored result; without one, or with an error, it is told")
    func formulas() throws {
        let (values, findings) = try column(
            [
                "<c><f>1+2</f><v>3</v></c>", "<c><f>1+2</f></c>", "<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>",
                "<c t=\"str\"><f>\"\"</f><v></v></c>", "<c t=\"str\"><f>A1</f><v>4.5</v></c>",
            ], .number(.plain))
        #expect(values == [.amount(3), .unusable, .unusable, .blank, .amount(9, over: 2)])
        #expect(
            findings.map(\.line) == [
                "register-value-unusable 3: column=V; found==1+2; expected=number; reason=formula-without-value",
                "register-value-unusable 4: column=V; found=#DIV/0!; expected=number; reason=formula-error",
            ])
    }

    @Test("a percentage holds its fraction, whatever unit is declared; areas are none")
    func percentages() throws {
        let cell = "<c s=\"3\"><v>0.12</v></c>"
        let share = try #require(MeasureUnit("%"))
        #expect(try column([cell], .number(share)).values == [.amount(12, over: 100)])
        #expect(try column(["12"], .number(share)).values == [.amount(12, over: 100)])
        #expect(try column([cell], .number(.plain)).values == [.amount(12, over: 100)])
        #expect(try column([cell], .number(.squareMetres)).values == [.unusable])
        // A unit that only the format shows is no part of the value.
        #expect(
            try column(["<c s=\"5\"><v>12.5</v></c>"], .number(.squareMetres)).values == [
                .amount(25, over: 2)
            ])
    }

    @Test("what a merged cell covers is told and unusable; the first cell keeps its value")
    func merged() throws {
        let (table, findings) = try fixture.read(
            WorkbookFile(
                [
                    head, ["A1", "440203", "", "1", "出让"], ["A2", "", "", "2"], ["A3", "440203", "", "3"], [],
                ],
                merges: ["B2:B3", "E2:E4", "A5:E6"]))
        #expect(table.rows.map { $0.values[1] } == [.text("440203"), .unusable, .text("440203")])
        #expect(table.rows.map { $0.values[4] } == [.text("出让"), .unusable, .unusable])
        #expect(
            findings.map(\.line) == [
                "register-cell-merged 3: column=行政区代码; found=B2:B3; expected=district",
                "register-cell-merged 3: column=供应方式; found=E2:E4; expected=出让 划拨 租赁",
                "register-cell-merged 4: column=供应方式; found=E2:E4; expected=出让 划拨 租赁",
            ])
    }

    @Test("a title above the head, a head of two rows, a head that is blank: named by sheet, row and column")
    func heads() throws {
        let row = ["A1", "440203", "", "1", "出让"]
        #expect(
            try fixture.problem(WorkbookFile([["土地供应台账"], head, row], merges: ["A1:E1"]))
                == .headElsewhere(found: head, row: 2, column: "A", firstRow: 1))
        let upper = [head[0], "位置", "", "供应", ""]
        let lower = ["", head[1], head[2], head[3], head[4]]
        #expect(
            try fixture.problem(WorkbookFile([upper, lower, row], merges: ["A1:A2", "B1:C1", "D1:E1"]))
                == .headElsewhere(found: Array(head.dropFirst()), row: 2, column: "B", firstRow: 1))
        #expect(
            try fixture.problem(WorkbookFile([head, row, row + ["", "说明"]]), inspection: false)
                == .headBlank(row: 3, column: "G"))
        #expect(
            try fixture.problem(WorkbookFile([head + [head[0]], row]))
                == .headTwice(header: head[0], columns: ["A", "F"]))
    }

    @Test("the sheet is named, or the only one that is not hidden")
    func sheets() throws {
        var workbook = WorkbookFile([head, ["A1", "440203"]])
        workbook.sheets.append(.init(name: "字典", rows: "", state: "hidden"))
        #expect(try fixture.read(workbook).table.rows.count == 1)
        workbook.sheets[1].state = "visible"
        #expect(try fixture.problem(workbook) == .tableNotStated(available: ["供应", "字典"]))
        #expect(try fixture.read(workbook, RegisterFixture.schema(table: "供应")).table.rows.count == 1)
        #expect(
            try fixture.problem(workbook, RegisterFixture.schema(table: "供地"))
                == .tableMissing(similar: ["供应"], available: ["供应", "字典"]))
        #expect(try fixture.problem(workbook, RegisterFixture.schema(table: "字典")) == .empty)
    }

    @Test("texts: shared, in runs, without reading aids, with characters that XML cannot hold")
    func texts() throws {
        var workbook = WorkbookFile(
            Self.shared(["0", "1"], row: 1) + Self.shared(["2", "3"], row: 2)
                + "<row><c t=\"inlineStr\"><is><r><t>x</t></r><r><t>y</t></r></is></c>"
                + "<c t=\"b\"><v>1</v></c></row>")
        workbook.strings = [
            "<t>N</t>", "<t>V</t>", "<r><t>a&amp;</t></r><r><rPr/><t xml:space=\"preserve\"> b</t></r>",
            "<t>甲_x000D_\n乙&#x4E59;</t><rPh sb=\"0\" eb=\"1\"><t>jia</t></rPh>",
        ]
        let schema = RegisterFixture.schema(
            [RegisterFixture.column("n", "N", .text), RegisterFixture.column("v", "V", .text)], key: ["n"])
        let (table, findings) = try fixture.read(workbook, schema)
        #expect(
            table.rows.map(\.values) == [
                [.text("a& b"), .text("甲\r\n乙乙")], [.text("xy"), .text("TRUE")],
            ])
        #expect(table.rows.map(\.number) == [2, 3] && findings.isEmpty)
    }

    private static func shared(_ indices: [String], row: Int) -> String {
        "<row r=\"\(row)\">" + indices.map { "<c t=\"s\"><v>\($0)</v></c>" }.joined() + "</row>"
    }

    @Test("a damaged workbook is no shorter workbook")
    func damaged() throws {
        func part(_ workbook: WorkbookFile) throws -> String? {
            guard case .damaged(let part, _)? = try fixture.problem(workbook) else { return nil }
            return part
        }
        let sheet = "xl/worksheets/sheet1.xml"
        var workbook = WorkbookFile([head, ["A1", "440203"]])
        for text in [
            "<worksheet><sheetData><row r=\"1\">", "<worksheet><a></b></worksheet>",
            "<!DOCTYPE x><worksheet/>",
            "<worksheet><sheetData><row r=\"2\"/><row r=\"1\"/></sheetData></worksheet>",
            "<worksheet><sheetData><row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row></sheetData></worksheet>",
            "<worksheet><sheetData><row r=\"1\"><c r=\"A2\"/></row></sheetData></worksheet>",
            "<worksheet><sheetData><c r=\"A1\"/></sheetData></worksheet>",
            "<worksheet><sheetData><row r=\"1\"><c t=\"s\"><v>99</v></c></row></sheetData></worksheet>", "-",
        ] {
            workbook.replaced = [sheet: text]
            #expect(try part(workbook) == sheet, "\(text)")
        }
        workbook.replaced = ["xl/workbook.xml": "-"]
        #expect(try part(workbook) == "xl/workbook.xml")
        workbook.replaced = ["_rels/.rels": "-"]
        #expect(try fixture.problem(workbook) == .notRegister(found: "zip archive"))
    }

    @Test("a file cut short, and a byte that differs from its check sum")
    func archive() throws {
        let data = WorkbookFile([head, ["A1", "440203"]]).data
        let short = try fixture.folder.write("short.xlsx", data.prefix(data.count / 2))
        guard case .damaged? = RegisterFixture.problem(short) else {
            Issue.record("a file cut short was read")
            return
        }
    }

    @Test("a workbook that GDAL wrote, its parts compressed; no changed byte of them goes unnoticed")
    func compressed() throws {
        let data = try #require(
            Data(base64Encoded: CompressedWorkbook.base64, options: .ignoreUnknownCharacters))
        let path = try fixture.folder.write("gdal.xlsx", data)
        let (table, findings) = try RegisterFixture.read(path)
        #expect(
            table.rows.map(\.values) == [
                [.text("A1"), .text("440203"), Self.date(2023, 1, 5), .amount(1_000), .text("出让")],
                [.text("A2"), .text("440203001"), .blank, .amount(12_005_000), .text("划拨")],
            ])
        #expect(findings.isEmpty)
        // Stored parts have a check sum, too, but GDAL does not look at it.
        let sheet = try #require(data.range(of: Data("xl/worksheets/sheet1.xml".utf8)))
        for offset in stride(from: 8, to: 310, by: 9) {
            var spoilt = data
            spoilt[sheet.upperBound + offset] ^= 0x10
            guard
                case .damaged? = RegisterFixture.problem(
                    try fixture.folder.write("spoilt-\(offset).xlsx", spoilt))
            else {
                Issue.record("byte \(offset)")
                return
            }
        }
    }

    @Test("styled cells without content are no cells")
    func styledBlanks() throws {
        let cells = "<c r=\"G3\" s=\"1\"/><c r=\"XFD3\" s=\"1\"><v></v></c>"
        var rows = WorkbookFile.rows([head, ["A1", "440203"]])
        rows += "<row r=\"3\">\(cells)</row><row r=\"5\" s=\"1\"/><row r=\"7\"><c r=\"B7\" t=\"s\"/></row>"
        let (table, findings) = try fixture.read(WorkbookFile(rows))
        #expect(table.rows.map(\.number) == [2] && table.rejected.isEmpty && findings.isEmpty)
    }

    @Test("random bytes in a sheet never crash")
    func fuzz() throws {
        var random = SplitMix64(announcing: "workbooks with random bytes")
        let text = WorkbookFile([head, ["A1", "440203", "<c s=\"1\"><v>1</v></c>"]]).parts.last?.1 ?? ""
        for _ in 0..<200 {
            var bytes = Array(text.utf8)
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
                    in: 32...126, using: &random)
            }
            var workbook = WorkbookFile("")
            workbook.replaced = ["xl/worksheets/sheet1.xml": String(decoding: bytes, as: UTF8.self)]
            _ = try? fixture.read(workbook)
        }
    }
}
