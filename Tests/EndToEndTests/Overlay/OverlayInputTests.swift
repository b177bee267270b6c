import Foundation
import GDALBridge
import TestSupport
import Testing

/// Zone layers that are not what they should be, and patches that cannot be laid over any.
@Suite struct OverlayInputTests {
    private let box = SurveyDelivery.box(0)
    private func whole() throws -> Int64 { try SurveyDelivery().hundredths }

    @Test("a zone that crosses itself is repaired and told")
    func selfCrossing() throws {
        // A bow tie over patch 0: two triangles of a quarter of the box each.
        let (x0, x1) = (113.4, 113.41)
        let (y0, y1) = (24.8, 24.81)
        let trial = try ZoneTrial(
            [("甲", [box])],
            spoil: { $0.rows[0].shape = .polygons([[[x0, y0, x1, y1, x1, y0, x0, y1, x0, y0]]]) })
        let outcome = try trial.overlay(["--area", "computed"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("[polygon-repaired]"), "\(outcome.errors)")
        #expect(outcome.errors.contains("[polygon-self-crossing]") || outcome.errors.contains("feature 1"))
        let found = try AreaSums.by(["zone", "class"], outcome.output)
        #expect(found.keys.map { $0 } == [["甲", "0101"]])
        // Half of the box; the crossing is not quite in the middle of the plane's heights.
        let half = box.hundredths / 2
        #expect(abs((found[["甲", "0101"]] ?? 0) - half) < half / 10_000)
    }

    @Test(
        "zones without a kind are left out, told, and the exit is 1",
        arguments: [nil, "", "  ", "\u{3000}", " \u{3000}\t"] as [String?])
    func noKind(kind: String?) throws {
        let trial = try ZoneTrial([
            ("甲", [box.part(0..<5, 0..<10)]), (kind, [box.part(5..<10, 0..<10)]),
        ])
        let outcome = try trial.overlay(["--with-outside", "--area", "computed"])
        #expect(outcome.status == 1)
        let found = try AreaSums.by(["zone", "class"], outcome.output)
        #expect(abs((found[["", "0101"]] ?? 0) - box.part(5..<10, 0..<10).hundredths) <= 1)
        #expect(abs(try AreaSums.total(outcome.output) - whole()) <= 6)
        for text in [
            "zone without a kind, left out: 1 feature", "[zone-kind-missing]", "feature 2: field HXLX",
            "1 of 2 zones are not in the table: they have no kind or no usable shape.",
        ] {
            #expect(outcome.errors.contains(text), "\(text) is not in: \(outcome.errors)")
        }
        let chinese = try trial.overlay(language: "zh")
        #expect(chinese.status == 1)
        for text in [
            "分区字段为空的分区，未计入：1 个要素", "要素 2：字段 HXLX", "2 个分区中有 1 个未计入表中：分区字段为空或图形不可用。",
        ] {
            #expect(chinese.errors.contains(text), "\(text) is not in: \(chinese.errors)")
        }
    }

    @Test("a zone without a shape is left out, told, and the exit is 1")
    func noShape() throws {
        let trial = try ZoneTrial([("甲", [box]), ("乙", [])], spoil: { $0.rows[1].shape = .none })
        let outcome = try trial.overlay()
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("[geometry-null]"), "\(outcome.errors)")
        #expect(outcome.errors.contains("1 of 2 zones are not in the table"), "\(outcome.errors)")
        #expect(try CSVRows.rows(outcome.output).map { $0["zone"] } == ["甲", "甲"])
    }

    @Test("a zone field that is not there is refused, with the one that was meant")
    func missingField() throws {
        let trial = try ZoneTrial([("甲", [box])])
        let outcome = try Tuban.run([
            "overlay", trial.patches, trial.zones, "--zone-field", "HXLY", "--lang", "en",
        ])
        #expect(outcome.status == 64 && outcome.output == "", "a name on the command line that names nothing")
        #expect(
            outcome.errors == """
                \(trial.zones): layer HX, field HXLY: no such field, stated with --zone-field.
                  Did you mean HXLX?
                  Fields there: HXLX, BZ.

                """)
        let chinese = try Tuban.run([
            "overlay", trial.patches, trial.zones, "--zone-field", "HXLY", "--lang", "zh",
        ])
        for text in [trial.zones, "HXLY", "HXLX", "--zone-field"] {
            #expect(chinese.errors.contains(text), "\(text) is not in: \(chinese.errors)")
        }
    }

    @Test("faults of both layers are told at once")
    func both() throws {
        let trial = try ZoneTrial([("甲", [box])], epsg: nil)
        let outcome = try Tuban.run([
            "overlay", trial.patches, trial.zones, "--zone-field", "HXLX", "--class-field", "DLBN", "--lang",
            "en",
        ])
        #expect(outcome.status != 0 && outcome.output == "")
        for text in ["DLBN", "DLBM", trial.zones, "no coordinate reference system"] {
            #expect(outcome.errors.contains(text), "\(text) is not in: \(outcome.errors)")
        }
    }

    @Test("zones without a coordinate system are refused; a stated one lets them pass")
    func noReference() throws {
        let trial = try ZoneTrial([("甲", [box])], epsg: nil)
        let refused = try trial.overlay()
        #expect(refused.status == 65 && refused.output == "")
        #expect(refused.errors.contains("no coordinate reference system is given"), "\(refused.errors)")
        #expect(refused.errors.contains("--zone-crs EPSG:4490"), "\(refused.errors)")
        let stated = try trial.overlay(["--zone-crs", "EPSG:4490"])
        #expect(stated.status == 0, "\(stated.errors)")
        let plain = try ZoneTrial([("甲", [box])]).overlay()
        #expect(stated.output == plain.output)
    }

    @Test("a coordinate system that the zones' coordinates contradict is refused")
    func wrongReference() throws {
        let trial = try ZoneTrial([("甲", [box])], epsg: 4526)
        let outcome = try trial.overlay()
        #expect(outcome.status == 65 && outcome.output == "")
        for text in [trial.zones, "cannot be right", "EPSG:4490"] {
            #expect(outcome.errors.contains(text), "\(text) is not in: \(outcome.errors)")
        }
        let contradicted = try ZoneTrial([("甲", [box])]).overlay(["--zone-crs", "EPSG:4526"])
        #expect(contradicted.status != 0 && contradicted.output == "", "\(contradicted.errors)")
    }

    @Test("points and lines are no zones", arguments: ["zones.gpkg:DZZHYHD", "GYD.shp"])
    func notPolygons(layer: String) throws {
        let trial = try ZoneTrial([("甲", [box])])
        let path = SampleData.folder + "/zones/" + layer
        let outcome = try Tuban.run(["overlay", trial.patches, path, "--zone-field", "BZ", "--lang", "en"])
        #expect(outcome.status == 65 && outcome.output == "")
        #expect(outcome.errors.contains("holds no polygons, but"), "\(outcome.errors)")
        #expect(outcome.errors.contains("Give a layer of polygons instead."), "\(outcome.errors)")
        #expect(!outcome.errors.contains("DLTB) instead"), "zones are no patches: \(outcome.errors)")
        let chinese = try Tuban.run(["overlay", trial.patches, path, "--zone-field", "BZ", "--lang", "zh"])
        #expect(chinese.errors.contains("请改用面图层。"), "\(chinese.errors)")
    }

    @Test("a layer without zones leaves everything outside")
    func empty() throws {
        let trial = try ZoneTrial([])
        let outcome = try trial.overlay(["--with-outside"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try CSVRows.rows(outcome.output).allSatisfy { $0["zone"] == "" })
        #expect(try AreaSums.total(outcome.output) == whole())
        let inside = try trial.overlay()
        #expect(inside.status == 0 && inside.output == "district,zone,class,area_m2\n")
    }

    @Test("a patch without a shape counts as outside with its recorded area, is told, and the exit is 1")
    func patchWithoutShape() throws {
        let trial = try ZoneTrial(
            [("甲", [SurveyDelivery.box(1), SurveyDelivery.box(2)])],
            change: { $0.patches.rows[1].shape = .none })
        let outcome = try trial.overlay(["--with-outside"])
        #expect(outcome.status == 1)
        let found = try AreaSums.by(["zone", "class"], outcome.output)
        #expect(found[["", "0301"]] == SurveyDelivery.box(1).hundredths)
        #expect(found[["甲", "1101"]] == SurveyDelivery.box(2).hundredths)
        for text in [
            "patch without a usable shape, counted as in no zone: 1 feature [patch-not-placed]", "feature 2",
        ] {
            #expect(outcome.errors.contains(text), "\(text) is not in: \(outcome.errors)")
        }
        let chinese = try trial.overlay(["--with-outside"], language: "zh")
        #expect(chinese.errors.contains("图斑图形不可用，按不在任何分区内计：1 个要素"), "\(chinese.errors)")
        // On the computed basis it has no area at all.
        let computed = try trial.overlay(["--with-outside", "--area", "computed"])
        #expect(computed.status == 1 && computed.errors.contains("1 of 6 features are not in the table"))
        #expect(!computed.errors.contains("patch-not-placed"), "it counts nowhere: \(computed.errors)")
    }

    @Test("a patch too small for 0.01 m² keeps its recorded area, outside, and is told")
    func tinyPatch() throws {
        // 5 cm wide, far from any edge of the zone that holds it, and one beside the zone.
        for zone in [box, SurveyDelivery.box(2)] {
            let trial = try ZoneTrial(
                [("甲", [zone])],
                change: { delivery in
                    let (x, y, side) = (113.4051, 24.8052, 5e-7)
                    delivery.patches.rows[0].shape = .polygons([
                        [[x, y, x + side, y, x + side, y + side, x, y + side, x, y]]
                    ])
                    SurveyDelivery.setAreas(&delivery.patches.rows[0], hundredths: 30_000, ratio: 0)
                })
            let outcome = try trial.overlay(["--with-outside"])
            let found = try AreaSums.by(["zone", "class"], outcome.output)
            #expect(found[["", "0101"]] == 30_000 && found[["甲", "0101"]] == nil, "\(outcome.output)")
            #expect(outcome.status == 1 && outcome.errors.contains("1 of 6 features count as in no zone"))
        }
    }

    @Test("zones of another place are told, be there rows or not; zones that meet one patch are not")
    func apart() throws {
        let far = GraticuleBox(west: 116_400, south: 24_800, east: 116_410, north: 24_810)
        for (zones, isTold) in [([far], true), ([far, box.part(0..<1, 0..<1)], false)] {
            let trial = try ZoneTrial([("甲", zones)])
            for arguments in [[], ["--with-outside"]] {
                let outcome = try trial.overlay(arguments)
                #expect(outcome.status == 0, "\(outcome.errors)")
                #expect(outcome.errors.contains("[zones-apart]") == isTold, "\(outcome.errors)")
            }
        }
        let empty = try ZoneTrial([]).overlay(["--with-outside"])
        #expect(empty.status == 0 && empty.errors.contains("[zones-apart]"), "\(empty.errors)")
        let chinese = try ZoneTrial([("甲", [far])]).overlay(language: "zh")
        #expect(chinese.errors.contains("分区图层与所有图斑均不相交"), "\(chinese.errors)")
    }

    @Test("a patch that crosses itself is repaired by a full check before it is divided")
    func patchCrossing() throws {
        let (x0, x1, y0, y1) = (113.4, 113.41, 24.8, 24.81)
        let trial = try ZoneTrial(
            [("甲", [box.part(0..<5, 0..<10)])],
            change: {
                $0.patches.rows[0].shape = .polygons([[[x0, y0, x1, y1, x1, y0, x0, y1, x0, y0]]])
            })
        let outcome = try trial.overlay(["--with-outside", "--validate", "--area", "computed"])
        let found = try AreaSums.by(["zone", "class"], outcome.output)
        let (inside, outside) = (found[["甲", "0101"]] ?? 0, found[["", "0101"]] ?? 0)
        #expect(inside > 0 && outside > 0 && abs(inside - outside) < inside / 1_000)
        #expect(outcome.errors.contains("[polygon-repaired]"), "\(outcome.errors)")
    }
}
