import Foundation
import GDALBridge
import LandModel
import TestSupport
import Testing

/// The pipeline of control lines and zones on the sample: the plan's figures come back, and every sum holds.
@Suite struct ZonePipelineTests {
    private static let pipeline = "shaoguan-zones"
    private let result: ResultFolder

    init() throws { result = try SampleRuns.run(Self.pipeline).result }

    private func statistics(_ name: String) throws -> [[String: String]] {
        try result.rows("statistics/\(name).csv")
    }

    private func cell(
        _ table: String, _ column: String, where values: [String: String]
    ) throws -> Int64 {
        let rows = try statistics(table).filter { row in values.allSatisfy { row[$0.key] == $0.value } }
        try #require(rows.count == 1, "\(rows.count) rows of \(table) with \(values)")
        return try CSVRows.hundredths(rows[0][column])
    }

    @Test("farmland: the net cultivated area of 262.76 万亩")
    func farmland() throws {
        let net = try cell(
            "zone-areas", "cultivated_m2", where: ["district_code": "440200", "zones": "farmland"])
        // 1 万亩 = 10,000 · 2000/3 m².
        #expect(String(format: "%.2f", Double(net) / 100 * 3 / 2_000 / 10_000) == "262.76")
    }

    @Test("of one county alone, the farmland of the others stands in the ledger, and every record somewhere")
    func farmlandOfOthers() throws {
        let whole = try Account(result)
        let source = try #require(whole.sources.first { $0.hasSuffix("YJJBNTTB") })
        let run = try SampleRuns.carryOut(Self.pipeline, jobs: 2, ["--only", "440203"])
        #expect(run.outcome.status == 0, "\(run.outcome.errors)")
        let alone = try Account(run.result)
        let counted = alone.total("counted", source: source)
        let others = alone.total("other-county", source: source)
        #expect(alone.total("read", source: source) == whole.total("read", source: source))
        #expect(counted.features > 0 && others.features > counted.features)
        #expect(counted.hundredths + others.hundredths == whole.total("counted", source: source).hundredths)
        #expect(whole.total("other-county").features == 0)
        alone.expectBalance()
    }

    @Test("red line: 5865.26 km²")
    func redLine() throws {
        let gross = try cell(
            "zone-areas", "gross_m2", where: ["district_code": "440200", "zones": "red-line"])
        #expect(String(format: "%.2f", Double(gross) / 1e8) == "5865.26")
    }

    @Test("protected areas: a union of 4148 km², part of it beyond the patches")
    func protected() throws {
        let gross = try cell(
            "zone-areas", "gross_m2", where: ["district_code": "440200", "zones": "protected"])
        let beyond = try cell("zone-areas", "gross_m2", where: ["district_code": "", "zones": "protected"])
        #expect(beyond > 0, "one wetland park reaches beyond the city")
        #expect(String(format: "%.0f", Double(gross + beyond) / 1e8) == "4148")
        // The other zones lie within the city.
        #expect(try statistics("zone-areas").filter { $0["district_code"] == "" }.count == 1)
    }

    @Test("368 points of hazard and 200 km of post roads, by county")
    func places() throws {
        let points = try statistics("points-hazards")
        #expect(points.first { $0["district_code"] == "440200" }?["points"] == "368")
        #expect(points.count == 11)
        let roads = try cell("length-post-roads", "length_m", where: ["district_code": "440200"])
        #expect(abs(roads - 20_000_000) <= 1)
        #expect(try statistics("length-post-roads").allSatisfy { $0["length_m"] != "0.00" })
    }

    static let tables = [
        "zone-areas", "zone-classes", "zone-ratios", "slope", "tracts-fields", "points-hazards",
        "length-post-roads", "occupation-grids", "occupation-sites", "occupation-enforcement",
        "occupation-batches", "occupation-mining",
    ]

    @Test("the counties add up to the city, line by line and column by column", arguments: tables)
    func counties(table: String) throws {
        let rows = try statistics(table)
        let header = try #require(try result.text("statistics/\(table).csv").split(separator: "\n").first)
        let columns = header.split(separator: ",").map(String.init)
        let amounts = columns.filter {
            $0.hasSuffix("_m2") || $0.hasSuffix("_m")
                || ["points", "pieces", "tracts", "patches"].contains($0)
        }
        let keys = columns.filter {
            !amounts.contains($0) && !$0.hasPrefix("district_") && !$0.hasSuffix("_percent")
        }
        #expect(!amounts.isEmpty)
        func number(_ text: String?) throws -> Int64 {
            let text = try #require(text)
            return text.contains(".") ? try CSVRows.hundredths(text) : try #require(Int64(text))
        }
        var (city, counties): ([[String]: [Int64]], [[String]: [Int64]]) = ([:], [:])
        for row in rows where row["district_code"] != "" {
            let key = keys.map { row[$0] ?? "" }
            let values = try amounts.map { try number(row[$0]) }
            if row["district_code"] == "440200" {
                #expect(city[key] == nil, "\(key) stands twice")
                city[key] = values
            } else {
                let sums = counties[key] ?? amounts.map { _ in 0 }
                counties[key] = zip(sums, values).map { $0 + $1 }
            }
        }
        #expect(!city.isEmpty)
        for (key, values) in city {
            let sums = counties[key] ?? []
            // A length is rounded to 0.01 m in each row by itself.
            let slack: Int64 = table.hasPrefix("length") ? 5 : 0
            #expect(
                sums.count == values.count && zip(sums, values).allSatisfy { abs($0 - $1) <= slack },
                "\(table) \(key): \(sums), \(values)")
        }
        #expect(city.keys.count == counties.keys.count)
    }

    @Test("a zone's classes add up to its area, and its three categories too")
    func composition() throws {
        var sums: [[String]: Int64] = [:]
        for row in try statistics("zone-classes") {
            let key = ["district_code", "zones", "zone"].map { row[$0] ?? "" }
            let gross = try CSVRows.hundredths(row["gross_m2"])
            sums[key, default: 0] += gross
            #expect(
                try CSVRows.hundredths(row["net_m2"]) + CSVRows.hundredths(row["ridges_m2"]) == gross)
        }
        let areas = try statistics("zone-areas").filter { $0["district_code"] != "" }
        #expect(areas.count == sums.count && areas.count > 40)
        for row in areas {
            let key = ["district_code", "zones", "zone"].map { row[$0] ?? "" }
            #expect(sums[key] == (try CSVRows.hundredths(row["gross_m2"])), "\(key)")
        }
        for table in Self.tables where table == "zone-areas" || table.hasPrefix("occupation") {
            for row in try statistics(table) where row["district_code"] != "" {
                let categories = try ["agricultural", "construction", "unused"].map {
                    try CSVRows.hundredths(row[$0 + "_m2"])
                }
                #expect(categories.reduce(0, +) == (try CSVRows.hundredths(row["gross_m2"])), "\(row)")
            }
        }
    }

    @Test("what a site, grid or parcel occupies of a line is no more than all of it")
    func occupation() throws {
        for table in Self.tables where table.hasPrefix("occupation") {
            let rows = try statistics(table)
            #expect(rows.count > 5)
            for row in rows {
                let gross = try CSVRows.hundredths(row["gross_m2"])
                let lines = row.keys.filter { $0.hasPrefix("in_") }
                #expect(!lines.isEmpty)
                for line in lines { #expect(try (0...gross).contains(CSVRows.hundredths(row[line]))) }
                #expect(
                    try CSVRows.hundredths(row["paddy_m2"]) <= CSVRows.hundredths(row["cultivated_m2"]))
            }
        }
        // The second candidate site is a whole patch, paddy and farmland throughout.
        let site = try #require(
            try statistics("occupation-sites").first {
                $0["zone"] == "XZ002" && $0["district_code"] == "440200"
            })
        #expect(site["gross_m2"] == site["paddy_m2"] && site["gross_m2"] == site["in_farmland_m2"])
    }

    @Test("ratios are parts of wholes that the other tables know")
    func ratios() throws {
        let whole = try cell(
            "zone-areas", "gross_m2", where: ["district_code": "440200", "zones": "protected"])
        for row in try statistics("zone-ratios") {
            let (part, all) = (
                try CSVRows.hundredths(row["part_area_m2"]), try CSVRows.hundredths(row["whole_area_m2"])
            )
            let ratio = try #require(Double(row["ratio_percent"] ?? ""))
            #expect(abs(ratio - Double(part) / Double(all) * 100) <= 0.000_05 + 1e-9)
            if row["district_code"] == "440200" { #expect(all == whole) }
        }
    }

    @Test("the lines do not overlap: the checks pass, the table has no line, the layer no piece")
    func exclusive() throws {
        let checks = try result.rows("checks.csv").filter { $0["rule"] == "zones-exclusive" }
        #expect(
            checks.map { $0["subject"] ?? "" }.sorted() == [
                "farmland × growth-boundary", "farmland × red-line", "red-line × growth-boundary",
            ])
        #expect(checks.allSatisfy { $0["verdict"] == "pass" && $0["found"] == "0.00" })
        #expect(try statistics("zone-overlaps").isEmpty)
        let pieces = try LayerTable(
            reading: result.path + "/results.gpkg", driver: .geoPackage, layer: "zone_overlap_pieces")
        #expect(pieces.rows.isEmpty)
    }

    @Test("the slope layer disagrees with exactly the three patches that the sample has for it")
    func slope() throws {
        let found = try result.findings().filter { $0["rule"] == "slope-differs-from-layer" }
        #expect(
            found.map { "\($0["source"] ?? "") \($0["feature"] ?? "") \($0["facts"] ?? "")" } == [
                "440229/DLTB 153 code=1; expected=2", "440282/DLTB 63 code=5; expected=1",
                "440282/DLTB 381 code=3; expected=4",
            ])
        // The sample's patches all record their level.
        let levels = try statistics("slope").filter { $0["district_code"] == "440200" }
        #expect(levels.map { $0["slope_level"] } == ["1", "2", "3", "4", "5"])
        #expect(levels.allSatisfy { $0["by_layer_m2"] == "0.00" })
        let cultivated = try SamplePatches.all.get().filter { $0.landClass.hasPrefix("01") }
        #expect(
            try levels.reduce(0) { $0 + (try CSVRows.hundredths($1["net_m2"])) }
                == cultivated.reduce(0) { $0 + $1.net })
    }

    @Test("all other findings are protected areas that overlap, told by their layers")
    func overlaps() throws {
        let rest = try result.findings().filter { $0["rule"] != "slope-differs-from-layer" }
        #expect(!rest.isEmpty)
        for finding in rest {
            #expect(finding["rule"] == "zone-overlap")
            #expect(finding["source"]?.hasPrefix("protected/") == true, "\(finding)")
            // Each of the four layers counts its features from 1.
            let one = "\(finding["source"] ?? "") \(finding["feature"] ?? "")"
            #expect(finding["facts"]?.contains("other-zone=\(one);") == false, "\(finding)")
        }
    }

    @Test(
        "the formats as recorded",
        arguments: ["zone-areas", "tracts-fields", "occupation-sites"])
    func golden(table: String) throws {
        try Golden.expect(
            try result.text("statistics/\(table).csv"), Self.pipeline, "statistics/\(table).csv")
    }

    @Test("every table of statistics stands in the GeoPackage, row by row")
    func geoPackage() throws {
        for table in Self.tables {
            let layer = try LayerTable(
                reading: result.path + "/results.gpkg", driver: .geoPackage,
                layer: table.replacing("-", with: "_"))
            let rows = try statistics(table)
            #expect(layer.rows.count == rows.count)
            let area = try #require(layer.fields.first { $0.kind == .real || $0.kind == .integer64 })
            for (found, row) in zip(layer.rows, rows) {
                let text = row[area.name] ?? ""
                #expect(
                    area.kind == .real
                        ? found.hundredths(area.name) == (try CSVRows.hundredths(text))
                        : found[area.name] == Int64(text).map { .integer($0) }, "\(table)")
            }
        }
    }
}
