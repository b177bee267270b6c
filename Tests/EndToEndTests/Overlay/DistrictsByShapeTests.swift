import Foundation
import GDALBridge
import TestSupport
import Testing

/// Patches without a usable location code, put into districts by their shapes (`--districts`).
@Suite struct DistrictsByShapeTests {
    /// Patch 0 is 0101 with a tenth of ridges, patch 1 is 0301.
    private let box = SurveyDelivery.box(0)
    private let west = "440203001001"
    private let east = "440203001002"

    /// Districts that split patch 0 after three of its ten columns, and end before the last column of patch 2.
    private func districts(
        _ trial: Trial, field: String = "ZLDWDM", more: String = "0000000", epsg: Int? = 4490
    ) throws -> String {
        let layer = try LayerTable(
            name: "CJDCQ", fields: [FieldDefinition(field, .text, width: 19)], geometry: .polygon, epsg: epsg,
            rows: [
                (west, GraticuleBox(west: 113_390, south: 24_790, east: 113_403, north: 24_830)),
                (east, GraticuleBox(west: 113_403, south: 24_790, east: 113_429, north: 24_830)),
            ].map { LayerTable.Row([field: .text($0.0 + more)], .polygons([[$0.1.ring]])) })
        let path = trial.folder.path("districts.gpkg")
        try layer.write(path, driver: .geoPackage)
        return path
    }

    private func tabulate(_ trial: Trial, _ arguments: [String]) throws -> (Tuban.Outcome, [[String]: Int64])
    {
        let outcome = try trial.tabulate(trial.file("440203.gpkg:DLTB"), ["--by", "village"] + arguments)
        return (outcome, try AreaSums.by(["district", "class"], outcome.output))
    }

    @Test("districts that do not say where they stand are refused by name, and pass with a stated system")
    func statedReference() throws {
        let trial = try Trial { $0.patches.rows[0]["ZLDWDM"] = nil }
        let patches = trial.file("440203.gpkg:DLTB")
        let (known, unknown) = (try districts(trial), trial.folder.path("districts.gpkg"))
        func run(_ verb: String, _ more: [String]) throws -> Tuban.Outcome {
            let zones = verb == "overlay" ? [patches, "--zone-field", "DLBM"] : []
            return try Tuban.run([verb, patches] + zones + ["--districts", unknown, "--lang", "en"] + more)
        }
        let verbs = ["tabulate", "overlay", "check"]
        let expected = try verbs.map { try run($0, []).output }
        try FileManager.default.removeItem(atPath: known)
        _ = try districts(trial, epsg: nil)
        for (verb, output) in zip(verbs, expected) {
            let refused = try run(verb, [])
            #expect(refused.status == 65 && refused.output == "", "\(verb)")
            #expect(refused.errors.contains("--district-crs EPSG:4490"), "\(verb): \(refused.errors)")
            // What is stated of the patches says nothing of the districts.
            #expect(try run(verb, ["--crs", "EPSG:4490"]).status == 65, "\(verb)")
            let stated = try run(verb, ["--district-crs", "EPSG:4490"])
            #expect(stated.status != 65 && stated.output == output, "\(verb): \(stated.errors)")
        }
        let idle = try Tuban.run(["tabulate", patches, "--district-crs", "EPSG:4490"])
        #expect(idle.status == 64 && idle.errors.contains("speak of --districts"), "\(idle.errors)")
    }

    @Test("a patch across a border is split there, on both bases", arguments: [nil, "", "4402"] as [String?])
    func split(code: String?) throws {
        let trial = try Trial { delivery in
            delivery.patches.rows[0]["ZLDWDM"] = code.map { .text($0) }
            delivery.patches.rows[0]["TBMJ"] = .real(1_000)
            delivery.patches.rows[0]["KCMJ"] = .real(100)
            delivery.patches.rows[0]["TBDLMJ"] = .real(900)
        }
        let options = ["--districts", try districts(trial)]
        let (outcome, computed) = try tabulate(trial, options + ["--area", "computed"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(abs((computed[[west, "0101"]] ?? 0) - box.part(0..<3, 0..<10).hundredths) <= 1)
        #expect(abs((computed[[east, "0101"]] ?? 0) - box.part(3..<10, 0..<10).hundredths) <= 1)
        #expect(
            outcome.errors.contains("location unit taken from the shape: 1 feature [district-by-shape]"),
            "\(outcome.errors)")
        #expect(outcome.errors.contains("feature 1: units \(west); \(east)"), "\(outcome.errors)")
        // 0.3 and 0.7 of 900 and of 100.
        let (_, recorded) = try tabulate(trial, options)
        #expect(recorded[[west, "0101"]] == 27_000 && recorded[[east, "0101"]] == 63_000)
        #expect(recorded[[west, "1203"]] == 3_000 && recorded[[east, "1203"]] == 7_000)
        // What has a code keeps it, wherever it lies.
        #expect(recorded[["440203001001", "0301"]] == SurveyDelivery.box(1).hundredths)
        let plain = try trial.tabulate(trial.file("440203.gpkg:DLTB"))
        #expect(recorded.values.reduce(0, +) == (try AreaSums.total(plain.output)))
        #expect(recorded[["", "0101"]] == nil && recorded[["4402", "0101"]] == nil)
    }

    @Test("words in Chinese")
    func chinese() throws {
        let trial = try Trial { $0.patches.rows[0]["ZLDWDM"] = nil }
        let outcome = try trial.tabulate(
            trial.file("440203.gpkg:DLTB"),
            ["--districts", districts(trial), "--by", "village", "--lang", "zh"])
        for text in ["坐落单位按图形位置确定：1 个要素", "要素 1：坐落单位 \(west); \(east)"] {
            #expect(outcome.errors.contains(text), "\(text) is not in: \(outcome.errors)")
        }
    }

    @Test("a layer without any location field is put into districts whole, as its codes would have it")
    func noField() throws {
        let coded = try Trial()
        let expected = try coded.tabulate(coded.file("440203.gpkg:DLTB"), ["--by", "village"]).output
        for basis in [[], ["--area", "computed"]] {
            let trial = try Trial { delivery in
                delivery.patches.fields.removeAll { $0.name == "ZLDWDM" }
                for index in delivery.patches.rows.indices { delivery.patches.rows[index]["ZLDWDM"] = nil }
            }
            let path = trial.file("440203.gpkg:DLTB")
            let villages = trial.file("440203.gpkg:CJDCQ")
            let refused = try trial.tabulate(path, ["--by", "village"] + basis)
            #expect(refused.status == 65 && refused.output == "", "\(refused.errors)")
            let outcome = try trial.tabulate(path, ["--by", "village", "--districts", villages] + basis)
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.errors.contains("6 features [district-by-shape]"), "\(outcome.errors)")
            if basis.isEmpty {
                #expect(outcome.output == expected)
            } else {
                let computed = try coded.tabulate(
                    coded.file("440203.gpkg:DLTB"), ["--by", "village"] + basis)
                #expect(outcome.output == computed.output)
            }
        }
    }

    @Test("county and township codes come from the same districts")
    func levels() throws {
        let trial = try Trial { $0.patches.rows[0]["ZLDWDM"] = nil }
        for (level, code) in [("county", "440203"), ("township", "440203001")] {
            let outcome = try trial.tabulate(
                trial.file("440203.gpkg:DLTB"),
                ["--by", level, "--districts", trial.file("440203.gpkg:CJDCQ"), "--gross"])
            let found = try AreaSums.by(["district", "class"], outcome.output)
            #expect(found[[code, "0101"]] == box.hundredths, "\(outcome.output)")
        }
    }

    @Test(
        "a patch mostly outside all districts stays where its code leaves it; one mostly inside counts whole")
    func outside() throws {
        let far = GraticuleBox(west: 113_500, south: 24_800, east: 113_510, north: 24_810)
        let mostlyOut = GraticuleBox(west: 113_425, south: 24_800, east: 113_435, north: 24_810)
        let mostlyIn = GraticuleBox(west: 113_422, south: 24_800, east: 113_432, north: 24_810)
        for (shape, isPlaced) in [(far, false), (mostlyOut, false), (mostlyIn, true)] {
            let trial = try Trial { delivery in
                delivery.patches.rows[2]["ZLDWDM"] = nil
                delivery.patches.rows[2].shape = .polygons([[shape.ring]])
            }
            let (outcome, found) = try tabulate(
                trial, ["--districts", districts(trial), "--area", "computed"])
            #expect(outcome.status == 0, "\(outcome.errors)")
            let place = isPlaced ? east : ""
            #expect(abs((found[[place, "1101"]] ?? 0) - shape.hundredths) <= 1, "\(shape)")
            #expect(found.keys.filter { $0[1] == "1101" }.count == 1)
            #expect(outcome.errors.contains("[district-by-shape]") == isPlaced)
            #expect(outcome.errors.contains("[district-missing]") != isPlaced, "\(outcome.errors)")
        }
    }

    @Test("ground that two districts claim counts once when most of a patch has to lie in districts")
    func claimedTwice() throws {
        // Three and six of ten columns lie in both districts.
        for (columns, isPlaced) in [(0..<3, false), (0..<6, true)] {
            let trial = try Trial { $0.patches.rows[0]["ZLDWDM"] = nil }
            let layer = try LayerTable(
                name: "CJDCQ", fields: [FieldDefinition("ZLDWDM", .text, width: 19)], epsg: 4490,
                rows: [west, east].map {
                    LayerTable.Row(
                        ["ZLDWDM": .text($0 + "0000000")], .polygons([[box.part(columns, 0..<10).ring]]))
                })
            let path = trial.folder.path("twice.gpkg")
            try layer.write(path, driver: .geoPackage)
            let (outcome, found) = try tabulate(trial, ["--districts", path])
            let net = try SurveyDelivery().patches.rows[0].hundredths("TBDLMJ")
            let places = found.filter { $0.key[1] == "0101" }
            #expect(places.values.reduce(0, +) == net, "\(outcome.errors)")
            #expect(places.keys.map { $0[0] } == [isPlaced ? west : ""], "\(places)")
            #expect(outcome.errors.contains("[district-overlap]"), "\(outcome.errors)")
        }
    }

    @Test(
        "a district without a code is told, nothing lies in it, and the exit is 1",
        arguments: [nil, ""] as [String?])
    func nameless(code: String?) throws {
        let trial = try Trial { $0.patches.rows[0]["ZLDWDM"] = nil }
        let layer = try LayerTable(
            name: "CJDCQ", fields: [FieldDefinition("ZLDWDM", .text, width: 19)], epsg: 4490,
            rows: [
                LayerTable.Row(code.map { ["ZLDWDM": .text($0)] } ?? [:], .polygons([[box.ring]])),
                LayerTable.Row(
                    ["ZLDWDM": .text(east + "0000000")], .polygons([[SurveyDelivery.box(1).ring]])),
            ])
        let path = trial.folder.path("nameless.gpkg")
        try layer.write(path, driver: .geoPackage)
        let zones = try ZoneTrial([("甲", [box])])
        let patches = trial.file("440203.gpkg:DLTB")
        for verb in [["tabulate", patches], ["overlay", patches, zones.zones, "--zone-field", "HXLX"]] {
            let outcome = try Tuban.run(verb + ["--districts", path, "--lang", "en"])
            #expect(outcome.status == 1, "\(outcome.errors)")
            for text in ["nameless.gpkg", "[district-missing]", "Districts left out: 1."] {
                #expect(outcome.errors.contains(text), "\(text) is not in: \(outcome.errors)")
            }
            #expect(try CSVRows.rows(outcome.output).contains { $0["district"] == "" })
        }
        let check = try Tuban.run(["check", patches, "--districts", path, "--lang", "en"])
        #expect(check.status == 1 && !check.errors.contains("lies in  "), "\(check.errors)")
        #expect(check.errors.contains("[district-missing]") && check.errors.contains("nameless.gpkg"))
    }

    @Test("a patch without a shape stays where its code leaves it")
    func noShape() throws {
        let trial = try Trial { delivery in
            delivery.patches.rows[1]["ZLDWDM"] = nil
            delivery.patches.rows[1].shape = .none
        }
        let (outcome, found) = try tabulate(trial, ["--districts", districts(trial)])
        #expect(found[["", "0301"]] == SurveyDelivery.box(1).hundredths, "\(outcome.errors)")
    }

    @Test("overlay: district, zone and class of one patch, by hand")
    func overlay() throws {
        // The zone is the lower half of the patch, the districts split it after three columns.
        let trial = try ZoneTrial(
            [("甲", [box.part(0..<10, 0..<5)]), ("乙", [box.part(2..<4, 5..<10)])],
            change: { $0.patches.rows[0]["ZLDWDM"] = nil })
        let arguments = ["--districts", try districts(trial.trial), "--by", "village", "--with-outside"]
        let outcome = try trial.overlay(arguments + ["--area", "computed"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let found = try AreaSums.by(["district", "zone", "class"], outcome.output)
        let expected = [
            [west, "甲", "0101"]: box.part(0..<3, 0..<5).hundredths,
            [east, "甲", "0101"]: box.part(3..<10, 0..<5).hundredths,
            [west, "乙", "0101"]: box.part(2..<3, 5..<10).hundredths,
            [east, "乙", "0101"]: box.part(3..<4, 5..<10).hundredths,
            [west, "", "0101"]: box.part(0..<2, 5..<10).hundredths,
            [east, "", "0101"]: box.part(4..<10, 5..<10).hundredths,
        ]
        for (key, area) in expected {
            #expect(abs((found[key] ?? 0) - area) <= 1, "\(key): \(found[key] ?? 0), \(area)")
        }
        #expect(found.filter { $0.key[2] == "0101" }.count == 6)
        // Divided, not changed: the sum of the patch is what tabulate has.
        for basis in ["recorded", "computed"] {
            let overlay = try trial.overlay(arguments + ["--area", basis])
            let table = try trial.trial.tabulate(
                trial.patches, ["--area", basis, "--by", "village", "--districts", districts(trial.trial)])
            #expect(
                try AreaSums.by(["district", "class"], overlay.output)
                    == AreaSums.by(["district", "class"], table.output))
        }
    }

    @Test("the same table for one worker and eight, and for patches in any order")
    func invariance() throws {
        var generator = SplitMix64(announcing: "DistrictsByShapeTests.invariance")
        var outputs: Set<String> = []
        for jobs in ["1", "8"] {
            let trial = try ZoneTrial(
                [("甲", [box.part(0..<10, 0..<5)])],
                change: { delivery in
                    for index in delivery.patches.rows.indices {
                        delivery.patches.rows[index]["ZLDWDM"] = nil
                    }
                    delivery.patches.rows.shuffle(using: &generator)
                })
            outputs.insert(
                try trial.overlay([
                    "--districts", districts(trial.trial), "--by", "village", "--with-outside", "--jobs",
                    jobs,
                ]).output)
        }
        #expect(outputs.count == 1)
    }

    @Test("districts that cannot be used are refused by name")
    func refused() throws {
        let trial = try Trial { $0.patches.rows[0]["ZLDWDM"] = nil }
        let missing = try trial.tabulate(
            trial.file("440203.gpkg:DLTB"), ["--districts", trial.folder.path("no.gpkg")])
        #expect(missing.status == 66 && missing.errors.contains("no.gpkg"), "\(missing.errors)")
        let other = try districts(trial, field: "BIANMA")
        let noCode = try trial.tabulate(trial.file("440203.gpkg:DLTB"), ["--districts", other])
        #expect(noCode.status == 65 && noCode.errors.contains("BIANMA"), "\(noCode.errors)")
    }
}
