import Foundation
import LandModel
import TestSupport
import Testing

@testable import Readers

/// Heads and rows, whatever the format: which columns are found, which rows are taken.
@Suite struct RegisterReaderTests {
    private let fixture: RegisterFixture
    private let head = RegisterFixture.head

    init() throws { fixture = try RegisterFixture() }

    @Test("other columns, another order, and blanks in heads do not matter")
    func heads() throws {
        let (table, findings) = try fixture.read(
            csv: "供应方式,序号,\"供应面积\n（公顷）\", 宗地编号 ,供应日期,行政区代码,\n划拨,1,2,A1,,440203,\n")
        #expect(table.rows.map { $0.values[0] } == [.text("A1")])
        #expect(table.rows[0].values[3] == .amount(20_000) && table.rows[0].values[2] == .blank)
        #expect(findings.isEmpty)
    }

    @Test("a declared column that is not there is named with the nearest heads")
    func missing() throws {
        let problem = try fixture.problem(
            csv: "宗地编码,行政区代码,供应日期,供应面积(公顷),供应方式\n1,440203,,1,出让\n")
        let available = ["宗地编码", "行政区代码", "供应日期", "供应面积(公顷)", "供应方式"]
        #expect(
            problem
                == .columnsMissing(
                    [
                        .init(name: "parcel", header: "宗地编号", similar: ["宗地编码"]),
                        .init(name: "area", header: "供应面积（公顷）", similar: ["供应面积(公顷)"]),
                    ], available: available))
    }

    @Test("a declared head that stands twice, and one that nobody asks for")
    func twice() throws {
        #expect(
            try fixture.problem(csv: "\(head),宗地编号\n") == .headTwice(header: "宗地编号", columns: ["1", "6"]))
        #expect(try fixture.read(csv: "\(head),备注,备注\n1,440203,,,,a,b\n").table.rows.count == 1)
    }

    @Test("something in a column without a head")
    func blankHead() throws {
        #expect(
            try fixture.problem(csv: "\(head),\n1,440203,,,,\n2,440203,,,,甲\n", inspection: false)
                == .headBlank(row: 3, column: "6"))
    }

    @Test("a title above the head, and a head of two lines")
    func headElsewhere() throws {
        #expect(
            try fixture.problem(csv: "土地供应台账,,,,\n\(head)\n1,440203,,,\n")
                == .headElsewhere(
                    found: RegisterFixture.columns.map(\.header), row: 2, column: "1", firstRow: 1))
        #expect(
            try fixture.problem(csv: "宗地编号,供应,,,\n,行政区代码,供应日期,供应面积（公顷）,供应方式\n")
                == .headElsewhere(
                    found: RegisterFixture.columns.dropFirst().map(\.header), row: 2, column: "2", firstRow: 1
                ))
    }

    @Test("a wrong value is told, and its row stays")
    func wrongValue() throws {
        let (table, findings) = try fixture.read(csv: "\(head)\nA,440203,昨天,1.5亩,赠与\n")
        #expect(table.rows[0].values == [.text("A"), .text("440203"), .unusable, .unusable, .unusable])
        #expect(table.rejected.isEmpty)
        #expect(
            findings.map(\.rule) == [
                .registerValueUnusable, .registerValueUnusable, .registerWordUnknown,
            ])
        #expect(
            findings[1].line
                == "register-value-unusable 2: column=供应面积（公顷）; found=1.5亩; expected=number; reason=unit-in-cell"
        )
    }

    @Test("a required blank rejects its row, a required value that is wrong does not")
    func required() throws {
        var columns = RegisterFixture.columns
        columns[2].isRequired = true
        let (table, findings) = try fixture.read(
            csv: "\(head)\nA,440203,——,,\nB,440203,昨天,,\n", RegisterFixture.schema(columns))
        #expect(table.rejected == [2] && table.rows.map(\.number) == [3])
        #expect(
            findings.map(\.line) == [
                "register-required-blank 2: column=供应日期; found=——; expected=date",
                "register-value-unusable 3: column=供应日期; found=昨天; expected=date",
            ])
    }

    @Test("a key that is blank or unusable rejects its row")
    func keyMissing() throws {
        let schema = RegisterFixture.schema(key: ["parcel", "county"])
        let (table, findings) = try fixture.read(
            csv: "\(head)\n,440203,,1,\nB,武江,,1,\nC,440203,,1,\n", schema)
        #expect(table.rejected == [2, 3] && table.rows.map(\.number) == [4])
        #expect(
            findings.map(\.rule) == [.registerKeyMissing, .registerValueUnusable, .registerKeyMissing])
    }

    @Test("a key that stands twice: the first row stays, both are named")
    func duplicates() throws {
        let schema = RegisterFixture.schema(key: ["parcel", "county"])
        let (table, findings) = try fixture.read(
            csv: "\(head)\nA,440203,,1,\nA,440204,,2,\nA,440203,,3,\nA,440203,,4,\n", schema)
        #expect(table.rows.map(\.number) == [2, 3] && table.rejected == [4, 5])
        #expect(
            findings.map(\.line) == [
                "register-key-duplicate 4: column=宗地编号 行政区代码; found=A 440203; first-row=2",
                "register-key-duplicate 5: column=宗地编号 行政区代码; found=A 440203; first-row=2",
            ])
    }

    @Test("without a key rows may be alike")
    func noKey() throws {
        let (table, findings) = try fixture.read(
            csv: "\(head)\nA,440203,,1,\nA,440203,,1,\n", RegisterFixture.schema(key: []))
        #expect(table.rows.count == 2 && findings.isEmpty)
    }

    @Test(
        "totals are refused with a finding of their own and are not among the rejected",
        arguments: [true, false])
    func totals(hasKey: Bool) throws {
        let (table, findings) = try fixture.read(
            csv: "\(head)\nA,440203,,1,\n小计,,,1,\nB,440203,,2,\n合 计：,,,3,\n",
            RegisterFixture.schema(key: hasKey ? ["parcel"] : []))
        #expect(table.rows.map(\.number) == [2, 4] && table.rejected.isEmpty)
        #expect(
            findings.map(\.line) == [
                "register-total-row 3: column=宗地编号; found=小计", "register-total-row 5: column=宗地编号; found=合计：",
            ])
    }

    @Test("wholly blank rows are counted nowhere")
    func blankRows() throws {
        let (table, findings) = try fixture.read(
            csv: "\n\(head)\n\nA,440203,,1,\n,,,,\n,,\n - ,/,,,\nB,440203,,1,\n\n")
        #expect(table.rows.map(\.number) == [4, 8])
        #expect(table.rejected.isEmpty && findings.isEmpty)
    }

    @Test("a path that is not there, not permitted, or something else")
    func files() throws {
        let folder = fixture.folder
        try folder.write("supply.csv", "\(head)\n")
        #expect(
            RegisterFixture.problem(folder.path("suply.csv")) == .fileMissing(similar: ["supply.csv"]))
        #expect(
            RegisterFixture.problem(try folder.write("a.xls", Data([0xD0, 0xCF, 0x11, 0xE0])))
                == .notRegister(found: "Excel 97 workbook"))
        #expect(
            RegisterFixture.problem(try folder.write("b.xlsx", Data([0xD0, 0xCF, 0x11, 0xE0])))
                == .notRegister(found: "Excel 97 workbook"))
        #expect(RegisterFixture.problem(try folder.write("a.pdf", "%PDF")) == .notRegister(found: ".pdf"))
        #expect(
            RegisterFixture.problem(try folder.write("c.csv", WorkbookFile([["a"]]).data))
                == .notRegister(found: "zip archive"))
        #expect(
            RegisterFixture.problem(try folder.write("d.xlsx", "\(head)\n"))
                == .notRegister(found: ".xlsx"))
        #expect(RegisterFixture.problem(folder.path) == .notRegister(found: "folder"))
        // The superuser may read everything.
        if getuid() != 0 {
            let closed = try folder.write("closed.csv", "\(head)\n")
            chmod(closed, 0)
            #expect(RegisterFixture.problem(closed) == .noPermission)
        }
    }
}
