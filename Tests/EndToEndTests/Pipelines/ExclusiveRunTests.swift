import GDALBridge
import LandModel
import TestSupport
import Testing

/// Runs with zones that may not overlap one another, counted by hand.
@Suite struct ExclusiveRunTests {
    private let first = SurveyDelivery.box(0)
    private let second = SurveyDelivery.box(1)
    private let south = Trial.south

    @Test("lines that overlap fail their check, and the ground is told as table, check and layer")
    func exclusive() throws {
        let trial = try Trial()
        let common = first.part(4..<6, 0..<10)
        let lines =
            try trial.zones("farmland", [("x", [first.part(0..<6, 0..<10)])])
            + trial.zones(
                "red-line",
                [("z", [second]), ("y", [first.part(4..<10, 0..<10)]), ("w", [first.part(8..<10, 0..<10)])])
            + trial.zones("growth", [("w", [SurveyDelivery.box(2)])])
        let run = try trial.run(zones: lines, statistics: "  exclusive: [farmland, red-line, growth]\n")
        #expect(run.status == 1, "\(run.errors)")
        let checks = try run.result.rows("checks.csv").filter { $0["rule"] == "zones-exclusive" }
        #expect(checks.map { $0["verdict"] } == ["pass", "fail", "pass"], "in the order of their names")
        let failed = try #require(checks.first { $0["verdict"] == "fail" })
        #expect(failed["subject"] == "farmland × red-line")
        #expect(abs(try CSVRows.hundredths(failed["found"]) - common.hundredths) <= 1)
        let overlaps = try run.areas("zone-overlaps", ["district_code", "first", "second"], "gross_m2")
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
            try trial.zones("farmland", [("x", [first.part(0..<6, 0..<10)])])
            + trial.zones("red-line", [("y", [first.part(4..<10, 0..<10)])])
        let run = try trial.run(
            zones: lines,
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

    @Test("zones cannot exclude themselves alone: refused with line and key")
    func alone() throws {
        let trial = try Trial()
        let lines = try trial.zones("farmland", [("x", [first])])
        // After zones, their line, statistics and level.
        let line = Trial.pipeline.split(separator: "\n", omittingEmptySubsequences: false).count + 4
        for (language, text) in [
            ("en", "found `farmland`, expected two names of zones or more."),
            ("zh", "现为 `farmland`，应为至少两个 zones 名称。"),
        ] {
            let run = try trial.run(
                zones: lines, statistics: "  exclusive: [farmland]\n", ["--lang", language])
            run.expectRefused(78, ["trial.yaml:\(line):", "statistics.exclusive: " + text])
        }
    }
}
