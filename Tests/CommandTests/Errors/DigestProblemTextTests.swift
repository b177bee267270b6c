import Digest
import Pipeline
import Testing

@testable import tuban

/// Why the template of a digest cannot be used, each fault with its line.
@Suite struct DigestProblemTextTests {
    private func report(_ problem: DigestProblem) -> Report {
        ErrorText.report(PlanFaults([.digest(path: "p/x.mustache", problem)]))
    }

    @Test("files: missing, not readable, no UTF-8")
    func files() {
        let expected: [(DigestProblem, Status, String, String)] = [
            (.missing, .inputMissing, "p/x.mustache: there is no such template.", "p/x.mustache: 没有这个模板文件。"),
            (
                .unreadable, .permission, "p/x.mustache: the template cannot be read.",
                "p/x.mustache: 无法读取模板文件。"
            ),
            (
                .notUTF8, .badPipeline, "p/x.mustache: the template is not UTF-8.",
                "p/x.mustache: 模板文件不是 UTF-8 编码。"
            ),
        ]
        for (problem, status, english, chinese) in expected {
            let report = report(problem)
            #expect(report.status == status)
            #expect(report.lines(in: .english).first == english)
            #expect(report.lines(in: .chinese).first == chinese)
            Wording.check(report)
        }
    }

    private static let problems: [DigestFault.Problem] = [
        .unclosedTag, .badTag("> partial"), .wrongEnd(found: "a", expected: "b"),
        .wrongEnd(found: "a", expected: nil),
        .unclosedSection("a.counties"), .unknownName("ara", nearest: ["area"]),
        .unknownName("x", nearest: []),
        .unknownField("figur", of: "area", nearest: ["figure"]),
        .badFunction("lst", known: ["last", "first"]),
        .tooDeep(limit: 8),
    ]

    @Test("every fault of a template in both languages, with its line")
    func templates() {
        for problem in Self.problems {
            let report = report(.template(DigestFaults(faults: [DigestFault(problem, line: 7)])))
            #expect(report.status == .badPipeline)
            Wording.check(report)
            #expect(report.phrases[0].english.hasPrefix("p/x.mustache:7: "), "\(report.phrases[0].english)")
            #expect(Wording.isChinese(report.phrases[0].chinese), "\(report.phrases[0].chinese)")
        }
    }

    @Test("all faults of a template, in the order of its lines")
    func several() {
        let report = report(
            .template(
                DigestFaults(faults: [
                    DigestFault(.unknownName("ara", nearest: ["area"]), line: 2),
                    DigestFault(.unclosedTag, line: 5),
                ])))
        #expect(
            report.lines(in: .english) == [
                "p/x.mustache:2: unknown statistic `ara`; did you mean area?",
                "  p/x.mustache:5: `{{` without `}}`.",
            ])
        #expect(
            report.lines(in: .chinese) == [
                "p/x.mustache:2: 未知的指标 `ara`；是否指：area？", "  p/x.mustache:5: `{{` 没有对应的 `}}`。",
            ])
    }
}
