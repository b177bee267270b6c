import GDALBridge
import TestSupport
import Testing

/// Command lines and pipelines that cannot be carried out: exit codes, and what the message names.
@Suite struct UsageTests {
    @Test(
        "a wrong command line is exit 64",
        arguments: [
            ["tabulate"], ["tabulat"], ["tabulate", "a.gpkg", "--area", "guessed"],
            ["tabulate", "a.gpkg", "--jobs", "0"], ["tabulate", "a.gpkg", "--gross", "--area", "computed"],
            ["run", "a.yaml", "--jobs", "many"], ["run", "a.yaml", "--lang", "fr"],
            ["sample", "x", "--patches", "1"],
        ])
    func wrong(arguments: [String]) throws {
        let outcome = try Tuban.run(arguments)
        #expect(outcome.status == 64, "\(outcome.errors)")
        #expect(outcome.output == "" && !outcome.errors.isEmpty)
    }

    @Test(
        "an empty text is no place for results, and is told before anything is read",
        arguments: [
            (["run", "no.yaml", "--out", ""], "--out takes a folder"),
            (["check", "no.yaml", "--out", ""], "--out takes a folder"),
            (["check", "no.gpkg", "-o", ""], "-o takes a file"),
            (["tabulate", "no.gpkg", "-o", ""], "-o takes a file"),
            (["overlay", "no.gpkg", "no.gpkg", "--zone-field", "X", "--output", ""], "-o takes a file"),
            (["change", "no.gpkg", "no.gpkg", "-o", ""], "-o takes a file"),
            (["sample", ""], "sample takes a folder"), (["sample", "", "--single"], "sample takes a file"),
        ])
    func emptyPlace(arguments: [String], text: String) throws {
        let outcome = try Tuban.run(arguments)
        #expect(outcome.status == 64 && outcome.output == "", "\(outcome.errors)")
        #expect(outcome.errors.contains(text + ", not an empty text."), "\(outcome.errors)")
    }

    @Test("a county that is no source of the pipeline")
    func unknownCounty() throws {
        let run = try Trial(.geoPackage).run(arguments: ["--only", "440299"])
        run.expectRefused(64, ["--only 440299", "440203"])
    }

    @Test("an unknown key of the pipeline is told with its line and its neighbour")
    func unknownKey() throws {
        let trial = try Trial(.geoPackage)
        let run = try trial.run(more: "levelin: {negative-guard: true}\n")
        let line = Trial.pipeline.split(separator: "\n", omittingEmptySubsequences: false).count
        run.expectRefused(78, ["trial.yaml:\(line)", "levelin", "levelling"])
    }

    @Test("an anchor, a wrong type and a wrong county are each exit 78 with their line")
    func malformed() throws {
        for (more, text) in [
            ("area: &a {basis: recorded}\n", "trial.yaml"), ("area: {basis: measured}\n", "measured"),
            ("findings: {budget: {count: many}}\n", "many"),
        ] {
            try Trial(.geoPackage).run(more: more).expectRefused(78, ["trial.yaml", text])
        }
    }

    @Test("a pipeline that is not there")
    func missing() throws {
        let folder = try TemporaryFolder()
        let outcome = try Tuban.run(["run", folder.path("no.yaml"), "--out", folder.path("result")])
        #expect(outcome.status == 66, "\(outcome.errors)")
        #expect(outcome.errors.contains("examples lie in pipelines/"), "\(outcome.errors)")
    }

    @Test("messages come in the language asked for")
    func language() throws {
        let folder = try TemporaryFolder()
        let outcome = try Tuban.run(["tabulate", folder.path("no.gpkg"), "--lang", "zh"])
        #expect(outcome.status == 66)
        #expect(outcome.errors.contains("no.gpkg") && outcome.errors.contains("不存在"), "\(outcome.errors)")
    }

    @Test("quiet says nothing when all is well, and what failed when it is not")
    func quiet() throws {
        let sound = try Trial(.geoPackage).run(arguments: ["--quiet"])
        #expect(sound.status == 0 && sound.errors == "")
        let failed = try Trial { $0.patches.rows[0]["QSXZ"] = .text("99") }.run(arguments: ["--quiet"])
        #expect(failed.status == 1 && failed.errors.contains("440203001001"))
    }
}
