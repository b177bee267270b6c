import Foundation
import GDALBridge
import TestSupport
import Testing

/// Pipelines of several years: what they take, what they refuse, what they leave.
@Suite struct YearsRunTests {
    @Test("equal years have no change, whatever their format, and pass every check")
    func equal() throws {
        let run = try YearsTrial(drivers: [.geoPackage, .fileGeodatabase]).run()
        #expect(run.outcome.status == 0, "\(run.outcome.errors)")
        let flows = try Flows(run.result, "2019-2020")
        #expect(flows.changes.areas.isEmpty && flows.of("land") == flows)
        let areas = try YearsTrial.counties.reduce(Int64(0)) { sum, county in
            sum + (try SurveyDelivery(county: county.0, west: county.2).hundredths)
        }
        #expect(flows.total == areas)
        #expect(try run.result.rows("2019-2020/tables/B01.csv").isEmpty)
        #expect(try run.result.rows("2019-2020/findings.csv").isEmpty)
        let checks = try run.result.rows("2019-2020/checks.csv")
        #expect(checks.count > 50 && checks.allSatisfy { $0["verdict"] == "pass" })
        let lines = try run.result.rows("2019-2020/tables/B02.csv").filter {
            ["G002", "G003", "G005", "G006"].contains($0["line_code"])
        }
        #expect(lines.count == 12)
        for line in lines {
            #expect(line.filter { $0.key.hasSuffix("_hm2") }.allSatisfy { $0.value == "0.00" })
        }
    }

    @Test("the record of a pair says what was compared and where the patches have gone")
    func record() throws {
        let run = try YearsTrial { $0.develop() }.run()
        #expect(run.outcome.status == 0, "\(run.outcome.errors)")
        let data = Data(try run.result.text("2019-2020/run.json").utf8)
        let record = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        for (key, year) in [("before", 2019), ("after", 2020)] {
            let side = try #require(record[key] as? [String: Any])
            #expect(side["year"] as? Int == year)
            #expect((side["deliveries"] as? [String: Int]) == ["440203": year, "440204": year])
            let sources = try #require(side["sources"] as? [[String: Any]])
            #expect(sources.compactMap { $0["name"] as? String } == ["440203/DLTB", "440204/DLTB"])
            let patches = try ["alike", "overlaid", "uncovered"].map { line in
                try #require((side[line] as? [String: Any])?["patches"] as? Int)
            }
            #expect(patches == [12, 0, 0])
        }
        #expect(record["stretches"] as? Int == 2 && record["partial"] as? Bool == false)
        let checks = try #require(record["checks"] as? [String: Int])
        #expect(checks["failed"] == 0)
        #expect(checks["passed"] == (try run.result.rows("2019-2020/checks.csv").count))
    }

    @Test("a border drawn anew is told as noise, on stderr and in the record")
    func slivers() throws {
        let border = Double(SurveyDelivery.box(1).west) / 1000
        let run = try YearsTrial { delivery in
            guard delivery.county == "440203" else { return }
            // Five centimetres further east.
            for patch in 0..<2 {
                guard case .polygons(let polygons) = delivery.patches.rows[patch].shape else { return }
                delivery.patches.rows[patch].shape = .polygons(
                    polygons.map { $0.map { $0.map { abs($0 - border) < 1e-9 ? $0 + 5e-7 : $0 } } })
            }
        }.run()
        #expect(run.outcome.errors.contains("Noise by the sliver rule: 1 piece"), "\(run.outcome.errors)")
        let data = Data(try run.result.text("2019-2020/run.json").utf8)
        let record = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let slivers = try #require(record["slivers"] as? [String: Any])
        #expect(slivers["pieces"] as? Int == 1)
        let area = try CSVRows.hundredths(slivers["areaM2"] as? String)
        // 0.0505 m by 1108 m.
        #expect((5_400...5_800).contains(area), "\(area)")
    }

    @Test("faults of all years are told at once, by run and by check")
    func faults() throws {
        let trial = try YearsTrial()
        try FileManager.default.removeItem(atPath: trial.path(2019, "440204"))
        try FileManager.default.removeItem(atPath: trial.path(2020, "440203") + "/440203.gpkg")
        for verb in ["run", "check"] {
            let run = try trial.run(verb: verb)
            #expect(run.outcome.status == 66, "\(run.outcome.errors)")
            for text in ["2019/440204", "2020/440203", "2 faults in all"] {
                #expect(run.outcome.errors.contains(text), "\(run.outcome.errors)")
            }
            #expect(!run.hasResult)
        }
    }

    @Test("a pipeline of years is checked without a feature being read", arguments: ["en", "zh"])
    func check(language: String) throws {
        let trial = try YearsTrial()
        try ChangeLayerTable().write(trial)
        let run = try trial.run(verb: "check", language: language)
        #expect(run.outcome.status == 0, "\(run.outcome.errors)")
        #expect(run.outcome.errors.contains("2019 (12)") && run.outcome.errors.contains("2020 (12)"))
        #expect(
            run.outcome.errors.contains(
                language == "en" ? "1 change layers; no fault found" : "变更过程图层 1 个；未发现问题"))
        #expect(!run.hasResult)
    }

    @Test(
        "years the pipeline has not, and years of a pipeline that has one survey",
        arguments: [
            (["--years", "1990..1991"], "2019"), (["--years", "2020..2024"], "2020"),
            (["--years", "2020"], "2019..2021"),
        ])
    func unknownYears(arguments: [String], text: String) throws {
        let run = try YearsTrial().run(arguments)
        #expect(run.outcome.status == 64 && run.outcome.errors.contains(text), "\(run.outcome.errors)")
        #expect(!run.hasResult)
        let single = try Trial(.geoPackage).run(arguments: ["--years", "2019..2020"])
        single.expectRefused(64, ["--years", "trial.yaml"])
    }

    @Test("single counties: no form of the city; ground that moved to another county is told, and no failure")
    func only() throws {
        let run = try SampleRuns.carryOut(
            "shaoguan-changes", jobs: 2, ["--only", "440203", "--years", "2019..2020"])
        #expect(run.outcome.status == 0, "\(run.outcome.errors)")
        let result = run.result
        let lines = try result.rows("2019-2020/tables/B02.csv")
        #expect(Set(lines.compactMap { $0["district_code"] }) == ["440203"])
        #expect(!FileManager.default.fileExists(atPath: result.path + "/2019-2020/forms/440200.xlsx"))
        // The township came from a county that nobody asked for.
        let pieces = try Story.sample.get().pieces(2020, ["township"])
        let area = pieces.reduce(Int64(0)) { $0 + $1.after.net + $1.after.ridges }
        let findings = try result.rows("2019-2020/findings.csv")
        #expect(Set(findings.compactMap { $0["rule"] }) == ["change-uncovered"])
        #expect(Set(findings.compactMap { $0["source"] }) == ["2020/440203/DLTB"])
        #expect(findings.allSatisfy { $0["facts"] == "counties=440203" })
        #expect(try findings.reduce(0) { $0 + (try CSVRows.hundredths($1["area_m2"])) } == area)
        #expect(run.outcome.errors.contains("a county that --only leaves out"))
        #expect(try Flows(result, "2019-2020").of("uncovered").total == area)
    }

    @Test("one worker and four write the same bytes into every folder", arguments: ["surveys", "layer"])
    func workers(source: String) throws {
        let runs = try [1, 4].map { jobs in
            try SampleRuns.carryOut(
                "shaoguan-changes", jobs: jobs,
                ["--only", "440203,440205", "--years", "2019..2020", "--set", "changes.source=\(source)"])
        }
        #expect(runs.allSatisfy { $0.outcome.status == 0 }, "\(runs[0].outcome.errors)")
        #expect(runs[0].outcome.errors == runs[1].outcome.errors)
        let (one, other) = (try runs[0].result.files(), try runs[1].result.files())
        #expect(one.count > 80 && one.keys.sorted() == other.keys.sorted())
        for (name, bytes) in one { #expect(other[name] == bytes, "\(name) differs") }
    }

    @Test("2019 to 2021 at once gains what 2019 to 2020 and 2020 to 2021 gain")
    func chained() throws {
        // The counties that delivered in between, by their last delivery of each year.
        let counties = ["440203", "440204", "440205", "440233"]
        let folder = try TemporaryFolder()
        let files = FileManager.default
        try files.createDirectory(atPath: folder.path("2021"), withIntermediateDirectories: true)
        for county in counties {
            let last = SampleData.delivery(county, upTo: 2021)
            try files.createSymbolicLink(
                atPath: folder.path("2021/" + URL(fileURLWithPath: last).lastPathComponent),
                withDestinationPath: last)
        }
        var text = try String(contentsOfFile: SampleRuns.path("shaoguan-changes"), encoding: .utf8)
        let start = try #require(text.range(of: "\nyears:"))
        let end = try #require(text.range(of: "\nzones:"))
        text.replaceSubrange(
            start.lowerBound..<end.lowerBound,
            with:
                "\nyears:\n  - {year: 2019, path: \"\(SampleData.folder)\"}\n  - {year: 2021, path: \"2021\"}\n"
        )
        text = text.replacingOccurrences(of: "\nyear: 2022\n", with: "\nyear: 2021\n")
        text = text.replacingOccurrences(of: "../sample-data/shaoguan", with: SampleData.folder)
        let result = ResultFolder(path: folder.path("result"))
        let outcome = try Tuban.run([
            "run", try folder.write("two.yaml", text), "--out", result.path, "--lang", "en", "--only",
            counties.joined(separator: ","), "--set", "outputs.xlsx.write=false", "--set",
            "outputs.gpkg.write=false",
        ])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let city = try SampleRuns.run("shaoguan-changes").result
        let whole = try Flows(result, "2019-2021").net
        let parts = try ["2019-2020", "2020-2021"].map { pair in
            try Flows(city, pair).net.filter { counties.contains($0.key[0]) }
        }
        let sum = parts.reduce(into: [[String]: Int64]()) { $0.merge($1, uniquingKeysWith: +) }
        #expect(!whole.isEmpty && parts.allSatisfy { !$0.isEmpty })
        #expect(whole == sum.filter { $0.value != 0 })
    }
}
