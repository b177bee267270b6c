import Foundation
import LandModel
import Testing

@testable import Readers
@testable import tuban

/// Findings, the account and the checks, as lines.
@Suite struct FindingTextTests {
    @Test("every rule has a title in each language, and no two the same")
    func titles() {
        let titles = FindingRule.allCases.map(FindingRuleText.title)
        #expect(Set(titles.map(\.english)).count == FindingRule.allCases.count)
        #expect(Set(titles.map(\.chinese)).count == FindingRule.allCases.count)
        for title in titles {
            Wording.check(title)
            #expect(Wording.isChinese(title.chinese) && !Wording.isChinese(title.english))
        }
    }

    @Test("docs/bad-data.md says of every rule what it does")
    func documented() throws {
        let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../docs/bad-data.md").standardizedFileURL
        let text = try String(contentsOf: page, encoding: .utf8)
        for rule in FindingRule.allCases { #expect(text.contains("`\(rule.rawValue)`"), "\(rule.rawValue)") }
    }

    private static let summary: FindingSummary = {
        var summary = FindingSummary()
        for feature in Int64(1)...5 {
            summary.add(
                Finding(
                    rule: .polygonRepaired, source: "440203/DLTB", feature: feature,
                    identifier: feature == 1 ? "BSM001" : nil, area: SquareMetres(hundredths: 150),
                    facts: [Finding.Fact("before", "1.00"), Finding.Fact("after", "2.50")],
                    place: feature == 1 ? Finding.Place(longitude: 113.5, latitude: -24.75) : nil))
        }
        summary.add(
            Finding(
                rule: .deletedRecords, source: "440203/DLTB", facts: [Finding.Fact("records", "2")]))
        return summary
    }()

    @Test("a rule with number and area, then a few examples with their facts")
    func lines() {
        #expect(
            FindingText.lines(Self.summary).map(\.english) == [
                "440203/DLTB: records marked as deleted, not counted: 1 feature [deleted-records]",
                "  the layer: records 2",
                "440203/DLTB: self-crossing polygon, repaired: 5 features, 7.50 m² [polygon-repaired]",
                "  feature 1 (BSM001): before 1.00, after 2.50, at 113.500000, -24.750000",
                "  feature 2: before 1.00, after 2.50", "  feature 3: before 1.00, after 2.50", "  … 2 more",
            ])
        #expect(
            FindingText.lines(Self.summary).map(\.chinese).prefix(4) == [
                "440203/DLTB: 标记删除的记录，未计入：1 个要素 [deleted-records]", "  整个图层：记录数 2",
                "440203/DLTB: 自相交的面，已修复：5 个要素，7.50 平方米 [polygon-repaired]",
                "  要素 1（BSM001）：修复前 1.00，修复后 2.50，位于 113.500000, -24.750000",
            ])
    }

    @Test("what registers' findings say in fixed words has Chinese")
    func registerWords() throws {
        let reasons = CellFault.allCases.map(\.rawValue) + NumberText.Fault.allCases.map(\.rawValue)
        #expect(Set(reasons).subtracting(RegisterWords.reasons.keys).isEmpty)
        let types: [FieldType] = [
            .text, .code, .landClass, .district, .date, .year, .count, .number(.plain),
        ]
        for type in types {
            let column = RegisterSchema.Column(name: "a", header: "A", type: type)
            let word = FieldReading(column: column, districts: nil).expected
            #expect(RegisterWords.types[word] != nil, "\(word)")
        }
        let finding = Finding(
            rule: .registerValueUnusable, source: "register:supply", feature: 3,
            facts: [
                Finding.Fact("found", "12亩"), Finding.Fact("expected", "number"),
                Finding.Fact("reason", "unit-in-cell"),
            ])
        #expect(
            FindingText.example(finding)
                == Phrase(
                    "row 3: found 12亩, expected number, reason unit-in-cell",
                    "行 3：实为 12亩，应为 数值，原因 格内带单位或文字"))
    }

    @Test("registers have rows")
    func registers() {
        var summary = FindingSummary()
        summary.add(
            Finding(
                rule: .registerKeyDuplicate, source: "register:supply", feature: 7,
                facts: [
                    Finding.Fact("file", "supply.csv"), Finding.Fact("column", "宗地编号"),
                    Finding.Fact("found", "A1"), Finding.Fact("first-row", "2"),
                ]))
        #expect(
            FindingText.lines(summary).map(\.english) == [
                "register:supply: row with the key of an earlier one, left out: 1 row [register-key-duplicate]",
                "  row 7: file supply.csv, column 宗地编号, found A1, first row 2",
            ])
        #expect(
            FindingText.lines(summary).map(\.chinese) == [
                "register:supply: 关键列与前面的行重复，该行未计入：1 行 [register-key-duplicate]",
                "  行 7：文件 supply.csv，列 宗地编号，实为 A1，首次所在行 2",
            ])
    }

    @Test("examples of which nothing but the id is known share a line")
    func bareExamples() {
        var summary = FindingSummary()
        for feature in Int64(1)...4 {
            summary.add(Finding(rule: .geometryNull, source: "a.shp", feature: feature))
        }
        #expect(
            FindingText.lines(summary).map(\.english) == [
                "a.shp: no geometry: 4 features [geometry-null]", "  features 1, 2, 3 … 1 more",
            ])
        #expect(FindingText.lines(summary)[1].chinese == "  要素 1、2、3 …… 另有 1 个")
    }

    @Test("an empty value is told as such, names of facts are written with blanks")
    func facts() {
        let line = FactText.line([
            Finding.Fact("codes-of-name", "0101; 0102"), Finding.Fact("found", ""),
        ])
        #expect(line.english == "codes of name 0101; 0102, found (empty)")
        #expect(line.chinese == "该名称对应的编码 0101; 0102，实为 （空）")
    }

    @Test("every fact that the stages tell has a Chinese name: add it to FactText.names")
    func factNames() throws {
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../Sources").standardizedFileURL
        let files = try #require(FileManager.default.enumerator(atPath: sources.path))
        var names: Set<String> = []
        for case let name as String in files where name.hasSuffix(".swift") && !name.hasPrefix("tuban/") {
            let text = try String(contentsOf: sources.appendingPathComponent(name), encoding: .utf8)
            for match in text.matches(of: #/Finding\.Fact\(\s*"([a-z_-]+)"/#) {
                names.insert(String(match.1))
            }
        }
        #expect(names.count > 20)
        #expect(names.subtracting(FactText.names.keys).sorted() == [])
    }

    @Test("the account: what did not reach the tables")
    func ledger() {
        var ledger = Ledger()
        func add(_ entry: Ledger.Entry, _ features: Int64, _ hundredths: Int64, _ reason: String = "") {
            ledger.add(
                Ledger.Key(source: "440203/DLTB", entry: entry, reason: reason), features: features,
                area: SquareMetres(hundredths: hundredths))
        }
        add(.read, 10, 100_000)
        add(.counted, 8, 80_000)
        add(.deducted, 2, 5_000)
        add(.rejected, 1, 5_000, "geometry-null")
        add(.unmapped, 1, 10_000, "class-unknown")
        add(.noted, 3, 30_000, "class-respelled")
        #expect(
            LedgerText.losses(ledger).map(\.english) == [
                "440203/DLTB: rejected: no geometry: 1 feature, 50.00 m²",
                "440203/DLTB: unmapped: unknown land class: 1 feature, 100.00 m²",
            ])
        #expect(
            LedgerText.losses(ledger).map(\.chinese) == [
                "440203/DLTB: 剔除：没有图形：1 个要素，50.00 平方米", "440203/DLTB: 无对应地类：地类编码不在标准内：1 个要素，100.00 平方米",
            ])
        #expect(LedgerText.losses(Ledger()).isEmpty)
        #expect(Set(Ledger.Entry.allCases.map { LedgerText.title($0).chinese }).count == 8)
    }
}
