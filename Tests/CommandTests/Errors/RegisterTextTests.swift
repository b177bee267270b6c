import LandModel
import Readers
import Testing

@testable import tuban

/// What stops the reading of a register, in words.
@Suite struct RegisterTextTests {
    private func expect(
        _ problem: RegisterProblem, path: String = "r/supply.xlsx", table: String? = "供应", english: String,
        chinese: String, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let report = ErrorText.report(
            RegisterError(register: "supply", path: path, table: table, problem))
        #expect(
            report.lines(in: .english).joined(separator: "\n") == english, sourceLocation: sourceLocation)
        #expect(
            report.lines(in: .chinese).joined(separator: "\n") == chinese, sourceLocation: sourceLocation)
    }

    @Test("every problem begins with register and file")
    func places() {
        for (error, _) in ErrorInstances.registers {
            let first = ErrorText.report(error).phrases[0]
            #expect(first.english.hasPrefix("supply: a/supply.xlsx: "), "\(first.english)")
            #expect(first.chinese.hasPrefix("supply: a/supply.xlsx: "), "\(first.chinese)")
        }
    }

    @Test("a column that is not there")
    func missing() {
        expect(
            .columnsMissing(
                [.init(name: "area", header: "供应面积（公顷）", similar: ["供应面积(公顷)"])],
                available: ["宗地编号", "供应面积(公顷)"]),
            english: """
                supply: r/supply.xlsx: table 供应: no column is headed 供应面积（公顷）.
                  Did you mean 供应面积(公顷)?
                  Heads there: 宗地编号, 供应面积(公顷).
                  Write header: of area as the file has it.
                """,
            chinese: """
                supply: r/supply.xlsx: 表 供应：没有表头为“供应面积（公顷）”的列。
                  是否指：供应面积(公顷)？
                  现有表头：宗地编号、供应面积(公顷)。
                  请将 area 的 header: 写成与文件一致。
                """)
    }

    @Test("a title above the head")
    func title() {
        expect(
            .headElsewhere(found: ["宗地编号", "供应日期"], row: 2, column: "A", firstRow: 1),
            english: """
                supply: r/supply.xlsx: table 供应, row 2, column A: heads stand here, and row 1 above is not the whole \
                head: 宗地编号, 供应日期.
                  Delete the title above the head, and make a head of several lines or merged cells into one row.
                """,
            chinese: """
                supply: r/supply.xlsx: 表 供应，第 2 行，第 A 列：表头在此行，其上第 1 行不是完整的表头：宗地编号、供应日期。
                  请删去表头上方的标题，并将多行或合并的表头改为一行。
                """)
    }

    @Test("something without a head, and a head twice")
    func heads() {
        expect(
            .headBlank(row: 7, column: "G"),
            english: """
                supply: r/supply.xlsx: table 供应, row 7, column G: something stands here, and the column has no head.
                  Give the column a head of its own, or delete what stands in it.
                """,
            chinese: """
                supply: r/supply.xlsx: 表 供应，第 7 行，第 G 列：此处有内容，而该列没有表头。
                  请为该列补上表头，或删去其中内容。
                """)
        expect(
            .headTwice(header: "宗地编号", columns: ["A", "F"]),
            english: """
                supply: r/supply.xlsx: table 供应: several columns are headed 宗地编号: A, F.
                  Give each a head of its own in the file.
                """,
            chinese: """
                supply: r/supply.xlsx: 表 供应：有多列的表头都是“宗地编号”：第 A、F 列。
                  请在文件中改为各不相同的表头。
                """)
    }

    @Test("an encoding that nobody can tell")
    func encoding() {
        expect(
            .encodingDoubtful(
                candidates: ["GB18030", "BIG5"], sample: TextSample(record: 3, field: 1, bytes: [0xC4, 0xE3])),
            path: "r/supply.csv", table: nil,
            english: """
                supply: r/supply.csv: row 3, column 2: the encoding of the text is in doubt: bytes C4 E3
                  It could be GB18030 or BIG5.
                  Ask whoever wrote it, and state it: encoding: GB18030
                """,
            chinese: """
                supply: r/supply.csv: 第 3 行，第 2 列：文字编码不能确定：字节 C4 E3
                  可能是 GB18030或BIG5。
                  请向制作单位核实后指明：encoding: GB18030
                """)
    }

    @Test("a workbook that is damaged, and one of another kind")
    func files() {
        expect(
            .damaged(part: "xl/worksheets/sheet1.xml", cause: "XML, byte 7"), table: nil,
            english: """
                supply: r/supply.xlsx: the file is damaged (xl/worksheets/sheet1.xml): XML, byte 7.
                  No part of a register is read instead.
                  Open it in the program that wrote it and save it again, or ask for it again.
                """,
            chinese: """
                supply: r/supply.xlsx: 文件已损坏（xl/worksheets/sheet1.xml）：XML，字节 7。
                  不读取残缺的台账。
                  请用原软件打开后重新保存，或重新索取。
                """)
        expect(
            .notRegister(found: "Excel 97 workbook"), path: "r/supply.xls", table: nil,
            english: """
                supply: r/supply.xls: Excel 97 workbook is no format of a register.
                  Save it as CSV (UTF-8, commas) or as a workbook without a password (.xlsx); tables may also be in a \
                GeoPackage, file geodatabase or .dbf.
                """,
            chinese: """
                supply: r/supply.xls: Excel 97 工作簿不是台账可用的格式。
                  请另存为 CSV（UTF-8、逗号分隔）或不加密码的 .xlsx；也可放在 GeoPackage、文件地理数据库或 .dbf 中。
                """)
    }

    @Test("a table that must be named")
    func table() {
        expect(
            .tableNotStated(available: ["供应", "字典"]), table: nil,
            english: """
                supply: r/supply.xlsx: the file has several tables: 供应, 字典.
                  Name the one that is meant with table:.
                """,
            chinese: """
                supply: r/supply.xlsx: 文件中有多张表：供应、字典。
                  请用 table: 指明所用的表。
                """)
    }
}
