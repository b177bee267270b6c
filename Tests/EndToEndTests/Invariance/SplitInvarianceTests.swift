import GDALBridge
import TestSupport
import Testing

/// Ten deliveries or one layer, all counties or some: the parts make up the whole.
@Suite struct SplitInvarianceTests {
    /// Patches and area by district and class, added up over several tables.
    private func sum(_ tables: [String]) throws -> [[String]: [Int64]] {
        var sums: [[String]: [Int64]] = [:]
        for table in tables {
            for row in try CSVRows.rows(table) {
                let key = try [#require(row["district"]), #require(row["class"])]
                var value = sums[key, default: [0, 0]]
                value[0] += try #require(Int64(row["patches"] ?? ""))
                value[1] += try CSVRows.hundredths(row["area_m2"])
                sums[key] = value
            }
        }
        return sums
    }

    @Test("ten deliveries added up are one merged layer", arguments: ["county", "township", "village"])
    func merged(level: String) throws {
        let parts = try SamplePatches.counties.map { county in
            let outcome = try Tuban.run(
                ["tabulate", SamplePatches.source(county).path + ":DLTB", "--by", level, "--lang", "en"])
            #expect(outcome.status == 0, "\(outcome.errors)")
            return outcome.output
        }
        let outcome = try Tuban.run([
            "tabulate", try Self.mergedLayer.get().path, "--by", level, "--lang", "en",
        ])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let (separate, whole) = (try sum(parts), try sum([outcome.output]))
        #expect(separate.count > 300)
        #expect(separate == whole)
    }

    /// All patches of the sample in one GeoPackage, the coordinates left out: recorded areas need none.
    private static let mergedLayer = Result {
        let folder = try TemporaryFolder.shared()
        var merged = try SamplePatches.layer(SamplePatches.counties[0])
        merged.rows = try SamplePatches.counties.flatMap { try SamplePatches.layer($0).rows }
        for index in merged.rows.indices { merged.rows[index].shape = .none }
        let path = folder.path("merged.gpkg")
        try merged.write(path, driver: .geoPackage, options: ["SPATIAL_INDEX": "NO"])
        return (folder: folder, path: path)
    }

    @Test("the patches of the whole sample by the tests' own sum")
    func oracle() throws {
        let outcome = try Tuban.run(["tabulate", try Self.mergedLayer.get().path, "--lang", "en"])
        var expected: [[String]: [Int64]] = [:]
        func add(_ county: String, _ landClass: String, _ area: Int64) {
            var value = expected[[county, landClass], default: [0, 0]]
            value[0] += 1
            value[1] += area
            expected[[county, landClass]] = value
        }
        for patch in try SamplePatches.all.get() {
            add(patch.county, patch.landClass, patch.net)
            if patch.deducted > 0 { add(patch.county, "1203", patch.deducted) }
        }
        #expect(try sum([outcome.output]) == expected)
    }

    @Test("some counties alone have the tables they have in the whole, and the city none")
    func only() throws {
        let whole = try SampleRuns.run("shaoguan-survey")
        let part = try SampleRuns.carryOut(
            "shaoguan-survey", jobs: 2,
            [
                "--only", "440205,440203", "--set", "outputs.xlsx.write=false", "--set",
                "outputs.gpkg.write=false",
            ])
        #expect(part.outcome.status == 0, "\(part.outcome.errors)")
        let tables = try part.result.files().keys.filter { $0.hasPrefix("tables/") }
        #expect(tables.count == 20)
        for table in tables.sorted() {
            let (some, all) = (lines(try part.result.text(table)), lines(try whole.result.text(table)))
            #expect(some.header == all.header)
            #expect(Set(some.rows).isSubset(of: Set(all.rows)), "\(table)")
            #expect(!some.rows.contains { $0.contains("440200") }, "\(table) has a row of the city")
            // The city lists exclaves by county and owner and islands by county as well: those lines are its own.
            if ["T18", "T19", "T20", "T21", "T22", "T23"].contains(where: table.contains) { continue }
            let own = all.rows.filter { row in
                row.split(separator: ",").contains { $0.hasPrefix("440203") || $0.hasPrefix("440205") }
            }
            #expect(some.rows == own, "\(table)")
        }
        let account = try Account(part.result)
        account.expectBalance()
        #expect(account.sources == ["440203/DLTB", "440205/DLTB"])
        #expect(try part.result.failedChecks().isEmpty)
    }

    private func lines(_ text: String) -> (header: String, rows: [String]) {
        let lines = text.split(separator: "\n").map(String.init)
        return (lines.first ?? "", Array(lines.dropFirst()))
    }
}
