import Foundation
import GDALBridge
import LandModel
import TestSupport
import Testing

/// What patches and districts say of one another, told by every verb that is given districts (`--districts`).
@Suite struct DistrictFindingTests {
    private let south = "440203001001"
    private let north = "440203001002"

    /// Each verb over the patches, beside the delivery's own villages.
    private func outcomes(
        by level: String = "village", _ change: (inout SurveyDelivery) throws -> Void
    ) throws -> [(verb: String, outcome: Tuban.Outcome)] {
        let zones = try ZoneTrial([("甲", [SurveyDelivery.box(0)])], change: change)
        let districts = ["--districts", zones.trial.file("440203.gpkg:CJDCQ"), "--lang", "en"]
        let table = districts + ["--by", level]
        return [
            ("tabulate", try Tuban.run(["tabulate", zones.patches] + table)),
            (
                "overlay",
                try Tuban.run(["overlay", zones.patches, zones.zones, "--zone-field", "HXLX"] + table)
            ),
            ("change", try Tuban.run(["change", zones.patches, zones.patches] + table)),
            ("check", try Tuban.run(["check", zones.patches] + districts)),
        ]
    }

    @Test("a patch elsewhere than its code says counts by its code, and is told; FRDBS excuses nothing")
    func outside() throws {
        let found = try outcomes { delivery in
            delivery.patches.rows[1]["ZLDWDM"] = .text(north + "0000000")
            delivery.patches.rows[1]["FRDBS"] = .text("1")
        }
        for (verb, outcome) in found {
            #expect(outcome.errors.contains("[patch-outside-district]"), "\(verb): \(outcome.errors)")
            #expect(outcome.errors.contains("lies in \(south)"), "\(verb): \(outcome.errors)")
            #expect(!outcome.errors.contains("[districts-shifted]"), "\(verb)")
            // Every patch has its area where its code says; a coverage with a misplaced patch is a failed check.
            #expect(outcome.status == (verb == "check" ? 1 : 0), "\(verb): \(outcome.errors)")
        }
        let sums = try AreaSums.by(["district", "class"], found[0].outcome.output)
        #expect(sums[[north, "0301"]] == SurveyDelivery.box(1).hundredths && sums[[south, "0301"]] == nil)
        let sound = try outcomes { _ in }
        for (verb, outcome) in sound {
            #expect(outcome.status == 0 && !outcome.errors.contains("["), "\(verb): \(outcome.errors)")
        }
    }

    @Test("a code that is no district of the layer is told with the place, and counts as it stands")
    func unknown() throws {
        for (verb, outcome) in try outcomes({ $0.patches.rows[1]["ZLDWDM"] = .text("4402030010090000000") }) {
            #expect(outcome.errors.contains("[district-unknown]"), "\(verb): \(outcome.errors)")
            #expect(outcome.errors.contains("code 440203001009"), "\(verb): \(outcome.errors)")
            #expect(outcome.status == (verb == "check" ? 1 : 0), "\(verb): \(outcome.errors)")
        }
    }

    @Test("districts 600 m beside their patches are told as that, once, and the exit is 1")
    func shifted() throws {
        let found = try outcomes { delivery in
            for (row, patches) in [0..<3, 3..<6].enumerated() {
                let (first, last) = (
                    SurveyDelivery.box(patches.first ?? 0), SurveyDelivery.box(patches.last ?? 0)
                )
                // Six thousandths of a degree are 606 m to the east and 665 m to the north.
                let whole = GraticuleBox(
                    west: first.west + 6, south: first.south + 6, east: last.east + 6, north: last.north + 6)
                delivery.villages.rows[row].shape = .polygons([[whole.ring]])
            }
        }
        for (verb, outcome) in found {
            #expect(outcome.status == 1, "\(verb): \(outcome.errors)")
            #expect(outcome.errors.contains("[districts-shifted]"), "\(verb): \(outcome.errors)")
            #expect(outcome.errors.contains("north m 66"), "\(verb): \(outcome.errors)")
            #expect(!outcome.errors.contains("[patch-outside-district]"), "\(verb): \(outcome.errors)")
        }
    }

    @Test("what two districts claim counts once in a zone, in the lower code; they are told with their area")
    func overlapping() throws {
        let box = SurveyDelivery.box(0)
        // The south has seven of ten columns, the north six: three are claimed twice.
        let (left, right) = (box.part(0..<7, 0..<10), box.part(4..<10, 0..<10))
        let parts = [0..<2, 5..<6, 8..<10].map { box.part($0, 0..<10) }
        let zones = try ZoneTrial(
            zip(["甲", "乙", "丙"], parts).map { ($0, [$1]) },
            change: { delivery in
                delivery.patches.rows[0]["ZLDWDM"] = nil
                delivery.villages.rows[0].shape = .polygons([[left.ring]])
                delivery.villages.rows[1].shape = .polygons([[right.ring]])
            })
        let districts = ["--districts", zones.trial.file("440203.gpkg:CJDCQ"), "--by", "village"]
        let outcome = try zones.overlay(districts + ["--area", "computed", "--with-outside"])
        let area = SquareMetresText.of(box.part(4..<7, 0..<10).hundredths)
        #expect(outcome.errors.contains("[district-overlap]"), "\(outcome.errors)")
        #expect(
            outcome.errors.contains("code \(south)0000000, other zone 2, other code \(north)0000000"),
            "\(outcome.errors)")
        #expect(outcome.errors.contains(area), "\(area): \(outcome.errors)")
        let found = try AreaSums.by(["district", "zone", "class"], outcome.output)
        let expected: [[String]: Int64] = [
            [south, "甲", "0101"]: parts[0].hundredths, [south, "乙", "0101"]: parts[1].hundredths,
            [north, "丙", "0101"]: parts[2].hundredths,
            [south, "", "0101"]: left.hundredths - parts[0].hundredths - parts[1].hundredths,
            [north, "", "0101"]: box.part(7..<8, 0..<10).hundredths,
        ]
        let ofPatch = found.filter { $0.key[2] == "0101" }
        #expect(Set(ofPatch.keys) == Set(expected.keys), "\(ofPatch)")
        for (key, area) in expected { #expect(abs((ofPatch[key] ?? 0) - area) <= 1, "\(key)") }
        // The table by district alone says the same.
        let plain = try zones.trial.tabulate(zones.patches, districts + ["--area", "computed"])
        let sums = try AreaSums.by(["district", "class"], plain.output)
        #expect(abs((sums[[south, "0101"]] ?? 0) - left.hundredths) <= 1)
        #expect((sums[[south, "0101"]] ?? 0) + (sums[[north, "0101"]] ?? 0) == ofPatch.values.reduce(0, +))
        #expect(plain.errors.contains("[district-overlap]"))
    }

    @Test("in a run, too, what two villages claim counts once in a zone, and they are told")
    func overlappingInRun() throws {
        // A patch across both villages; the north reaches three rows into the south.
        let across = GraticuleBox(west: 113_410, south: 24_804, east: 113_420, north: 24_814)
        let (south, north) = (SurveyDelivery.box(0), SurveyDelivery.box(3))
        let trial = try Trial { delivery in
            delivery.patches.rows[1]["ZLDWDM"] = nil
            delivery.patches.rows[1].shape = .polygons([[across.ring]])
            delivery.patches.rows[4].shape = .none
            SurveyDelivery.setAreas(&delivery.patches.rows[1], hundredths: across.hundredths, ratio: 0)
            let whole = GraticuleBox(
                west: south.west, south: north.south - 3, east: south.east + 20, north: north.north)
            delivery.villages.rows[1].shape = .polygons([[whole.ring]])
        }
        // One row that only the south claims, and one that both do.
        let zone = across.part(0..<10, 2..<4)
        try ZoneTrial.layer([("甲", [zone])]).write(trial.folder.path("line.gpkg"), driver: .geoPackage)
        let run = try trial.run(
            more: """
                zones: [{name: line, title: 线, path: line.gpkg}]
                statistics: {level: village, composition: [line]}

                """)
        let overlaps = try run.result.findings(.districtOverlap)
        #expect(
            overlaps.map { $0["facts"] } == ["code=\(self.south); other-code=\(self.north)"], "\(run.errors)")
        let common = GraticuleBox(
            west: south.west, south: north.south - 3, east: south.east + 20, north: north.south)
        #expect(abs(try CSVRows.hundredths(overlaps.first?["area_m2"]) - common.hundredths) <= 1)
        let gross = try run.result.rows("statistics/zone-areas.csv").filter { $0["zones"] == "line" }
            .reduce(into: [String: Int64]()) { sums, row in
                sums[row["district_code"] ?? "", default: 0] += try CSVRows.hundredths(row["gross_m2"])
            }
        #expect(abs((gross[self.south] ?? 0) - zone.hundredths) <= 1, "\(gross)")
        #expect(gross[self.north] == nil && gross[""] == nil, "\(gross)")
    }

    @Test("what of a patch lies in no district counts with its districts, and is told")
    func beyond() throws {
        let box = SurveyDelivery.box(0)
        for (verb, outcome) in try outcomes({ delivery in
            delivery.patches.rows[0]["ZLDWDM"] = nil
            delivery.villages.rows[0].shape = .polygons([[box.part(0..<6, 0..<10).ring]])
        }) where verb != "check" {
            let beyond = SquareMetresText.of(box.part(6..<10, 0..<10).hundredths)
            #expect(
                outcome.errors.contains("units \(south), beyond \(beyond)"),
                "\(verb) \(beyond): \(outcome.errors)")
        }
    }

    @Test(
        "a district whose code is none of the level asked for is left out and told",
        arguments: ["xx", "440203001", "4402030010A1"])
    func malformed(code: String) throws {
        for (verb, outcome) in try outcomes({ $0.villages.rows[1]["ZLDWDM"] = .text(code) })
        where verb != "check" {
            #expect(outcome.status == 1, "\(verb): \(outcome.errors)")
            #expect(outcome.errors.contains("[district-malformed]"), "\(verb): \(outcome.errors)")
            #expect(outcome.errors.contains("found \(code)"), "\(verb): \(outcome.errors)")
        }
    }

    @Test("a patch whose code is malformed and whose shape lies in no district is told with its code")
    func malformedNowhere() throws {
        for (verb, outcome) in try outcomes({ delivery in
            delivery.patches.rows[0]["ZLDWDM"] = .text("44020")
            delivery.villages.rows[0].shape = .polygons([[SurveyDelivery.box(1).ring]])
        }) where verb != "check" {
            #expect(outcome.errors.contains("[district-malformed]"), "\(verb): \(outcome.errors)")
            #expect(outcome.errors.contains("found 44020, lies in none"), "\(verb): \(outcome.errors)")
        }
    }
}

/// Areas as messages have them.
private enum SquareMetresText {
    static func of(_ hundredths: Int64) -> String {
        "\(hundredths / 100).\(String(format: "%02d", hundredths % 100))"
    }
}
