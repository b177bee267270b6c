import Foundation
import GDALBridge
import LandModel
import TestSupport
import Testing

/// Whole runs over the small delivery and zones made for it, counted by hand.
@Suite struct ZoneRunTests {
    private let first = SurveyDelivery.box(0)
    private let second = SurveyDelivery.box(1)
    private let south = Trial.south
    private let north = Trial.north

    @Test("composition: gross, categories and classes of a zone across patches, and what lies beyond them")
    func composition() throws {
        let trial = try Trial()
        let outside = GraticuleBox(west: 113_390, south: 24_800, east: 113_400, north: 24_810)
        let lines = try trial.zones(
            "line", [("甲", [first.part(0..<5, 0..<10), outside]), ("乙", [second])], field: true)
        let run = try trial.run(zones: lines, statistics: "  composition: [line]\n")
        #expect(run.status == 0, "\(run.errors)")
        let gross = try run.areas("zone-areas", ["district_code", "zone"], "gross_m2")
        // Half of the patch: TBMJ is its computed area.
        #expect(abs((gross[[south, "甲"]] ?? 0) - first.hundredths / 2) <= 2)
        #expect(gross[[south, "乙"]] == second.hundredths)
        #expect(abs((gross[["", "甲"]] ?? 0) - outside.hundredths) <= 2)
        #expect(gross[["", "乙"]] == nil)
        let cultivated = try run.areas("zone-areas", ["district_code", "zone"], "cultivated_m2")
        let net = try SurveyDelivery().patches.rows[0].hundredths("TBDLMJ")
        #expect(abs((cultivated[["440203", "甲"]] ?? 0) - net / 2) <= 1)
        let classes = try run.areas("zone-classes", ["district_code", "zone", "class"], "gross_m2")
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
            delivery.patches.rows[4].shape = .polygons([[Trial.far.ring]])
        }
        // The zone is the southern half of the box: all of its four southern rows and one of the north.
        let lines = try trial.zones("line", [("甲", [across.part(0..<10, 0..<5)])])
        let run = try trial.run(zones: lines, statistics: "  composition: [line]\n")
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
        let gross = try run.areas("zone-classes", ["district_code", "class"], "gross_m2")
        #expect(abs((gross[[south, "0301"]] ?? 0) - across.part(0..<10, 0..<4).hundredths) <= 1)
        #expect(abs((gross[[north, "0301"]] ?? 0) - across.part(0..<10, 4..<5).hundredths) <= 1)
        // Nothing of the zone lies beyond the patches, and its ground counts once.
        let all = try run.areas("zone-areas", ["district_code", "zones"], "gross_m2")
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
            delivery.patches.rows[4].shape = .polygons([[Trial.far.ring]])
            delivery.patches.rows[0].shape = .polygons([
                [
                    GraticuleBox(west: 113_300, south: 24_800, east: 113_310, north: 24_810).ring
                ]
            ])
        }
        // The box, and as much ground to its west where no patch lies.
        let bare = GraticuleBox(west: 113_400, south: 24_800, east: 113_410, north: 24_810)
        let lines = try trial.zones("line", [("甲", [across, bare])])
        let run = try trial.run(zones: lines, statistics: "  composition: [line]\n")
        let all = try run.areas("zone-areas", ["district_code", "zones"], "gross_m2")
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

    @Test("zones of another place are told")
    func apart() throws {
        let trial = try Trial()
        let lines = try trial.zones("far", [("x", [Trial.far])]) + trial.zones("near", [("y", [first])])
        let run = try trial.run(zones: lines, statistics: "  composition: [far, near]\n")
        #expect(run.status == 0, "\(run.errors)")
        #expect(try run.result.findings(.zonesApart).map { $0["source"] } == ["far"])
    }

    @Test("a layer of zones that holds none is told, and its statistics have no line")
    func empty() throws {
        let trial = try Trial()
        let lines = try trial.zones("none", [], field: true) + trial.zones("near", [("y", [first])])
        let run = try trial.run(zones: lines, statistics: "  composition: [none, near]\n")
        #expect(run.status == 0, "\(run.errors)")
        #expect(try run.result.findings(.zonesApart).map { $0["source"] } == ["none"])
        let gross = try run.areas("zone-areas", ["district_code", "zones"], "gross_m2")
        #expect(Set(gross.keys.map { $0[1] }) == ["near"], "\(gross)")
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
        let run = try trial.run(
            zones: "  - {name: parks, title: 公园, path: parks.gpkg, layers: [A, B, C]}\n",
            statistics: "  composition: [parks]\n")
        #expect(run.status == 0, "\(run.errors)")
        let gross = try run.areas("zone-areas", ["district_code", "zone"], "gross_m2")
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
        _ = try trial.zones("line", [("甲", [first])])
        let cases: [(String, Int32, [String])] = [
            ("path: no.gpkg", 66, ["no.gpkg"]),
            ("path: line.gpkg, layers: [HY]", 66, ["line.gpkg", "HY", "HX"]),
            ("path: line.gpkg, field: HXLY", 78, ["HXLY", "HXLX", "stated at field:"]),
        ]
        for (keys, status, texts) in cases {
            let run = try trial.run(
                zones: "  - {name: line, title: 线, \(keys)}\n", statistics: "  composition: [line]\n")
            #expect(run.status == status, "\(run.status): \(run.errors)")
            #expect(!run.hasResult)
            for text in texts { #expect(run.errors.contains(text), "\(text) is not in: \(run.errors)") }
        }
        let unknown = try trial.run(
            zones: "  - {name: red-line, title: 线, path: line.gpkg}\n",
            statistics: "  composition: [red-lime]\n")
        unknown.expectRefused(78, ["red-lime", "red-line", "statistics.composition[1]"])
    }

    @Test("a run with zones gives the same files for one worker and eight")
    func workers() throws {
        let trial = try Trial { $0.patches.rows[0]["ZLDWDM"] = nil }
        let lines = try trial.zones(
            "line",
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
