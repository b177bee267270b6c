import Foundation
import GDALBridge
import TestSupport
import Testing

/// Registers as offices hand them in: what a fault in one does to the figures, the sentences and the exit code.
@Suite struct BadRegisterTests {
    private static let rows = RegisterTrial.rows

    @Test("a sound register")
    func sound() throws {
        let trial = try RegisterTrial(Self.rows)
        #expect(trial.run.status == 0, "\(trial.run.errors)")
        #expect(try trial.text() == "供应2宗，19.50亩。")
        #expect(try trial.plan.findings().isEmpty && trial.plan.failedChecks().isEmpty)
    }

    @Test(
        "a cell of the wrong type: figures that need it are in doubt, others are not, and its place is told")
    func wrongType() throws {
        let trial = try RegisterTrial([Self.rows[0], "A2,440203001,出让,2023-02-28,7亩", Self.rows[2]])
        #expect(trial.run.status == 1)
        let finding = try #require(try trial.plan.findings().first)
        #expect(finding["rule"] == "register-value-unusable" && finding["source"] == "register:supply")
        #expect(finding["feature"] == "3")
        let facts = finding.values.joined(separator: " ")
        for fact in ["面积", "7亩", "unit-in-cell"] { #expect(facts.contains(fact), "\(finding)") }
        #expect(try trial.figure("area")["state"] == "doubtful")
        #expect(try trial.figure("number")["state"] == "ok" && trial.figure("mean")["state"] == "ok")
        #expect(try trial.text() == "供应2宗，【存疑：12.50亩】。")
        let failed = try trial.plan.failedChecks().compactMap { $0["rule"] }
        #expect(failed.sorted() == ["digest-figures", "statistic"])
        #expect(trial.run.errors.contains("plan"), "\(trial.run.errors)")
    }

    @Test("a word that is not in the list: the row may count or not")
    func unknownWord() throws {
        let trial = try RegisterTrial([Self.rows[0], "A2,440203001,出卖,2023-02-28,7", Self.rows[2]])
        #expect(trial.run.status == 1)
        #expect(try trial.figure("number")["state"] == "doubtful" && trial.figure("mean")["state"] == "ok")
        #expect(try trial.text() == "供应【存疑：1宗】，【存疑：12.50亩】。")
        #expect(try trial.plan.findings().map { $0["rule"] } == ["register-word-unknown"])
    }

    @Test("a register that is missing is told by its name, before anything is read")
    func missing() throws {
        let trial = try RegisterTrial(nil)
        trial.run.expectRefused(66, ["supply", "supply.csv"])
        let chinese = try RegisterTrial(nil, arguments: ["--lang", "zh"])
        chinese.run.expectRefused(66, ["supply", "supply.csv"])
    }

    @Test("a key that stands twice: the second row is not taken, and the run fails")
    func duplicate() throws {
        let trial = try RegisterTrial(Self.rows + ["A1,440203,出让,2023-03-31,100"])
        #expect(trial.run.status == 1)
        let finding = try #require(try trial.plan.findings().first)
        #expect(finding["rule"] == "register-key-duplicate" && finding["feature"] == "5")
        #expect(try trial.plan.failedChecks().compactMap { $0["rule"] } == ["register-rows"])
        #expect(try trial.figure("area")["value"] == "19.50", "the first row stays")
    }

    @Test("an unknown district: the city's figure stands, every county's is in doubt")
    func unknownDistrict() throws {
        let trial = try RegisterTrial([Self.rows[0], "A2,440299,出让,2023-02-28,7", Self.rows[2]])
        #expect(trial.run.status == 1)
        #expect(try trial.plan.findings().map { $0["rule"] } == ["register-district-unknown"])
        #expect(try trial.figure("area")["value"] == "19.50" && trial.figure("area")["state"] == "ok")
        #expect(try trial.text() == "供应2宗，19.50亩。")
        let part = try #require(
            try trial.plan.rows("statistics/figures-by.csv").first { $0["id"] == "area" })
        #expect(part["value"] == "12.50" && part["state"] == "doubtful")
        // Both are told by county in the lists of figures, whether a table asks for it or not.
        #expect(try trial.plan.failedChecks().compactMap { $0["subject"] }.sorted() == ["area", "number"])
    }

    @Test("a figure that there is not prints as missing, with the reason, and fails")
    func missingFigure() throws {
        let trial = try RegisterTrial(Array(Self.rows.prefix(2)), template: "平均{{mean.figure}}。")
        #expect(trial.run.status == 1)
        #expect(try trial.figure("mean")["state"] == "no-rows")
        let text = try trial.text()
        #expect(text.hasPrefix("平均【缺数：") && text.hasSuffix("】。"), "\(text)")
        #expect(
            try trial.plan.failedChecks().compactMap { $0["rule"] }.sorted() == [
                "digest-figures", "statistic",
            ])
    }

    @Test("a template that is missing or wrong is told with its line, before anything is read")
    func template() throws {
        let wrong = try RegisterTrial(Self.rows, template: "第一行\n{{aera.figure}}\n{{area.figur}}\n")
        wrong.run.expectRefused(78, ["x.mustache:2: ", "did you mean area?", "x.mustache:3: ", "figure"])
    }

    @Test("statistics of a pipeline for single counties are not made")
    func partial() throws {
        let trial = try RegisterTrial(Self.rows, arguments: ["--only", "440203"])
        #expect(trial.run.status == 0, "\(trial.run.errors)")
        #expect(!FileManager.default.fileExists(atPath: trial.plan.path))
    }

    @Test("years left out: what asks for one of them has no figure, and says so")
    func years() throws {
        let trial = try YearsTrial(
            years: [2018, 2019, 2020], drivers: [.geoPackage, .geoPackage, .geoPackage]
        ) {
            $0.develop()
        }
        let more = """
            indicators:
              - { id: cultivated, title: 耕地, source: land, where: class in cultivated, measure: sum net, unit: 亩, decimals: 2 }
              - { id: growth, title: 净增加, value: cultivated - cultivated at 2018, unit: 亩, decimals: 2 }
              - { id: outflow, title: 流出, source: changes, where: class-before in cultivated, measure: sum net, unit: 亩, decimals: 2 }

            """
        func figures(_ arguments: [String]) throws -> (Int32, [String?]) {
            let run = try trial.run(years: [2018, 2019, 2020], more: more, arguments)
            let rows = try ResultFolder(path: run.result.path + "/plan").rows("statistics/figures.csv")
            return (
                run.outcome.status,
                ["cultivated", "growth", "outflow"].map { name in
                    rows.first { $0["id"] == name }?["state"]
                }
            )
        }
        let all = try figures([])
        #expect(all.0 == 0 && all.1 == ["ok", "ok", "ok"])
        let some = try figures(["--years", "2019..2020"])
        #expect(some.0 == 1 && some.1 == ["ok", "no-such-year", "ok"])
        // The figures speak of the last year that was surveyed, and the record says so.
        let run = try trial.run(years: [2018, 2019, 2020], more: more, ["--years", "2018..2019"])
        #expect(run.outcome.status == 0, "\(run.outcome.errors)")
        let record = try String(contentsOfFile: run.result.path + "/plan/run.json", encoding: .utf8)
        #expect(record.contains("\"year\": 2019") || record.contains("\"year\" : 2019"), "\(record)")
    }
}
