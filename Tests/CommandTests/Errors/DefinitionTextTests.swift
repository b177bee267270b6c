import Pipeline
import Testing

@testable import tuban

/// What is wrong with a pipeline file: place, key, what may stand there.
@Suite struct DefinitionTextTests {
    private static let place = DefinitionPlace.file(line: 12, column: 5)

    private static let problems: [DefinitionFault.Problem] = [
        .syntax("mapping values are not allowed in this context"), .emptyDocument, .alias, .anchor, .tag,
        .keyNotText, .duplicateKey(firstLine: 3), .unknownKey(nearest: ["sources[2].crs"], known: ["crs"]),
        .unknownKey(nearest: [], known: ["crs", "county"]),
        .missingKey(name: "county", summary: "Administrative code, six digits."),
        .wrongType(expected: "whole number", found: "list"), .emptyValue,
        .malformed(found: "44", expected: "six digits"),
        .unknownValue(found: "recorder", nearest: ["recorded"], known: ["recorded", "computed"]),
        .unknownValue(found: "x", nearest: [], known: ["recorded", "computed"]),
        .outOfRange(found: "12", low: "1949", high: "2200"), .duplicateValue(found: "440203", firstLine: 8),
        .duplicateValue(found: "440203", firstLine: nil), .unsupportedSchema(found: "2", supported: "1"),
        .countyOutsideCity(county: "440303", city: "440200"), .path(.variable, found: "$HOME/a"),
        .path(.homeFolder, found: "~/a"), .path(.address, found: "https://a"),
        .path(.virtualFileSystem, found: "/vsizip/a"), .needs(key: "control.table", value: "a path"),
        .overrideMalformed, .overrideOfGroup(known: ["area.basis"]),
    ]

    private func report(_ problem: DefinitionFault.Problem, _ place: DefinitionPlace = place) -> Report {
        ErrorText.report(
            DefinitionError.faults(
                path: "p.yaml", [DefinitionFault(problem, at: place, keyPath: "sources[2].csr")]))
    }

    @Test("every problem: 78, line and column, key, both languages")
    func everyProblem() {
        for problem in Self.problems {
            let report = report(problem)
            #expect(report.status == .badPipeline)
            Wording.check(report)
            for phrase in report.phrases { #expect(Wording.isChinese(phrase.chinese), "\(phrase.chinese)") }
            #expect(report.phrases[0].english.hasPrefix("p.yaml:12:5: sources[2].csr: "))
            #expect(report.phrases[0].chinese.hasPrefix("p.yaml:12:5: sources[2].csr: "))
        }
    }

    @Test("an unknown key and the one that was meant")
    func unknownKey() {
        let report = report(.unknownKey(nearest: ["sources[2].crs"], known: ["crs"]))
        #expect(
            report.lines(in: .english) == [
                "p.yaml:12:5: sources[2].csr: unknown key; did you mean sources[2].crs?"
            ])
        #expect(
            report.lines(in: .chinese) == ["p.yaml:12:5: sources[2].csr: 未知的键；是否指：sources[2].crs？"])
    }

    @Test("a value of the wrong type")
    func wrongType() {
        let report = report(.wrongType(expected: "whole number", found: "`abc`"))
        #expect(
            report.lines(in: .english) == [
                "p.yaml:12:5: sources[2].csr: expected whole number, found `abc`."
            ])
        #expect(report.lines(in: .chinese) == ["p.yaml:12:5: sources[2].csr: 应为整数，实为`abc`。"])
    }

    @Test("a fault of --set names the argument")
    func override() {
        let report = report(
            .unknownKey(nearest: ["area.basis"], known: []),
            .override(number: 0, argument: "area.bases=computed"))
        #expect(
            report.lines(in: .english) == [
                "--set area.bases=computed: sources[2].csr: unknown key; did you mean area.basis?"
            ])
    }

    @Test("all faults of a file, with their number")
    func several() {
        let faults = [
            DefinitionFault(.emptyValue, at: .file(line: 2, column: 1), keyPath: "name"),
            DefinitionFault(.alias, at: .file(line: 4, column: 8), keyPath: "title"),
        ]
        let report = ErrorText.report(DefinitionError.faults(path: "p.yaml", faults))
        #expect(
            report.lines(in: .english) == [
                "p.yaml:2:1: name: no value.", "p.yaml:4:8: title: aliases (*) are not used here.",
                "  Write the value out in both places.", "2 faults in p.yaml.",
            ])
    }

    @Test("a pipeline that is not there: which file to name, and where examples lie")
    func missing() {
        let report = ErrorText.report(DefinitionError.missing(path: "p/nope.yaml"))
        #expect(
            report.lines(in: .english) == [
                "p/nope.yaml: no such pipeline file.",
                "  Name the pipeline file that is to be read; examples lie in pipelines/.",
            ])
        #expect(
            report.lines(in: .chinese) == [
                "p/nope.yaml: 流程文件不存在。", "  请写明要读取的流程文件；示例见 pipelines/。",
            ])
    }

    @Test("files that cannot be read at all")
    func files() {
        let expected: [(DefinitionError, Status, String)] = [
            (.missing(path: "p.yaml"), .inputMissing, "p.yaml: no such pipeline file."),
            (.notAFile(path: "p.yaml"), .inputMissing, "p.yaml: no regular file."),
            (.notReadable(path: "p.yaml"), .permission, "p.yaml: the pipeline file cannot be read."),
            (
                .tooLarge(path: "p.yaml", bytes: 2_000_000, limit: 1_000_000), .badPipeline,
                "p.yaml: 2000000 bytes; a pipeline file has at most 1000000."
            ),
            (.notUTF8(path: "p.yaml", line: 7), .badPipeline, "p.yaml:7: not UTF-8."),
        ]
        for (error, status, first) in expected {
            let report = ErrorText.report(error)
            #expect(report.status == status)
            #expect(report.phrases[0].english == first)
            Wording.check(report)
        }
    }
}
