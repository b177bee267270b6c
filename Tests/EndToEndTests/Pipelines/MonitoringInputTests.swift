import Foundation
import TestSupport
import Testing

/// What `tuban check` says of a pipeline of several years before a feature is read.
@Suite struct MonitoringInputTests {
    private func check(_ more: [String]) throws -> Tuban.Outcome {
        let folder = try TemporaryFolder()
        return try Tuban.run(
            ["check", "pipelines/shaoguan-changes.yaml", "--out", folder.path("result"), "--lang", "en"]
                + more,
            in: Tuban.project.path)
    }

    @Test("every year is looked at")
    func years() throws {
        let outcome = try check([])
        #expect(outcome.status == 0)
        for year in 2019...2022 { #expect(outcome.errors.contains("\(year) (")) }
    }

    @Test(
        "a table of prices that cannot be used, with what to do",
        arguments: [
            ("cultivated,,,1\n", "orchard has no price for 440203 in 2019."),
            ("orchards,,,1\n", ":2: `orchards` is no type of resource."),
            ("cultivated,,,-1\n", ":2: yuan_per_m2: `-1` cannot be."),
        ])
    func prices(line: String, message: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("prices.csv", "type,district,year,yuan_per_m2\n" + line)
        let outcome = try check(["--set", "changes.assets.prices=\(path)"])
        #expect(outcome.status == 65 && outcome.errors.contains(message), "\(outcome.errors)")
    }

    @Test("zones that nobody defined, and a table that is not there")
    func missing() throws {
        let zones = try check(["--set", "changes.monitoring.farmland=farm-land"])
        #expect(zones.status == 78 && zones.errors.contains("farmland"), "\(zones.errors)")
        #expect(try check(["--set", "changes.assets.prices=/none/prices.csv"]).status == 66)
    }
}
