import Foundation
import GDALBridge
import TestSupport
import Testing

/// Two survey years of two small counties, each in a folder of its own, and a pipeline that compares them.
struct YearsTrial {
    let folder: TemporaryFolder

    static let counties = [("440203", "武江区", 113_400), ("440204", "浈江区", 113_600)]

    /// - Parameters:
    ///   - years: folders, in the order of the years.
    ///   - drivers: format of each year's deliveries.
    ///   - change: what happens to the deliveries of the last year.
    init(
        years: [Int] = [2019, 2020], drivers: [VectorDriver] = [.geoPackage, .geoPackage],
        _ change: (inout SurveyDelivery) throws -> Void = { _ in }
    ) throws {
        folder = try TemporaryFolder()
        for (year, driver) in zip(years, drivers) {
            for (code, _, west) in Self.counties {
                var delivery = try SurveyDelivery(county: code, west: west)
                if year == years.last { try change(&delivery) }
                let path = self.path(year, code)
                try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
                try delivery.write(path, driver: driver)
            }
        }
    }

    /// Folder of a delivery.
    func path(_ year: Int, _ county: String) -> String { folder.path("\(year)/\(county)") }

    struct Run {
        var outcome: Tuban.Outcome
        var result: ResultFolder
        /// Keeps the folder.
        var trial: YearsTrial
        var hasResult: Bool { FileManager.default.fileExists(atPath: result.path) }
    }

    /// - Parameters:
    ///   - years: the pipeline's.
    ///   - more: further lines of the pipeline file.
    func run(
        years: [Int] = [2019, 2020], more: String = "", _ arguments: [String] = [], verb: String = "run",
        language: String = "en"
    ) throws -> Run {
        let pipeline = try folder.write("years.yaml", Self.pipeline(years) + more)
        let result = ResultFolder(path: folder.path("result"))
        let outcome = try Tuban.run(
            [verb, pipeline, "--out", result.path, "--lang", language] + arguments)
        #expect(outcome.output == "", "stdout holds results only")
        return Run(outcome: outcome, result: result, trial: self)
    }

    private static func pipeline(_ years: [Int]) -> String {
        let sources = counties.map { code, name, _ in
            "  - {county: \"\(code)\", name: \(name), path: \"\(code)\"}\n"
        }
        let folders = years.map { "  - {year: \($0), path: \"\($0)\"}\n" }
        return """
            schema: 1
            name: years
            description: A trial of years.
            title: 试验
            year: \(years.last ?? 0)
            city: {code: "440200", name: 韶关市}
            sources:
            \(sources.joined())years:
            \(folders.joined())coverage: {check: false}
            outputs: {folder: result, xlsx: {write: false}, gpkg: {write: false}}

            """
    }
}

extension SurveyDelivery {
    /// The second patch, forest, becomes a village; the first, paddy with ridges, becomes forest. In one county alone.
    mutating func develop() {
        guard county == "440203" else { return }
        let gross = patches.rows[0].hundredths("TBMJ")
        for (field, text) in [("DLBM", "0702"), ("DLMC", "农村宅基地"), ("CZCSXM", "203")] {
            patches.rows[1][field] = .text(text)
        }
        for field in ["GDLX", "GDPDJB", "ZZSXDM"] { patches.rows[0][field] = nil }
        (patches.rows[0]["DLBM"], patches.rows[0]["DLMC"]) = (.text("0301"), .text("乔木林地"))
        Self.setAreas(&patches.rows[0], hundredths: gross, ratio: 0)
    }
}

/// A delivered change layer, one record for each patch that became something else.
struct ChangeLayerTable {
    var table: LayerTable

    private static let sideTexts = [
        "DLBM", "DLMC", "QSXZ", "QSDWDM", "ZLDWDM", "KCDLBM", "GDLX", "GDPDJB", "ZZSXDM", "CZCSXM", "TBXHDM",
        "FRDBS", "MSSM", "HDMC",
    ]

    /// What leads from the small delivery of 440203 to the developed one.
    ///
    /// - Parameter without: fields that are left out.
    init(without: Set<String> = []) throws {
        let before = try SurveyDelivery()
        var after = before
        after.develop()
        let sides = ["BGQ", "BGH"]
        let texts =
            ["BSM", "BGXW", "XZQTZLX"]
            + sides.flatMap { side in (["TBBSM"] + Self.sideTexts).map { side + $0 } }
        let numbers =
            ["TBBGMJ"] + sides.flatMap { side in ["KCDLXS", "KCDLMJ", "TBDLMJ"].map { side + $0 } }
        let fields =
            texts.map { FieldDefinition($0, .text, width: 60) }
            + numbers.map { FieldDefinition($0, .real, width: 15, decimals: 4) }
        table = try LayerTable(
            name: "DLTBGXGC", fields: fields.filter { !without.contains($0.name) }, epsg: 4490,
            rows: (0..<2).map { number in
                var row = LayerTable.Row(
                    [
                        "BSM": .text("GC\(number + 1)"), "BGXW": .text("1"), "XZQTZLX": .text("0"),
                        "TBBGMJ": before.patches.rows[number]["TBMJ"] ?? .real(0),
                    ], before.patches.rows[number].shape)
                for (side, delivery) in zip(sides, [before, after]) {
                    let patch = delivery.patches.rows[number]
                    for (field, value) in Self.values(patch) { row[side + field] = value }
                }
                for field in without { row[field] = nil }
                return row
            })
    }

    private static func values(_ patch: LayerTable.Row) -> [String: LayerTable.Value] {
        var values: [String: LayerTable.Value] = [:]
        for field in sideTexts { values[field] = patch[field] }
        values["TBBSM"] = patch["BSM"]
        for (field, own) in [("KCDLXS", "KCXS"), ("KCDLMJ", "KCMJ"), ("TBDLMJ", "TBDLMJ")] {
            values[field] = patch[own]
        }
        return values
    }

    /// Writes the layer into the delivery of 440203, in a file of its own.
    func write(_ trial: YearsTrial, _ year: Int = 2020) throws {
        try table.write(trial.path(year, "440203") + "/changes.gpkg", driver: .geoPackage)
    }
}
