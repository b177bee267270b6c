import Testing

@testable import Digest

@Suite struct DigestTemplateTests {
    private func render(_ text: String) throws -> DigestText {
        try DigestTemplate(text, known: DigestSamples.known).render(DigestSamples.figures())
    }

    @Test(
        "what a template may print of a statistic",
        arguments: [
            ("{{pbf-area.value}}", "262.76"), ("{{pbf-area.unit}}", "万亩"),
            ("{{pbf-area.figure}}", "262.76万亩"), ("{{ pbf-area.text }}", "约262.76万亩"),
            ("{{{pbf-area.text}}}", "约262.76万亩"), ("{{&pbf-area.text}}", "约262.76万亩"),
            ("{{pbf-area.period}}", "2023年以来"),
            ("{{pbf-area.title}}", "永久基本农田"), ("{{pbf-area.base}}", "——"), ("{{pbf-area.target}}", "261.15"),
            ("{{pbf-area.status}}", "已达标"),
            ("{{cases.figure}}宗", "3284宗"), ("{{cases.text}}", "3284"), ("{{cases.period}}", "2022年"),
            ("{{cases.target}}", "——"),
            ("{{#cases}}{{title}}{{figure}}{{/cases}}", "案件3284"), ("a{{! 说明 }}b", "ab"), ("", ""),
            ("无数字", "无数字"),
            (
                "{{#pbf-area.counties}}{{name}}/{{code}} {{/pbf-area.counties}}",
                "武江区/440203 浈江区/440204 始兴县/440222 "
            ),
            (
                "{{#pbf-area.years}}{{year}}年{{value}}{{^last()}}、{{/last()}}{{/pbf-area.years}}",
                "2020年261.00、2023年262.76"
            ),
            ("{{#pbf-area.parts}}{{name}}（{{key}}）{{text}}{{/pbf-area.parts}}", "生态 武江区（生态 440203）约3.00万亩"),
            ("{{count(pbf-area.counties)}}个县", "3个县"),
            ("{{#reversed(pbf-area.years)}}{{year}} {{/reversed(pbf-area.years)}}", "2023 2020 "),
            ("{{#pbf-area.years}}{{cases.figure}},{{/pbf-area.years}}", "3284,3284,"),
            ("{{^cases.counties}}无分县{{/cases.counties}}", "无分县"),
            ("{{#pbf-area}}{{#years}}{{year}} {{/years}}{{/pbf-area}}", "2020 2023 "),
            // An item's own word comes before a statistic of that name.
            (
                "{{#pbf-area.counties}}{{#first()}}{{name}}{{/first()}}{{/pbf-area.counties}}{{name.value}}",
                "武江区5"
            ),
        ])
    func printed(_ template: String, _ expected: String) throws {
        #expect(try render(template).text == expected)
    }

    @Test("plain text, line by line, and nothing escaped")
    func plain() throws {
        let text = try render(
            "# 数读 <b>\"&\"</b>\n\n{{#pbf-area.years}}\n- {{year}}：{{figure}}\n{{/pbf-area.years}}\n完 {x} }}\n"
        )
        #expect(text.text == "# 数读 <b>\"&\"</b>\n\n- 2020：261.00万亩\n- 2023：262.76万亩\n完 {x} }}\n")
        #expect(text.missing.isEmpty && text.doubtful.isEmpty)
    }

    @Test("missing and doubtful figures say so, and are told once in the order of the text")
    func gaps() throws {
        let text = try render(
            "{{doubt.text}} {{rank.value}} {{rank.figure}}{{#pbf-area.counties}} {{figure}}{{/pbf-area.counties}} {{doubt.title}}"
        )
        #expect(text.text == "【存疑：7】 【缺数：记录均未填写】 【缺数：记录均未填写】 1.00万亩 2.50万亩 【缺数：除数为零】 存疑数")
        #expect(text.doubtful == [.init(statistic: "doubt")])
        #expect(text.missing == [.init(statistic: "rank"), .init(statistic: "pbf-area", part: "440222")])
        #expect(
            try render("{{rank.title}}{{rank.period}}").missing.isEmpty, "only what is printed is missing")
    }

    @Test("the statistics a template names, with their lines")
    func references() throws {
        let template = try DigestTemplate(
            "{{pbf-area.text}}\n{{#pbf-area.counties}}{{name}}\n{{cases.value}}{{/pbf-area.counties}}\r\n{{rank.text}}",
            known: DigestSamples.known)
        #expect(
            template.references == [
                .init(statistic: "pbf-area", line: 1), .init(statistic: "pbf-area", line: 2),
                .init(statistic: "cases", line: 3),
                .init(statistic: "rank", line: 4),
            ])
    }
}
