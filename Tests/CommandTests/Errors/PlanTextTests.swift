import Normalise
import Pipeline
import Readers
import Testing

@testable import tuban

/// Several faults at once: all told, each once, with one status.
@Suite struct PlanTextTests {
    @Test("all faults are told, and the gravest gives the status")
    func several() {
        let report = ErrorText.report(
            PlanFaults([
                .source(
                    name: "440203/DLTB",
                    SourceFault("a.gpkg", layer: "DLTB", .referenceMissing(candidates: []))),
                .source(name: "440204/DLTB", SourceFault("b.gpkg", .pathMissing(similar: []))),
                .controlTable(path: "c.csv", line: 4, cause: .malformed(field: "district", found: "44")),
            ]))
        #expect(report.status == .inputMissing)
        #expect(
            report.lines(in: .english).joined(separator: "\n") == """
                440203/DLTB: a.gpkg: layer DLTB: no coordinate reference system is given.
                  State the right one: crs: EPSG:n
                440204/DLTB: b.gpkg: no such file or folder.
                  Paths of a pipeline count from the folder of the pipeline file.
                c.csv:4: district: `44` cannot be.
                  A district has 6, 9 or 12 digits.
                3 faults in all.
                """)
        #expect(report.lines(in: .chinese).last == "共 3 处问题。")
    }

    @Test("the options of a year's own are the next step", arguments: SurveyYear.allCases)
    func years(year: SurveyYear) {
        let fault = SourceFault("b.gpkg", layer: "DLTB", .referenceMissing(candidates: []))
        let report = ErrorText.report(PlanFaults([.year(year, fault)]))
        for language in Language.allCases {
            let lines = report.lines(in: language).joined(separator: "\n")
            #expect(lines.contains("--\(year.rawValue)-crs EPSG:n"), "\(lines)")
        }
    }

    @Test("change forms from layers that no delivery has")
    func changeLayers() {
        let report = ErrorText.report(
            PlanFaults([.changeLayersMissing(layer: "DLTBGXGC", years: [2020, 2021])]))
        #expect(report.status == .inputMissing)
        for language in Language.allCases {
            let lines = report.lines(in: language).joined(separator: "\n")
            for text in ["DLTBGXGC", "2020", "2021", "changes.source"] {
                #expect(lines.contains(text), "\(lines)")
            }
        }
    }

    @Test("a fault of a path that three layers are looked for in is told once, with their names")
    func merged() {
        let fault = SourceFault("b.gpkg", .pathMissing(similar: []))
        let report = ErrorText.report(
            PlanFaults(["DLTB", "CJDCQ", "XZQ"].map { .source(name: "440204/\($0)", fault) }))
        #expect(
            report.lines(in: .english) == [
                "440204/DLTB, 440204/CJDCQ, 440204/XZQ: b.gpkg: no such file or folder.",
                "  Paths of a pipeline count from the folder of the pipeline file.",
            ])
    }

    @Test("a county that no source has")
    func countyUnknown() {
        let report = ErrorText.report(
            PlanFaults([.countyUnknown(code: "440299", known: ["440203", "440204"])]))
        #expect(
            report.lines(in: .chinese) == [
                "--only 440299：流程中没有该县的数据源。", "  现有县：440203、440204。",
            ])
    }

    @Test("tracts of a set of classes that the standard does not have")
    func classSetUnknown() {
        let fault = PlanFault.classSetUnknown(
            tracts: "fields", set: "cultivate", known: ["construction", "cultivated"])
        #expect(
            ErrorText.report(PlanFaults([fault])).lines(in: .english) == [
                "statistics.tracts fields: the standard of the results has no set of classes cultivate.",
                "  Sets there: construction, cultivated.",
            ])
    }

    @Test("no faults at all is a mistake of the program")
    func none() {
        #expect(ErrorText.report(PlanFaults([])).status == .internalFault)
    }
}
