import Foundation
import GDALBridge
import TestSupport
import Testing

/// Every pipeline of the project, carried out on the sample by the built command.
@Suite struct PipelineRunTests {
    @Test("there are pipelines to carry out")
    func present() { #expect(!SampleRuns.surveys.isEmpty && !SampleRuns.years.isEmpty) }

    @Test("runs to the end: nothing on stdout, every check passes", arguments: SampleRuns.surveys)
    func passes(pipeline: String) throws {
        let run = try SampleRuns.run(pipeline)
        #expect(run.outcome.status == 0, "\(run.outcome.errors)")
        #expect(run.outcome.output == "")
        let checks = try run.result.rows("checks.csv")
        #expect(checks.count > 100)
        #expect(checks.allSatisfy { $0["verdict"] == "pass" })
    }

    @Test(
        "the ledger balances, and what it counts is what the deliveries hold", arguments: SampleRuns.surveys
    )
    func balances(pipeline: String) throws {
        let account = try Account(SampleRuns.run(pipeline).result)
        account.expectBalance()
        let patches = try SamplePatches.all.get()
        // Records of farmland stand beside the patches, under the name of their zones.
        let sources = account.sources.filter { $0.hasSuffix("/DLTB") }
        func total(_ entry: String) -> Account.Line {
            sources.map { account.total(entry, source: $0) }.reduce(into: Account.Line()) { sum, line in
                sum.features += line.features
                sum.hundredths += line.hundredths
            }
        }
        #expect(total("read").features == Int64(patches.count))
        #expect(total("read").hundredths == patches.reduce(0) { $0 + $1.gross })
        #expect(total("counted").hundredths == patches.reduce(0) { $0 + $1.net })
        #expect(total("deducted").hundredths == patches.reduce(0) { $0 + $1.deducted })
        for entry in ["rejected", "unmapped", "repaired"] { #expect(account.total(entry).features == 0) }
    }

    @Test(
        "the same text as recorded", arguments: SampleRuns.surveys,
        ["tables/T01.csv", "checks.csv", "ledger.csv"])
    func golden(pipeline: String, file: String) throws {
        try Golden.expect(try SampleRuns.run(pipeline).result.text(file), pipeline, file)
    }

    @Test("no stray character and no trailing blank in any text", arguments: SampleRuns.surveys)
    func clean(pipeline: String) throws {
        let files = try SampleRuns.run(pipeline).result.files().filter {
            $0.key.hasSuffix(".csv") || $0.key.hasSuffix(".json")
        }
        #expect(files.count > 20)
        for (name, data) in files {
            let text = try #require(String(validating: data, as: UTF8.self), "\(name) is not UTF-8")
            #expect(!text.contains("\u{FFFD}") && !text.contains("\r") && text.hasSuffix("\n"), "\(name)")
        }
    }

    @Test("the GeoPackage holds every table row by row", arguments: SampleRuns.surveys)
    func geoPackage(pipeline: String) throws {
        let result = try SampleRuns.run(pipeline).result
        let path = result.path + "/results.gpkg"
        let dataset = try Dataset.open(path, driver: .geoPackage)
        let names = try dataset.layers().map(\.name)
        let tables = try result.files().keys.filter { $0.hasPrefix("tables/") }
        #expect(
            Set(names).isSuperset(
                of: tables.map { String($0.dropFirst(7).dropLast(4)) } + ["districts", "findings"]))
        // Statistics stand beside the forms under the names of their files.
        let statistics = try result.files().keys.filter { $0.hasPrefix("statistics/") }
            .map { String($0.dropFirst(11).dropLast(4)).replacing("-", with: "_") }
        #expect(Set(names).isSuperset(of: statistics))
        #expect(Set(names).count == names.count)
        for table in ["T01", "T22"] {
            let layer = try LayerTable(reading: path, driver: .geoPackage, layer: table)
            let rows = try result.rows("tables/\(table).csv")
            #expect(layer.rows.count == rows.count)
            let total = rows[0].keys.filter { $0.contains("总面积") || $0.contains("海岛面积") }
            let column = try #require(layer.fields.first { $0.kind == .real }?.name)
            let found = layer.rows.map { $0.hundredths(column) }.sorted()
            #expect(
                found == (try rows.map { try CSVRows.hundredths($0[try #require(total.first)]) }.sorted()))
        }
    }

    @Test("one workbook for the city and one for each county", arguments: SampleRuns.surveys)
    func workbooks(pipeline: String) throws {
        let result = try SampleRuns.run(pipeline).result
        let names = try FileManager.default.contentsOfDirectory(atPath: result.path + "/forms").sorted()
        let counties = try SamplePatches.all.get().map(\.county)
        #expect(names == (["440200"] + Set(counties).sorted()).map { $0 + ".xlsx" })
        for name in names {
            let data = try Data(contentsOf: URL(fileURLWithPath: result.path + "/forms/" + name))
            #expect(data.starts(with: Data("PK".utf8)) && data.count > 20_000, "\(name)")
        }
    }
}
