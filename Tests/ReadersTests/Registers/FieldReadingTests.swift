import LandModel
import Testing

@testable import Readers

/// Cells as values of their column's type.
@Suite struct FieldReadingTests {
    private let fixture: RegisterFixture

    init() throws { fixture = try RegisterFixture() }

    @Test("blank is blank and never zero")
    func blanks() throws {
        for type in [FieldType.text, .code, .date, .number(.plain), .count, .word(["甲"]), .district] {
            let (values, findings) = try fixture.values(
                ["", " ", "　", "-", "—", "——", "/", " - "], type)
            #expect(values.allSatisfy(\.isBlank) && findings.isEmpty)
        }
        #expect(try fixture.values(["0", "0.00"], .number(.plain)).values == [.amount(0), .amount(0)])
    }

    @Test("numbers are exact, in base units")
    func numbers() throws {
        let mu = try #require(MeasureUnit("亩"))
        let (values, findings) = try fixture.values(["12", "0.1", "1,234.50", " 3 ", "+3"], .number(mu))
        #expect(
            values == [
                .amount(8_000), .amount(200, over: 3), .amount(823_000), .amount(2_000), .amount(2_000),
            ])
        #expect(findings.isEmpty)
    }

    @Test(
        "what is no number says why",
        arguments: [
            ("12亩", "unit-in-cell"), ("约12", nil), ("12%", "percent-sign"), ("12％", "percent-sign"),
            ("１２", "full-width-digits"), ("1,23", "grouping"), ("1,2345", "grouping"),
            ("1.2,345", "grouping"), (",123", "grouping"), ("1e3", "exponent"), ("1.2.3", nil), ("--1", nil),
            ("12 34", "unit-in-cell"), ("12.", nil), (String(repeating: "9", count: 31), "out-of-range"),
            ("1234567890123456789012345678.9", nil),
        ] as [(String, String?)])
    func numberFaults(_ text: String, _ reason: String?) throws {
        if text.hasPrefix("1234567890123456") {
            let read = try fixture.values([text], .number(.plain))
            #expect(read.values == [.amount(12_345_678_901_234_567_890_123_456_789, over: 10)])
            return
        }
        let (values, findings) = try fixture.values([text], .number(.plain))
        #expect(values == [.unusable])
        let facts = findings[0].facts
        #expect(findings.count == 1 && findings[0].rule == .registerValueUnusable)
        #expect(facts.first { $0.name == "found" }?.value == text)
        #expect(facts.first { $0.name == "expected" }?.value == "number")
        #expect(facts.first { $0.name == "reason" }?.value == reason)
    }

    @Test("below zero only where it may be")
    func negative() throws {
        #expect(
            try fixture.values(["-1.5"], .number(.plain), negative: true).values == [.amount(-3, over: 2)])
        let (values, findings) = try fixture.values(["-1.5", "-0"], .number(.plain))
        #expect(values == [.unusable, .amount(0)])
        #expect(findings.map(\.line) == ["register-value-negative 2: column=V; found=-1.5; expected=number"])
    }

    @Test("years and counts are whole")
    func whole() throws {
        let years = try fixture.values(["2023", "999", "02023", "2023年", "2023.0", "9999"], .year)
        #expect(
            years.values == [
                .amount(2_023), .unusable, .unusable, .unusable, .unusable, .amount(9_999),
            ])
        let counts = try fixture.values(["3", "1,200", "3.0", "3.5", "3宗"], .count)
        #expect(counts.values == [.amount(3), .amount(1_200), .amount(3), .unusable, .unusable])
        #expect(
            counts.findings.map(\.line) == [
                "register-value-unusable 5: column=V; found=3.5; expected=count; reason=not-whole",
                "register-value-unusable 6: column=V; found=3宗; expected=count; reason=unit-in-cell",
            ])
    }

    @Test("dates in the forms of registers")
    func dates() throws {
        let day = try #require(CalendarDate(year: 2023, month: 1, day: 5))
        let forms = [
            "2023-01-05", "2023/1/5", "2023.1.5", "20230105", "2023年1月5日", "2023-01-05 08:30:00",
        ]
        let (values, findings) = try fixture.values(forms, .date)
        #expect(values == forms.map { _ in .date(day) } && findings.isEmpty)
        let bad = try fixture.values(["2023-02-29", "5.1.2023", "2023-01", "44927", "待定"], .date)
        #expect(bad.values.allSatisfy { $0 == .unusable } && bad.findings.count == 5)
    }

    @Test("an unknown word is told with the nearest known ones")
    func words() throws {
        let (values, findings) = try fixture.values(["出让", " 划拨 ", "协议出让"], .word(["出让", "划拨", "协议出租"]))
        #expect(values == [.text("出让"), .text("划拨"), .unusable])
        #expect(
            findings.map(\.line) == [
                "register-word-unknown 4: column=V; found=协议出让; expected=出让 划拨 协议出租; nearest=协议出租"
            ])
    }

    @Test("codes keep what they are; land classes and districts have a form")
    func codes() throws {
        #expect(
            try fixture.values(["粤（2023）001", "0101"], .code).values == [.text("粤（2023）001"), .text("0101")])
        let classes = try fixture.values(
            ["01", "0101", "05H1", "0201K", "070102", "011", "1", "水田", "0101 ", "a101"], .landClass)
        #expect(
            classes.values.map { $0 == .unusable } == [
                false, false, false, false, false, false, true, true, false, true,
            ])
        let districts = try fixture.values(
            ["440203", "4402031", "440203001", "440203001001", "44020300100100000XX", "武江区"], .district)
        #expect(districts.values.map { $0 == .unusable } == [false, true, false, false, true, true])
    }

    @Test("with known districts, a code or its county must be one of them")
    func districts() throws {
        let (values, findings) = try fixture.values(
            ["440203", "440203001", "440299", "4402"], .district, districts: ["440203", "440204"])
        #expect(values == [.text("440203"), .text("440203001"), .unusable, .unusable])
        #expect(findings.map(\.rule) == [.registerDistrictUnknown, .registerDistrictUnknown])
        #expect(
            findings[0].line
                == "register-district-unknown 4: column=V; found=440299; expected=district; nearest=440203 440204"
        )
    }

    @Test(
        "binary numbers as the shortest decimal that reads back",
        arguments: [
            (0.1, "0.1"), (0.1 + 0.2, "0.30000000000000004"), (440203, "440203"), (1e-7, "0.0000001"),
            (-2.5e-5, "-0.000025"), (1e16, "10000000000000000"),
            (4.4020300100100006e17, "440203001001000060"),
            (123456.789, "123456.789"), (0, "0"), (-0.0, "-0"), (1e22, "10000000000000000000000"),
        ])
    func plainDecimals(_ value: Double, _ text: String) {
        #expect(PlainDecimal.text(value) == text)
        #expect(Double(text) == value)
    }
}
