import Foundation
import GDALBridge
import LandModel
import Sample
import TestSupport
import Testing

/// Other landscapes than the committed one: whatever the seed, levelled totals are the control areas.
@Suite struct LevellingPropertyTests {
    @Test("villages, townships and counties add up to the control areas", arguments: 0..<3)
    func seeds(round: Int) throws {
        var generator = SplitMix64(announcing: "LevellingPropertyTests.seeds \(round)")
        let folder = try TemporaryFolder()
        let data = folder.path("data")
        let seed = UInt64.random(in: 2...1_000_000, using: &generator)
        try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
        let report = try SampleGenerator(
            SampleOptions(patches: 1_000, seed: seed, targets: SampleData.targets, output: data)
        ).write()
        let text = try String(contentsOfFile: SampleRuns.path("shaoguan-survey"), encoding: .utf8)
        let pipeline = try folder.write(
            "seed.yaml", text.replacing("../sample-data/shaoguan", with: "data"))
        let result = ResultFolder(path: folder.path("result"))
        let outcome = try Tuban.run(
            [
                "run", pipeline, "--out", result.path, "--set", "tables.forms=T01", "--set",
                "outputs.xlsx.write=false", "--set", "outputs.gpkg.write=false", "--lang", "en",
            ])
        #expect(outcome.status == 0, "seed \(seed): \(outcome.errors)")
        let account = try Account(result)
        account.expectBalance()
        #expect(account.total("read").features == Int64(report.patches))
        #expect(account.total("read").hundredths == report.area.hundredths)

        let totals = Dictionary(
            uniqueKeysWithValues: try result.rows("tables/T01.csv").map { row in
                (try #require(row["district_code"]), try CSVRows.hundredths(row["TDZMJ_国土调查总面积_hm2"]))
            })
        for county in SamplePatches.counties {
            #expect(totals[county] == (try control(data, county)), "seed \(seed), \(county)")
            for (level, digits) in [(county, 9), (county, 12)] {
                let parts = totals.filter { $0.key.count == digits && $0.key.hasPrefix(level) }
                #expect(parts.count > 1)
                #expect(
                    parts.values.reduce(0, +) == totals[county], "seed \(seed), \(county), \(digits) digits")
            }
        }
        #expect(totals["440200"] == SamplePatches.counties.reduce(0) { $0 + (totals[$1] ?? 0) })
    }

    /// A county's control area in hundredths of a hectare: land and islands each rounded, from its township layer.
    private func control(_ data: String, _ county: String) throws -> Int64 {
        let name = try #require(
            try FileManager.default.contentsOfDirectory(atPath: data).first { $0.hasPrefix(county) })
        let candidates = VectorDriver.allCases.map {
            ("\(data)/\(name)/\($0 == .shapefile ? "XZQ" : county).\($0.testExtension)", $0)
        }
        let (path, driver) = try #require(candidates.first { FileManager.default.fileExists(atPath: $0.0) })
        // A district of several parts repeats its area on each.
        var areas: [String: [String: Int64]] = [:]
        for row in try LayerTable(reading: path, driver: driver, layer: "XZQ").rows {
            areas[row.text("MSSM"), default: [:]][row.text("XZQDM")] = row.hundredths("DCMJ")
        }
        return areas.values.reduce(0) { $0 + ($1.values.reduce(0, +) + 5_000) / 10_000 }
    }
}
