import Pipeline
import Statistics
import Testing

@testable import tuban

/// What is wrong with a filter, a measure or a formula, in words from which the file can be put right.
@Suite struct LanguageTextTests {
    private func lines(_ fault: LanguageFault, _ text: String, _ language: Language = .english) -> [String] {
        ErrorText.report(
            DefinitionError.faults(
                path: "p.yaml",
                [
                    DefinitionFault(
                        .language(fault, text: text), at: .file(line: 3, column: 9),
                        keyPath: "indicators[2].where")
                ])
        ).lines(in: language)
    }

    private static let problems: [LanguageFault.Problem] = [
        .unexpected(found: "", expected: "a comparison"), .unexpected(found: "and", expected: "the end"),
        .unknownName("daet", kind: .field, nearest: ["date"], known: ["date", "mode"]),
        .unknownName("x", kind: .word, nearest: [], known: ["出让", "划拨"]),
        .unknownName("x", kind: .classSet, nearest: [], known: []),
        .unknownName("x", kind: .function, nearest: [], known: ["count"]),
        .unknownName("x", kind: .statistic, nearest: ["y", "z"], known: []),
        .unknownName("x", kind: .source, nearest: [], known: ["land"]),
        .unknownName("x", kind: .grouping, nearest: [], known: ["county"]),
        .type(field: "area", type: "number", found: "12", expected: "a number and its unit, as 100 亩"),
        .dimension(found: "yuan", expected: "m2"), .circular(["a", "b", "a"]), .tooDeep(limit: 64),
    ]

    @Test("every problem in both languages: status, place, key", arguments: problems.indices)
    func everyProblem(number: Int) {
        for (position, text) in [(1, "x"), (6, "mode x daet")] {
            let report = ErrorText.report(
                DefinitionError.faults(
                    path: "p.yaml",
                    [
                        DefinitionFault(
                            .language(LanguageFault(Self.problems[number], at: position), text: text),
                            at: .file(line: 3, column: 9), keyPath: "indicators[2].where")
                    ]))
            #expect(report.status == .badPipeline)
            Wording.check(report)
            let first = report.phrases[0]
            #expect(first.english.hasPrefix("p.yaml:3:9: indicators[2].where: "))
            #expect(Wording.isChinese(first.chinese), "\(first.chinese)")
        }
    }

    @Test("a misspelt field: its place in the text, and the one that was meant")
    func field() {
        let fault = LanguageFault(
            .unknownName("daet", kind: .field, nearest: ["date"], known: ["date", "mode"]), at: 17)
        let text = "mode = \"出让\" and daet >= 2023-01-01"
        #expect(
            lines(fault, text) == [
                "p.yaml:3:9: indicators[2].where: character 17: unknown field `daet`; did you mean date?",
                "  mode = \"出让\" and ▸daet >= 2023-01-01",
            ])
        #expect(
            lines(fault, text, .chinese) == [
                "p.yaml:3:9: indicators[2].where: 第 17 个字符：未知的字段 `daet`；是否指：date？",
                "  mode = \"出让\" and ▸daet >= 2023-01-01",
            ])
    }

    @Test("nothing near: all that is known")
    func known() {
        let fault = LanguageFault(
            .unknownName("甲", kind: .word, nearest: [], known: ["出让", "划拨"]), at: 8)
        #expect(lines(fault, "mode = \"甲\"").last == "  Known: 出让, 划拨.")
        #expect(lines(fault, "mode = \"甲\"", .chinese).last == "  可用的有：出让、划拨。")
    }

    @Test("a number without its unit")
    func unit() {
        let fault = LanguageFault(
            .type(field: "area", type: "number", found: "12", expected: "a number and its unit, as 100 亩"),
            at: 8)
        #expect(
            lines(fault, "area > 12").first
                == "p.yaml:3:9: indicators[2].where: character 8: `area` is of type number; found 12, expected a number and its unit, as 100 亩."
        )
        #expect(
            lines(fault, "area > 12", .chinese).first
                == "p.yaml:3:9: indicators[2].where: 第 8 个字符：`area` 的类型是数值；现为 12，应为数及其单位，如 100 亩。")
    }

    @Test("a code without quotes, as it is written")
    func code() {
        let fault = LanguageFault(
            .type(
                field: "class", type: "land class", found: "103",
                expected: "a code in quotes, or a set of classes"),
            at: 9)
        #expect(
            lines(fault, "class = 0103") == [
                "p.yaml:3:9: indicators[2].where: character 9: `class` is of type land class; found 0103, expected a code in quotes, or a set of classes.",
                "  class = ▸0103",
            ])
        #expect(lines(fault, "class = 0103", .chinese)[0].hasSuffix("`class` 的类型是地类；现为 0103，应为带引号的代码或地类集合。"))
    }

    @Test(
        "signs of other languages and of Chinese keyboards, with what to write",
        arguments: [("“", "\""), ("&", "and"), ("、", ","), ("＝", "=")])
    func signs(found: String, meant: String) {
        let fault = LanguageFault(.unexpected(found: found, expected: "a comparison"), at: 3)
        #expect(lines(fault, "a \(found)").last == "  Write `\(meant)`.")
        #expect(lines(fault, "a \(found)", .chinese).last == "  请改用 `\(meant)`。")
    }

    @Test("an unknown set: the sets, and how a single class is written")
    func classSet() {
        let fault = LanguageFault(
            .unknownName("dryland", kind: .classSet, nearest: [], known: ["cultivated", "paddy"]), at: 10)
        #expect(
            lines(fault, "class in dryland").suffix(2) == [
                "  Known: cultivated, paddy.", "  A class stands as its code in quotes: \"0103\".",
            ])
    }

    @Test("a unit of another dimension, with what the dimensions are")
    func dimension() {
        let fault = LanguageFault(.dimension(found: "yuan", expected: "m2"), at: 1)
        for language in Language.allCases {
            let text = lines(fault, "万元", language).joined(separator: "\n")
            for word in ["yuan", "m2", "公顷"] { #expect(text.contains(word), "\(text)") }
        }
    }
}
