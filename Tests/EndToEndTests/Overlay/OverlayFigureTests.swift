import Foundation
import GDALBridge
import TestSupport
import Testing

/// Overlays small enough to count by hand: boxes cut along meridians and parallels.
@Suite struct OverlayFigureTests {
    /// Patch 0 is 0101 with a tenth of ridges, patch 1 is 0301; both in the south village.
    private let first = SurveyDelivery.box(0)
    private let second = SurveyDelivery.box(1)

    private func cells(_ outcome: Tuban.Outcome) throws -> [[String]: Int64] {
        try AreaSums.by(["district", "zone", "class"], outcome.output)
    }

    @Test("computed areas are those of the pieces by the closed formula, to the unit")
    func computed() throws {
        let trial = try ZoneTrial([
            ("甲", [first.part(0..<3, 0..<10)]), ("乙", [second.part(0..<10, 2..<7)]),
        ])
        let outcome = try trial.overlay(["--area", "computed", "--with-outside"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let found = try cells(outcome)
        let expected = [
            ["440203", "甲", "0101"]: first.part(0..<3, 0..<10).hundredths,
            ["440203", "", "0101"]: first.part(3..<10, 0..<10).hundredths,
            ["440203", "乙", "0301"]: second.part(0..<10, 2..<7).hundredths,
        ]
        for (key, area) in expected { #expect(abs((found[key] ?? 0) - area) <= 1, "\(key)") }
        #expect(found.count == 2 + 2 + 4)
    }

    @Test("recorded areas and their ridges are divided in the proportions of the shapes")
    func recorded() throws {
        // 3 of 10 columns: net and ridges by 0.3, halves of a unit going to the zone.
        let trial = try ZoneTrial(
            [("甲", [first.part(0..<3, 0..<10)])],
            change: { delivery in
                delivery.patches.rows[0]["TBMJ"] = .real(1_000.05)
                delivery.patches.rows[0]["KCMJ"] = .real(100)
                delivery.patches.rows[0]["TBDLMJ"] = .real(900.05)
            })
        let found = try cells(trial.overlay(["--with-outside"]))
        // 0.3 × 900.05 = 270.015, 0.3 × 100 = 30.
        let net = try #require(found[["440203", "甲", "0101"]])
        #expect(net == 27_001 || net == 27_002)
        #expect(found[["440203", "", "0101"]] == 90_005 - net)
        #expect(found[["440203", "甲", "1203"]] == 3_000)
        #expect(found[["440203", "", "1203"]] == 7_000)
        let gross = try cells(trial.overlay(["--with-outside", "--gross"]))
        // 0.3 × 1,000.05 = 300.015.
        let part = try #require(gross[["440203", "甲", "0101"]])
        #expect(part == 30_001 || part == 30_002)
        #expect(gross[["440203", "", "0101"]] == 100_005 - part)
    }

    @Test("zones of one kind that overlap count once, and are told with both ids and their area")
    func overlapping() throws {
        let trial = try ZoneTrial([
            ("甲", [first.part(0..<6, 0..<10)]), ("乙", [first]), ("甲", [first.part(4..<10, 0..<10)]),
        ])
        let outcome = try trial.overlay(["--area", "computed", "--with-outside"])
        #expect(outcome.status == 0, "overlapping zones are told, and the table is whole")
        let found = try cells(outcome)
        #expect(abs((found[["440203", "甲", "0101"]] ?? 0) - first.hundredths) <= 1)
        #expect(found[["440203", "甲", "0101"]] == found[["440203", "乙", "0101"]])
        #expect(found[["440203", "", "0101"]] == nil)
        let common = Double(first.part(4..<6, 0..<10).hundredths) / 100
        let area = String(format: "%.2f", common)
        #expect(
            outcome.errors.hasSuffix(
                """
                \(trial.zones):HX: zones of one kind that overlap, counted once: 1 feature, \(area) m² [zone-overlap]
                  feature 1: other zone 3, kind 甲, at 113.405000, 24.805000

                """), "\(outcome.errors)")
        let chinese = try trial.overlay(["--area", "computed"], language: "zh")
        #expect(
            chinese.errors.hasSuffix(
                """
                \(trial.zones):HX: 同类分区相互重叠，只计一次：1 个要素，\(area) 平方米 [zone-overlap]
                  要素 1：另一分区 3，分区类型 甲，位于 113.405000, 24.805000

                """), "\(chinese.errors)")
    }

    @Test("kinds that overlap are independent; the rows are the same whether or not the outside is told")
    func kindsOverlap() throws {
        // Of 10.01 m²: 3 tenths and 4 tenths, a tenth of it in both.
        let trial = try ZoneTrial(
            [("甲", [first.part(0..<3, 0..<10)]), ("乙", [first.part(2..<6, 0..<10)])],
            change: { delivery in
                delivery.patches.rows[0]["TBMJ"] = .real(10.01)
                delivery.patches.rows[0]["KCMJ"] = .real(0)
                delivery.patches.rows[0]["TBDLMJ"] = .real(10.01)
            })
        let (all, inside) = (try trial.overlay(["--with-outside"]), try trial.overlay())
        let found = try cells(all)
        // 3.003, 4.004, and 6 tenths covered: 4.004 outside.
        #expect(found[["440203", "甲", "0101"]] == 300)
        #expect(found[["440203", "乙", "0101"]] == 400)
        #expect(found[["440203", "", "0101"]] == 400)
        #expect(try cells(inside) == found.filter { $0.key[1] != "" })
    }

    @Test("a zone in several parts, and one with a zone of another kind in its hole")
    func partsAndHoles() throws {
        let hole = first.part(3..<7, 3..<7)
        let trial = try ZoneTrial(
            [("甲", [first]), ("乙", [hole, second.part(0..<1, 0..<10)])],
            spoil: { layer in
                layer.rows[0].shape = ZoneTrial.multiPolygon([[first.ring, hole.ring]])
            })
        let outcome = try trial.overlay(["--area", "computed", "--with-outside"])
        let found = try cells(outcome)
        #expect(abs((found[["440203", "乙", "0101"]] ?? 0) - hole.hundredths) <= 1)
        #expect(abs((found[["440203", "甲", "0101"]] ?? 0) - (first.hundredths - hole.hundredths)) <= 1)
        #expect(found[["440203", "", "0101"]] == nil)
        #expect(
            abs((found[["440203", "乙", "0301"]] ?? 0) - second.part(0..<1, 0..<10).hundredths) <= 1)
        #expect(outcome.status == 0 && !outcome.errors.contains("["), "\(outcome.errors)")
    }

    @Test(
        "the two layers may differ in coordinate system: zones in metres of Gauss-Krüger over patches in degrees"
    )
    func referenceSystems() throws {
        let (first, second) = (first.part(0..<3, 0..<10), second.part(0..<10, 2..<7))
        let inDegrees = try ZoneTrial([("甲", [first]), ("乙", [second])])
        let expected = try cells(inDegrees.overlay(["--area", "computed", "--with-outside"]))
        // The same boxes in 3-degree zone 38, their corners by PROJ.
        let inMetres = try ZoneTrial(
            [("甲", [first]), ("乙", [second])], epsg: 4526,
            spoil: { layer in
                let transform = try CoordinateTransform(
                    from: SpatialReference(epsg: 4490), to: SpatialReference(epsg: 4526))
                for (row, box) in [first, second].enumerated() {
                    var ring = box.ring
                    #expect(transform.transform(interleaved: &ring) == 0)
                    layer.rows[row].shape = .polygons([[ring]])
                }
            })
        let outcome = try inMetres.overlay(["--area", "computed", "--with-outside"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let found = try cells(outcome)
        #expect(Set(found.keys) == Set(expected.keys))
        // A micrometre along a border of 1.1 km is 0.001 m².
        for (key, area) in expected { #expect(abs((found[key] ?? 0) - area) <= 1, "\(key)") }
    }
}
