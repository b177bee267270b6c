import Foundation
import TestSupport
import Testing

/// The sample's later years through the survey pipeline: each county by its last delivery of the year or before.
@Suite struct LaterYearTests {
    /// The survey pipeline as it would be written for another year.
    private func pipeline(_ year: Int, _ folder: TemporaryFolder) throws -> String {
        let text = try String(contentsOfFile: SampleRuns.path("shaoguan-survey"), encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
            let prefix = "    path: ../sample-data/shaoguan/"
            guard line.hasPrefix(prefix) else {
                return line == "year: 2019" ? "year: \(year)" : String(line)
            }
            let name = String(line.dropFirst(prefix.count))
            return "    path: " + SampleData.delivery(String(name.prefix(6)), upTo: year)
        }
        return try folder.write("year.yaml", lines.joined(separator: "\n"))
    }

    @Test("every check passes and nothing is found", arguments: [2020, 2021, 2022])
    func clean(year: Int) throws {
        let folder = try TemporaryFolder()
        let result = ResultFolder(path: folder.path("result"))
        let outcome = try Tuban.run([
            "run", try pipeline(year, folder), "--out", result.path, "--lang", "en",
        ])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try result.rows("checks.csv").count == 790)
        #expect(try result.failedChecks().isEmpty && result.findings().isEmpty)
        // The township moved: the two counties change their areas by it, the city keeps its own, to 0.01 m².
        func totals(_ result: ResultFolder) throws -> [String: Decimal] {
            try result.rows("base.csv").reduce(into: [:]) { sums, row in
                let county = String(row["location_code"]?.prefix(6) ?? "")
                sums[county, default: 0] += try #require(Decimal(string: row["area_m2"] ?? ""))
            }
        }
        let (old, new) = (try totals(try SampleRuns.run("shaoguan-survey").result), try totals(result))
        #expect(old.count == 10 && Set(old.keys) == Set(new.keys))
        #expect(old.keys.filter { old[$0] != new[$0] }.sorted() == ["440203", "440205"])
        #expect((new["440203"] ?? 0) > (old["440203"] ?? 0))
        #expect(old.values.reduce(0, +) == new.values.reduce(0, +))
    }

    @Test(
        "layers of the counties that shared the township are clean by themselves, districts included",
        arguments: ["440203武江区/440203.gpkg", "440205曲江区/440205.gdb"])
    func coverage(path: String) throws {
        let delivery = SampleData.folder + "/2020/" + path
        let outcome = try Tuban.run([
            "check", delivery + ":DLTB", "--districts", delivery + ":XZQ", "--lang", "en",
        ])
        #expect(outcome.status == 0, "\(outcome.errors)")
    }
}
