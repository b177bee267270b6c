import Foundation
import GDALBridge
import TestSupport
import Testing

/// Land owned from elsewhere: the forms of exclaves name the owner, wherever it is at home.
@Suite struct OwnerNameTests {
    /// Two counties; three patches of the first belong to units of others.
    ///
    /// - Parameter withNames: whether the patches have QSDWMC.
    private func write(_ folder: TemporaryFolder, withNames: Bool = true) throws -> String {
        for (county, west) in [("440203", 113_400), ("440204", 113_600)] {
            var delivery = try SurveyDelivery(county: county, west: west)
            if withNames { delivery.patches.fields.append(FieldDefinition("QSDWMC", .text, width: 255)) }
            if county == "440203" {
                // Of the neighbour in the run; of a county that is not, with and without a name.
                let owners = [("440204001001", "别名"), ("440299001001", " 远村 "), ("440299001002", nil)]
                for (row, owner) in owners.enumerated() {
                    delivery.patches.rows[row]["QSDWDM"] = .text(owner.0 + "0000000")
                    delivery.patches.rows[row]["FRDBS"] = .text("1")
                    if withNames { delivery.patches.rows[row]["QSDWMC"] = owner.1.map { .text($0) } }
                }
                // Whatever a patch that is no exclave says, it names no owner.
                if withNames { delivery.patches.rows[3]["QSDWMC"] = .text("无关") }
            }
            let path = folder.path(county)
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            try delivery.write(path)
        }
        return try folder.write(
            "two.yaml",
            Trial.pipeline.replacing(
                "path: 440203}", with: "path: 440203}\n  - {county: \"440204\", name: 浈江区, path: 440204}"
            ).replacing("tables: {forms: [T01, T02]}", with: "tables: {forms: [T01, T18]}")
        )
    }

    /// Owner's code and name in the rows of pairs of a table; city and totals aside.
    private func owners(_ result: ResultFolder, _ table: String = "T18") throws -> [[String]] {
        try result.rows("tables/\(table).csv").compactMap { row in
            let code = try #require(row["owner_district_code"])
            return code.count == 12 ? [code, try #require(row["owner_district_name"])] : nil
        }
    }

    private func run(_ pipeline: String, _ folder: TemporaryFolder, _ arguments: [String] = []) throws
        -> ResultFolder
    {
        let result = ResultFolder(path: folder.path("result"))
        let outcome = try Tuban.run(
            ["run", pipeline, "--out", result.path, "--lang", "en"] + arguments)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return result
    }

    @Test("by the district layers of the owner's county, else by the patch, else not at all")
    func wholeRun() throws {
        let folder = try TemporaryFolder()
        let result = try run(try write(folder), folder)
        let expected = [["440204001001", "南村"], ["440299001001", "远村"], ["440299001002", ""]]
        #expect(try owners(result) == expected)
        let codes = try result.rows("tables/T01.csv").compactMap { $0["district_code"] }
        #expect(
            codes.count == 9 && !codes.contains { $0.hasPrefix("440299") }, "an owner gets no row of its own")
    }

    @Test("by the patch, where the owner's county is not among those asked for")
    func onlyOne() throws {
        let folder = try TemporaryFolder()
        let result = try run(try write(folder), folder, ["--only", "440203"])
        let expected = [["440204001001", "别名"], ["440299001001", "远村"], ["440299001002", ""]]
        #expect(try owners(result) == expected)
    }

    @Test("patches without the field: by the layers alone")
    func withoutField() throws {
        let folder = try TemporaryFolder()
        let result = try run(try write(folder, withNames: false), folder)
        let expected = [["440204001001", "南村"], ["440299001001", ""], ["440299001002", ""]]
        #expect(try owners(result) == expected)
    }

    @Test("every owner in the sample has its name, the same when its county is not read")
    func sample() throws {
        let whole = try SampleRuns.run("shaoguan-survey").result
        var strangers: [String: [[String]]] = [:]
        for row in try whole.rows("tables/T18.csv") {
            let (place, owner) = (row["location_district_code"] ?? "", row["owner_district_code"] ?? "")
            guard owner.count == 12, place.prefix(6) != owner.prefix(6) else { continue }
            strangers[String(place.prefix(6)), default: []].append([owner, row["owner_district_name"] ?? ""])
        }
        let county = try #require(strangers.keys.max { strangers[$0]!.count < strangers[$1]!.count })
        let expected = strangers[county] ?? []
        let alone = try SampleRuns.carryOut("shaoguan-survey", jobs: 2, ["--only", county])
        for table in ["T18", "T19", "T20", "T21"] {
            let owners = try owners(whole, table)
            #expect(!owners.isEmpty && owners.allSatisfy { !$0[1].isEmpty }, "\(table)")
            let own = try self.owners(alone.result, table).filter { !$0[0].hasPrefix(county) }
            // T21 asks for settlements alone.
            #expect(table == "T21" ? own.allSatisfy(expected.contains) : own == expected, "\(table)")
        }
    }
}
