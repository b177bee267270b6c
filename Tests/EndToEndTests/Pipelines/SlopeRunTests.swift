import LandModel
import TestSupport
import Testing

/// Slope levels of a run over the small delivery, counted by hand.
@Suite struct SlopeRunTests {
    private let first = SurveyDelivery.box(0)
    private let second = SurveyDelivery.box(1)
    private let south = Trial.south

    @Test("slope levels from the layer where patches record none, by hand")
    func slope() throws {
        // Patch 0 (0101) has no level, patch 1 becomes 0101 of level 3.
        let trial = try Trial { delivery in
            delivery.patches.rows[0]["GDPDJB"] = nil
            delivery.cultivate(1, as: "0101", hundredths: second.hundredths, ratio: 1_000)
            delivery.patches.rows[1]["GDPDJB"] = .text("3")
        }
        let lines = try trial.zones(
            "slope",
            [
                ("1", [first.part(0..<3, 0..<10)]), ("2", [first.part(3..<8, 0..<10)]),
                ("5", [second]),
            ], field: true)
        let run = try trial.run(zones: lines, statistics: "  slope: slope\n")
        let net = (
            try SurveyDelivery().patches.rows[0].hundredths("TBDLMJ"),
            second.hundredths - (second.hundredths * 1_000 + 5_000) / 10_000
        )
        let keys = ["district_code", "slope_level"]
        let byLayer = try run.areas("slope", keys, "by_layer_m2")
        let recorded = try run.areas("slope", keys, "recorded_m2")
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
        let lines = try trial.zones("slope", [("2", [half]), ("3", [half])], field: true)
        let run = try trial.run(zones: lines, statistics: "  slope: slope\n")
        let net = try SurveyDelivery().patches.rows[0].hundredths("TBDLMJ")
        let byLayer = try run.areas("slope", ["district_code", "slope_level"], "by_layer_m2")
        for level in ["2", "3", ""] {
            #expect(abs((byLayer[["440203", level]] ?? 0) - net / 2) <= 1, "\(level): \(byLayer)")
        }
        let told = try run.result.findings(.zoneOverlap)
        #expect(
            told.map { $0["feature"] } == ["1"] && told.first?["facts"]?.hasPrefix("other-zone=2") == true)
        #expect(abs(try CSVRows.hundredths(told.first?["area_m2"]) - half.hundredths) <= 1)
    }

    @Test("levels spelled 01 are level 1; a zone that is no level is told, and what it covers has none")
    func spelling() throws {
        let trial = try Trial { $0.patches.rows[0]["GDPDJB"] = nil }
        let lines = try trial.zones(
            "slope",
            [
                ("01", [first.part(0..<3, 0..<10)]), ("≤2°", [first.part(3..<5, 0..<10)]),
                ("1", [first.part(5..<6, 0..<10)]), ("2", [first.part(6..<9, 0..<10)]),
            ], field: true)
        let run = try trial.run(zones: lines, statistics: "  slope: slope\n")
        #expect(run.status == 0, "\(run.errors)")
        let net = try SurveyDelivery().patches.rows[0].hundredths("TBDLMJ")
        let byLayer = try run.areas("slope", ["district_code", "slope_level"], "by_layer_m2")
        for code in [south] + Trial.above {
            let levels = byLayer.filter { $0.key[0] == code && $0.value != 0 }
            #expect(Set(levels.keys.map { $0[1] }) == ["1", "2", ""], "\(levels)")
            #expect(abs((levels[[code, "1"]] ?? 0) - net * 4 / 10) <= 1, "\(levels)")
            #expect(abs((levels[[code, "2"]] ?? 0) - net * 3 / 10) <= 1, "\(levels)")
            // Two columns of the zone that is no level, and one that none covers.
            #expect(abs((levels[[code, ""]] ?? 0) - net * 3 / 10) <= 1, "\(levels)")
        }
        let unknown = try run.result.findings(.codeUnknown)
        #expect(unknown.map { [$0["source"], $0["feature"]] } == [["slope", "2"]])
        #expect(unknown.first?["facts"]?.hasPrefix("field=HXLX; found=≤2°") == true, "\(unknown)")
        let respelled = try run.result.findings(.codeRespelled)
        #expect(respelled.map { [$0["source"], $0["feature"]] } == [["slope", "1"]])
        #expect(respelled.first?["facts"]?.hasPrefix("field=HXLX; found=01; code=1") == true, "\(respelled)")
    }

    @Test("a slope layer without its field of levels is refused, in either language")
    func fieldless() throws {
        let trial = try Trial()
        let lines = try trial.zones("slope", [("1", [first])])
        for (language, text) in [
            ("en", "zones[1].field: the field of levels (PDJB)."),
            ("zh", "zones[1].field 同时使用：坡度级别字段（PDJB）。"),
        ] {
            let run = try trial.run(zones: lines, statistics: "  slope: slope\n", ["--lang", language])
            run.expectRefused(78, ["statistics.slope", text])
        }
    }
}
