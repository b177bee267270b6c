import Foundation
import GDALBridge
import LandModel
import TestSupport
import Testing

/// Whole runs over the small delivery and zones made for it, counted by hand.
@Suite struct ZoneRunTests {
    private let first = SurveyDelivery.box(0)
    private let second = SurveyDelivery.box(1)
    private let south = "440203001001"
    private let north = "440203001002"

    private static let far = GraticuleBox(west: 113_350, south: 24_800, east: 113_360, north: 24_810)

    /// Writes a layer of zones beside the delivery, and gives its lines for the pipeline.
    private func zones(
        _ trial: Trial, _ name: String, _ zones: [ZoneTrial.Zone], field: Bool = false
    ) throws -> String {
        try ZoneTrial.layer(zones).write(trial.folder.path("\(name).gpkg"), driver: .geoPackage)
        return "  - {name: \(name), title: 分区\(name), path: \(name).gpkg\(field ? ", field: HXLX" : "")}\n"
    }

    private func run(_ trial: Trial, zones: String, statistics: String, _ arguments: [String] = []) throws
        -> Trial.Run
    {
        try trial.run(
            ["outputs.gpkg.write=true"],
            more: "zones:\n\(zones)statistics:\n  level: village\n\(statistics)", arguments: arguments)
    }

    private func areas(_ run: Trial.Run, _ table: String, _ keys: [String], _ column: String) throws
        -> [[String]: Int64]
    {
        try run.result.rows("statistics/\(table).csv").reduce(into: [:]) { areas, row in
            let key = keys.map { row[$0] ?? "" }
            #expect(areas[key] == nil, "\(key) stands twice")
            if row[column] != "" { areas[key] = try CSVRows.hundredths(row[column]) }
        }
    }

    @Test("lines that overlap fail their check, and the ground is told as table, check and layer")
    func exclusive() throws {
        let trial = try Trial()
        let common = first.part(4..<6, 0..<10)
        let lines =
            try zones(trial, "farmland", [("x", [first.part(0..<6, 0..<10)])])
            + zones(
                trial, "red-line",
                [("z", [second]), ("y", [first.part(4..<10, 0..<10)]), ("w", [first.part(8..<10, 0..<10)])])
            + zones(trial, "growth", [("w", [SurveyDelivery.box(2)])])
        let run = try run(trial, zones: lines, statistics: "  exclusive: [farmland, red-line, growth]\n")
        #expect(run.status == 1, "\(run.errors)")
        let checks = try run.result.rows("checks.csv").filter { $0["rule"] == "zones-exclusive" }
        #expect(checks.map { $0["verdict"] } == ["pass", "fail", "pass"], "in the order of their names")
        let failed = try #require(checks.first { $0["verdict"] == "fail" })
        #expect(failed["subject"] == "farmland × red-line")
        #expect(abs(try CSVRows.hundredths(failed["found"]) - common.hundredths) <= 1)
        let overlaps = try areas(run, "zone-overlaps", ["district_code", "first", "second"], "gross_m2")
        for code in ["440203", "440203001", south] {
            #expect(abs((overlaps[[code, "farmland", "red-line"]] ?? 0) - common.hundredths) <= 1, "\(code)")
        }
        #expect(overlaps.keys.allSatisfy { $0[1] == "farmland" && $0[2] == "red-line" })
        let pieces = try LayerTable(
            reading: run.result.path + "/results.gpkg", driver: .geoPackage, layer: "zone_overlap_pieces")
        #expect(pieces.rows.count == 1)
        let piece = try #require(pieces.rows.first)
        #expect(piece.text("first") == "farmland" && piece.text("second") == "red-line")
        // Zones that overlap are joined: all that the ground may be of are named.
        #expect(piece.text("first_feature") == "1" && piece.text("second_feature") == "2; 3")
        #expect(abs(piece.hundredths("area_m2") - common.hundredths) <= 1)
        let dataset = try Dataset.open(run.result.path + "/results.gpkg", driver: .geoPackage)
        let text = try #require(
            try dataset.layer(named: "zone_overlap_pieces")?.feature(id: 1)?.geometryText())
        // Its corners, however many digits the way back from the plane leaves.
        for corner in ["113.404", "113.40599", "24.8"] {
            #expect(text.contains(corner) || text.contains(corner.replacing("40599", with: "406")), "\(text)")
        }
    }

    @Test("tables of two zones tell both by key and by title")
    func titles() throws {
        let trial = try Trial()
        let lines =
            try zones(trial, "farmland", [("x", [first.part(0..<6, 0..<10)])])
            + zones(trial, "red-line", [("y", [first.part(4..<10, 0..<10)])])
        let run = try run(
            trial, zones: lines,
            statistics: "  exclusive: [farmland, red-line]\n  ratios: [{part: red-line, of: farmland}]\n")
        let header = "district_code,district_name,"
        let overlaps = try run.result.text("statistics/zone-overlaps.csv").split(separator: "\n")
        #expect(overlaps.first == "\(header)first,first_title,second,second_title,gross_m2")
        #expect(overlaps.count > 1)
        #expect(overlaps.dropFirst().allSatisfy { $0.contains(",farmland,分区farmland,red-line,分区red-line,") })
        let ratios = try run.result.text("statistics/zone-ratios.csv").split(separator: "\n")
        #expect(
            ratios.first == "\(header)part,part_title,of,of_title,part_area_m2,whole_area_m2,ratio_percent")
        #expect(ratios.count > 1)
        #expect(ratios.dropFirst().allSatisfy { $0.contains(",red-line,分区red-line,farmland,分区farmland,") })
    }

    @Test("composition: gross, categories and classes of a zone across patches, and what lies beyond them")
    func composition() throws {
        let trial = try Trial()
        let outside = GraticuleBox(west: 113_390, south: 24_800, east: 113_400, north: 24_810)
        let lines = try zones(
            trial, "line", [("甲", [first.part(0..<5, 0..<10), outside]), ("乙", [second])], field: true)
        let run = try run(trial, zones: lines, statistics: "  composition: [line]\n")
        #expect(run.status == 0, "\(run.errors)")
        let gross = try areas(run, "zone-areas", ["district_code", "zone"], "gross_m2")
        // Half of the patch: TBMJ is its computed area.
        #expect(abs((gross[[south, "甲"]] ?? 0) - first.hundredths / 2) <= 2)
        #expect(gross[[south, "乙"]] == second.hundredths)
        #expect(abs((gross[["", "甲"]] ?? 0) - outside.hundredths) <= 2)
        #expect(gross[["", "乙"]] == nil)
        let cultivated = try areas(run, "zone-areas", ["district_code", "zone"], "cultivated_m2")
        let net = try SurveyDelivery().patches.rows[0].hundredths("TBDLMJ")
        #expect(abs((cultivated[["440203", "甲"]] ?? 0) - net / 2) <= 1)
        let classes = try areas(run, "zone-classes", ["district_code", "zone", "class"], "gross_m2")
        #expect(Set(classes.keys.map { $0[2] }) == ["0101", "0301"])
    }

    @Test("a patch without a location code counts by its shape, in the run's tables as in its zones")
    func byShape() throws {
        // Patch 1 becomes a box across both villages: four of ten rows in the south.
        let across = GraticuleBox(west: 113_410, south: 24_806, east: 113_420, north: 24_816)
        let trial = try Trial { delivery in
            delivery.patches.rows[1]["ZLDWDM"] = nil
            delivery.patches.rows[1].shape = .polygons([[across.ring]])
            SurveyDelivery.setAreas(&delivery.patches.rows[1], hundredths: across.hundredths, ratio: 0)
            // Out of its way.
            delivery.patches.rows[4].shape = .polygons([[Self.far.ring]])
        }
        // The zone is the southern half of the box: all of its four southern rows and one of the north.
        let lines = try zones(trial, "line", [("甲", [across.part(0..<10, 0..<5)])])
        let run = try run(trial, zones: lines, statistics: "  composition: [line]\n")
        let findings = try run.result.findings(.districtByShape)
        #expect(findings.count == 1)
        #expect(findings.first?["feature"] == "2" && findings.first?["facts"] == "units=\(south); \(north)")
        let account = try run.account()
        account.expectBalance()
        #expect(account.total("counted").features == 6)
        #expect(account.reason("noted", "district-by-shape").features == 1)
        let inBase = try run.result.rows("base.csv").filter { $0["class"] == "0301" }
            .reduce(into: [String: Int64]()) { sums, row in
                sums[row["location_code"] ?? "", default: 0] += try CSVRows.hundredths(row["area_m2"])
            }
        #expect(abs((inBase[south] ?? 0) - across.part(0..<10, 0..<4).hundredths) <= 1, "\(inBase)")
        #expect(inBase.values.reduce(0, +) == across.hundredths)
        // In the zone: by village as the shape has it, not in the proportion of the whole patch.
        let gross = try areas(run, "zone-classes", ["district_code", "class"], "gross_m2")
        #expect(abs((gross[[south, "0301"]] ?? 0) - across.part(0..<10, 0..<4).hundredths) <= 1)
        #expect(abs((gross[[north, "0301"]] ?? 0) - across.part(0..<10, 4..<5).hundredths) <= 1)
        // Nothing of the zone lies beyond the patches, and its ground counts once.
        let all = try areas(run, "zone-areas", ["district_code", "zones"], "gross_m2")
        #expect(all[["", "line"]] == nil, "\(all)")
    }

    @Test("ground of a split patch that its zone leaves is still told as beyond the patches")
    func byShapeBeyond() throws {
        let across = GraticuleBox(west: 113_410, south: 24_806, east: 113_420, north: 24_816)
        let trial = try Trial { delivery in
            delivery.patches.rows[1]["ZLDWDM"] = nil
            delivery.patches.rows[1].shape = .polygons([[across.ring]])
            SurveyDelivery.setAreas(&delivery.patches.rows[1], hundredths: across.hundredths, ratio: 0)
            // Out of its way.
            delivery.patches.rows[4].shape = .polygons([[Self.far.ring]])
            delivery.patches.rows[0].shape = .polygons([
                [
                    GraticuleBox(west: 113_300, south: 24_800, east: 113_310, north: 24_810).ring
                ]
            ])
        }
        // The box, and as much ground to its west where no patch lies.
        let bare = GraticuleBox(west: 113_400, south: 24_800, east: 113_410, north: 24_810)
        let lines = try zones(trial, "line", [("甲", [across, bare])])
        let run = try run(trial, zones: lines, statistics: "  composition: [line]\n")
        let all = try areas(run, "zone-areas", ["district_code", "zones"], "gross_m2")
        #expect(abs((all[["", "line"]] ?? 0) - bare.hundredths) <= 2, "\(all)")
    }

    @Test("a patch in another village than its code says counts under its code, and is told")
    func elsewhere() throws {
        let trial = try Trial { $0.patches.rows[1]["ZLDWDM"] = .text("4402030010020000000") }
        let run = try trial.run(["coverage.check=true"])
        let findings = try run.result.findings(.patchOutsideDistrict)
        #expect(findings.count == 1)
        let finding = try #require(findings.first)
        #expect(finding["feature"] == "2", "\(finding)")
        #expect(abs(try CSVRows.hundredths(finding["area_m2"]) - second.hundredths) <= 1)
        let counted = try run.result.rows("base.csv").filter { $0["class"] == "0301" }
        #expect(counted.map { $0["location_code"] } == [north])
        #expect(try run.account().total("counted").features == 6)
    }

    @Test("slope levels from the layer where patches record none, by hand")
    func slope() throws {
        // Patch 0 (0101) has no level, patch 1 becomes 0101 of level 3.
        let trial = try Trial { delivery in
            delivery.patches.rows[0]["GDPDJB"] = nil
            for (field, value) in [
                ("DLBM", "0101"), ("DLMC", "水田"), ("GDLX", "TT"), ("GDPDJB", "3"), ("ZZSXDM", "LS"),
            ] {
                delivery.patches.rows[1][field] = .text(value)
            }
            SurveyDelivery.setAreas(&delivery.patches.rows[1], hundredths: second.hundredths, ratio: 1_000)
        }
        let lines = try zones(
            trial, "slope",
            [
                ("1", [first.part(0..<3, 0..<10)]), ("2", [first.part(3..<8, 0..<10)]),
                ("5", [second]),
            ], field: true)
        let run = try run(trial, zones: lines, statistics: "  slope: slope\n")
        let net = (
            try SurveyDelivery().patches.rows[0].hundredths("TBDLMJ"),
            second.hundredths - (second.hundredths * 1_000 + 5_000) / 10_000
        )
        let keys = ["district_code", "slope_level"]
        let byLayer = try areas(run, "slope", keys, "by_layer_m2")
        let recorded = try areas(run, "slope", keys, "recorded_m2")
        for code in ["440203", south] {
            #expect(abs((byLayer[[code, "1"]] ?? 0) - net.0 * 3 / 10) <= 1, "\(byLayer)")
            #expect(abs((byLayer[[code, "2"]] ?? 0) - net.0 / 2) <= 1)
            #expect(
                abs((byLayer[[code, ""]] ?? 0) - net.0 * 2 / 10) <= 1, "the layer does not reach that far")
            #expect(["1", "2", ""].reduce(0) { $0 + (byLayer[[code, $1]] ?? 0) } == net.0)
            #expect(recorded[[code, "3"]] == net.1)
        }
        // The layer says 5 where the patch says 3.
        let findings = try run.result.findings(.slopeDiffersFromLayer)
        #expect(findings.map { $0["feature"] } == ["2"])
        #expect(findings.first?["facts"] == "code=3; expected=5")
    }

    @Test("slope levels that overlap count each and are told; what none covers stays without a level")
    func slopeLevelsThatOverlap() throws {
        let trial = try Trial { $0.patches.rows[0]["GDPDJB"] = nil }
        let half = first.part(0..<5, 0..<10)
        let lines = try zones(trial, "slope", [("2", [half]), ("3", [half])], field: true)
        let run = try run(trial, zones: lines, statistics: "  slope: slope\n")
        let net = try SurveyDelivery().patches.rows[0].hundredths("TBDLMJ")
        let byLayer = try areas(run, "slope", ["district_code", "slope_level"], "by_layer_m2")
        for level in ["2", "3", ""] {
            #expect(abs((byLayer[["440203", level]] ?? 0) - net / 2) <= 1, "\(level): \(byLayer)")
        }
        let told = try run.result.findings(.zoneOverlap)
        #expect(
            told.map { $0["feature"] } == ["1"] && told.first?["facts"]?.hasPrefix("other-zone=2") == true)
        #expect(abs(try CSVRows.hundredths(told.first?["area_m2"]) - half.hundredths) <= 1)
    }

    @Test("zones of another place are told")
    func apart() throws {
        let trial = try Trial()
        let lines = try zones(trial, "far", [("x", [Self.far])]) + zones(trial, "near", [("y", [first])])
        let run = try run(trial, zones: lines, statistics: "  composition: [far, near]\n")
        #expect(run.status == 0, "\(run.errors)")
        #expect(try run.result.findings(.zonesApart).map { $0["source"] } == ["far"])
    }

    @Test("zones in several layers that overlap are told by layer; within the run they count once")
    func severalLayers() throws {
        let trial = try Trial()
        let dataset = try Dataset.create(trial.folder.path("parks.gpkg"), driver: .geoPackage)
        for (name, box) in [("A", first), ("B", first.part(5..<10, 0..<10)), ("C", second)] {
            var layer = try ZoneTrial.layer([("x", [box])])
            layer.name = name
            try layer.add(to: dataset)
        }
        try dataset.close()
        let run = try run(
            trial, zones: "  - {name: parks, title: 公园, path: parks.gpkg, layers: [A, B, C]}\n",
            statistics: "  composition: [parks]\n")
        #expect(run.status == 0, "\(run.errors)")
        let gross = try areas(run, "zone-areas", ["district_code", "zone"], "gross_m2")
        #expect(gross[[south, "公园"]] == first.hundredths + second.hundredths)
        let findings = try run.result.findings(.zoneOverlap)
        #expect(findings.count == 1)
        #expect(findings.first?["source"] == "parks/A" && findings.first?["feature"] == "1")
        #expect(findings.first?["facts"] == "other-zone=parks/B 1; kind=公园")
        #expect(
            abs(try CSVRows.hundredths(findings.first?["area_m2"]) - first.part(5..<10, 0..<10).hundredths)
                <= 1)
    }

    @Test("a zone layer that cannot be used is refused by the pipeline's name for it")
    func refused() throws {
        let trial = try Trial()
        _ = try zones(trial, "line", [("甲", [first])])
        let cases: [(String, Int32, [String])] = [
            ("path: no.gpkg", 66, ["no.gpkg"]),
            ("path: line.gpkg, layers: [HY]", 66, ["line.gpkg", "HY", "HX"]),
            ("path: line.gpkg, field: HXLY", 78, ["HXLY", "HXLX", "stated at field:"]),
        ]
        for (keys, status, texts) in cases {
            let run = try run(
                trial, zones: "  - {name: line, title: 线, \(keys)}\n", statistics: "  composition: [line]\n")
            #expect(run.status == status, "\(run.status): \(run.errors)")
            #expect(!run.hasResult)
            for text in texts { #expect(run.errors.contains(text), "\(text) is not in: \(run.errors)") }
        }
        let unknown = try run(
            trial, zones: "  - {name: red-line, title: 线, path: line.gpkg}\n",
            statistics: "  composition: [red-lime]\n")
        unknown.expectRefused(78, ["red-lime", "red-line", "statistics.composition[1]"])
    }

    @Test("a run with zones gives the same files for one worker and eight")
    func workers() throws {
        let trial = try Trial { $0.patches.rows[0]["ZLDWDM"] = nil }
        let lines = try zones(
            trial, "line",
            [("甲", [first.part(0..<5, 0..<7)]), ("乙", [second]), ("甲", [first.part(4..<9, 2..<9)])],
            field: true)
        let runs = try ["1", "8"].map { jobs in
            try trial.run(
                ["outputs.gpkg.write=true"],
                more: "zones:\n\(lines)statistics:\n  composition: [line]\n",
                arguments: ["--jobs", jobs], out: "result-\(jobs)")
        }
        let (one, other) = (try runs[0].result.files(), try runs[1].result.files())
        #expect(one.keys.sorted() == other.keys.sorted())
        for (name, bytes) in one { #expect(other[name] == bytes, "\(name) differs") }
    }
}
