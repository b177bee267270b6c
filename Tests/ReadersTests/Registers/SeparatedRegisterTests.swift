import Foundation
import LandModel
import TestSupport
import Testing

@testable import Readers

/// Registers as CSV: encodings, lines, and what stops.
@Suite struct SeparatedRegisterTests {
    private let fixture: RegisterFixture
    private let head = RegisterFixture.head

    init() throws { fixture = try RegisterFixture() }

    private let row = "440203-001,440203,2023-01-31,1.5,出让"
    private let values: [FieldValue] = [
        .text("440203-001"), .text("440203"),
        CalendarDate(year: 2023, month: 1, day: 31).map { .date($0) } ?? .unusable, .amount(15_000),
        .text("出让"),
    ]

    @Test("with and without a mark, LF and CR LF: the same rows, fields and numbers")
    func forms() throws {
        for text in ["\(head)\n\(row)\n", "\(head)\r\n\(row)\r\n", "\u{FEFF}\(head)\n\(row)"] {
            let (table, findings) = try fixture.read(csv: text)
            #expect(table.name == "supply" && table.title == "土地供应台账")
            #expect(table.fields.map(\.title) == RegisterFixture.columns.map(\.header))
            #expect(table.rows == [RowTable.Row(values: values, number: 2)])
            #expect(table.rejected.isEmpty && findings.isEmpty)
        }
    }

    @Test("GBK is told by its heads, without any hint and with it")
    func chinese() throws {
        let bytes = try RegisterFixture.chinese("\(head)\n\(row)\n")
        for encoding in [nil, "GBK", "gb18030"] {
            let (table, findings) = try fixture.read(bytes: bytes, RegisterFixture.schema(encoding: encoding))
            #expect(table.rows.map(\.values) == [values] && findings.isEmpty)
        }
    }

    @Test("heads in plain ASCII: the texts below decide, and too few of them leave it in doubt")
    func asciiHeads() throws {
        let schema = RegisterFixture.schema(
            [
                RegisterFixture.column("n", "N", .count), RegisterFixture.column("v", "V", .text),
            ], key: ["n"])
        let names = "N,V\n1,武江区新华街道\n2,浈江区犁市镇水田村\n3,曲江区马坝镇\n"
        let table = try fixture.read(bytes: RegisterFixture.chinese(names), schema).table
        #expect(table.rows[1].values[1] == .text("浈江区犁市镇水田村"))
        let path = try fixture.folder.write(
            "supply.csv", Data("N,V\n1,".utf8) + [0xC4, 0xE3, 0xFC, 0xFC] + Data("\n".utf8))
        guard case .encodingDoubtful(_, let sample) = RegisterFixture.problem(path, schema) else {
            Issue.record("in doubt, and not told")
            return
        }
        #expect(sample.record == 2 && sample.field == 1)
    }

    @Test("a statement that the text contradicts, and one nobody knows")
    func contradicted() throws {
        let path = try fixture.folder.write(
            "supply.csv", Data(try RegisterFixture.chinese("\(head)\n\(row)\n")))
        guard
            case .encodingContradicted("UTF-8", _) = RegisterFixture.problem(
                path, RegisterFixture.schema(encoding: "UTF-8"))
        else {
            Issue.record("GBK read as UTF-8")
            return
        }
        #expect(
            RegisterFixture.problem(path, RegisterFixture.schema(encoding: "UTF-9"))
                == .encodingUnknown(stated: "UTF-9"))
        guard
            case .encodingContradicted("GBK", _) = try fixture.problem(
                csv: "\u{FEFF}\(head)\n", RegisterFixture.schema(encoding: "GBK"))
        else {
            Issue.record("the mark says UTF-8")
            return
        }
    }

    @Test("a cell that cannot be decoded is told, its row stays")
    func undecodable() throws {
        let bytes = Array("\(head)\n1,440203,,1,".utf8) + [0xFF, 0xFE] + Array("\n".utf8)
        let (table, findings) = try fixture.read(bytes: bytes)
        #expect(table.rows.map { $0.values[4] } == [.unusable])
        #expect(
            findings.map(\.line) == [
                "text-not-decodable 2: column=供应方式; found=FF FE; expected=出让 划拨 租赁"
            ])
    }

    @Test("a value over several lines does not shift the numbers below it")
    func quotedNewline() throws {
        let schema = RegisterFixture.schema(
            RegisterFixture.columns + [RegisterFixture.column("note", "备注", .text)])
        let (table, findings) = try fixture.read(
            csv: "\(head),备注\n1,440203,,,,\"甲\n乙\"\n2,440203,,,,\"a,b\"\n", schema)
        #expect(table.rows.map(\.number) == [2, 4] && findings.isEmpty)
        #expect(table.rows.map { $0.values[5] } == [.text("甲\n乙"), .text("a,b")])
    }

    @Test("rows that are not as long as the head, or go on behind a quote, are rejected and told")
    func ragged() throws {
        let (table, findings) = try fixture.read(
            csv: "\(head)\n1,440203\n2,440203,,,,,\n\"3\"x,440203,,,\n4,440203,,,\n")
        #expect(table.rows.map(\.number) == [5] && table.rejected == [2, 3, 4])
        #expect(
            findings.map(\.line) == [
                "register-row-shape 2: found=2; expected=5; reason=cells",
                "register-row-shape 3: found=7; expected=5; reason=cells",
                "register-row-shape 4: found=5; expected=5; reason=text-behind-quote",
            ])
        #expect(findings[0].source == "register:supply")
        #expect(findings[0].facts.first == Finding.Fact("file", "supply.csv"))
    }

    @Test("what stops: nothing, no text, an open quote, another delimiter")
    func stops() throws {
        #expect(try fixture.problem(csv: "") == .empty)
        #expect(try fixture.problem(csv: "\n,,\n  \n") == .empty)
        #expect(try fixture.problem(csv: "a\0b") == .notRegister(found: "binary data"))
        #expect(try fixture.problem(csv: "\(head)\n1,\"b\n2,c\n") == .quoteOpen(line: 2))
        #expect(
            try fixture.problem(csv: head.replacing(",", with: "\t")) == .delimiterOther(found: "tab"))
        #expect(
            try fixture.problem(csv: head.replacing(",", with: ";")) == .delimiterOther(found: "semicolon"))
        let wide = try fixture.folder.write("w.csv", Data([0xFF, 0xFE, 0x41, 0x00]))
        #expect(RegisterFixture.problem(wide) == .notRegister(found: "UTF-16 text"))
    }

    @Test("random bytes never crash, and no row of what is read goes missing")
    func fuzz() throws {
        var random = SplitMix64(announcing: "registers from random bytes")
        let alphabet: [UInt8] = Array("\",\n\r 01-合计出让,\",\n,,".utf8) + [0xC4, 0xFF, 0x80]
        let schema = RegisterFixture.schema(
            [
                RegisterFixture.column("n", "N", .code), RegisterFixture.column("v", "V", .text),
            ], key: ["n"])
        for round in 0..<400 {
            let length = Int.random(in: 0...60, using: &random)
            let noise = (0..<length).map { _ in
                round % 4 == 0
                    ? UInt8.random(in: 0...255, using: &random)
                    : alphabet.randomElement(using: &random) ?? 0
            }
            let bytes = (round % 2 == 0 ? Array("N,V\n".utf8) : []) + noise
            guard let read = try? fixture.read(bytes: bytes, schema) else { continue }
            var text = SeparatedText(bytes)
            var count = 0
            while let record = try text.next() {
                let decoded = record.cells.map { String(decoding: $0, as: UTF8.self) }
                if !decoded.allSatisfy(RegisterCell.isBlank) { count += 1 }
            }
            let totals = read.findings.count { $0.rule == .registerTotalRow }
            #expect(count - 1 == read.table.rows.count + read.table.rejected.count + totals, "\(bytes)")
            let told = Set(read.findings.compactMap(\.feature))
            #expect(told.isSuperset(of: read.table.rejected), "\(bytes)")
        }
    }
}
