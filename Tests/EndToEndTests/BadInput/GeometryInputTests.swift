import Foundation
import GDALBridge
import LandModel
import TestSupport
import Testing

/// Shapes that are none, or not what they should be, through whole runs on both bases and through `tabulate`.
@Suite struct GeometryInputTests {
    /// Patch 1 (0301) without a measurable shape, as GeoPackage.
    struct Shapeless: Sendable, CustomTestStringConvertible {
        var rule: FindingRule
        var shape: LayerTable.Shape
        var testDescription: String { rule.rawValue }
    }

    /// A longitude inside patch 1.
    private static let placeholder = 113.4134567

    /// The delivery with that shape for patch 1.
    private func trial(_ input: Shapeless) throws -> Trial {
        let trial = try Trial { $0.patches.rows[1].shape = input.shape }
        let bytes = withUnsafeBytes(of: Self.placeholder.bitPattern.littleEndian) { Array($0) }
        let infinity = withUnsafeBytes(of: Double.infinity.bitPattern.littleEndian) { Array($0) }
        try trial.patch("440203.gpkg") { file in
            for at in file.indices.dropLast(7) where file[at] == bytes[0] && file[at...].starts(with: bytes) {
                file.replaceSubrange(at..<at + 8, with: infinity)
            }
        }
        return trial
    }

    static let shapeless: [Shapeless] = {
        var broken = SurveyDelivery.box(1).ring
        broken[3] = .nan
        // Written as a number that stands nowhere else, then made infinite in the file.
        var endless = SurveyDelivery.box(1).ring
        endless[4] = placeholder
        return [
            Shapeless(rule: .geometryNull, shape: .none),
            Shapeless(rule: .geometryEmpty, shape: .wkt("POLYGON EMPTY")),
            Shapeless(rule: .coordinateNotFinite, shape: .polygons([[broken]])),
            Shapeless(rule: .coordinateNotFinite, shape: .polygons([[endless]])),
        ]
    }()

    @Test("without a shape the recorded area counts, and the fault is told", arguments: shapeless)
    func recorded(input: Shapeless) throws {
        let run = try trial(input).run()
        let account = try run.expect(0, findings: [input.rule])
        #expect(account.total("counted").features == 6)
        #expect(account.reason("noted", input.rule.rawValue).features == 1)
        #expect(try run.result.findings()[0]["feature"] == "2")
    }

    @Test(
        "on the computed basis the patch is rejected and its village no longer adds up", arguments: shapeless)
    func computed(input: Shapeless) throws {
        let run = try trial(input).run(["area.basis=computed"])
        let account = try run.expect(1, findings: [input.rule])
        #expect(account.reason("rejected", input.rule.rawValue).features == 1)
        #expect(try run.result.failedChecks().contains { $0["subject"]?.contains("440203001001") == true })
    }

    @Test("tabulate leaves it out of computed areas, says so and exits with 1", arguments: shapeless)
    func tabulate(input: Shapeless) throws {
        let trial = try trial(input)
        let path = trial.file("440203.gpkg:DLTB")
        let computed = try trial.tabulate(path, ["--area", "computed"])
        #expect(computed.status == 1)
        #expect(!computed.output.contains(",0301,"))
        #expect(try CSVRows.rows(computed.output).count == 5)
        #expect(computed.errors.contains("1 of 6"), "\(computed.errors)")
        let recorded = try trial.tabulate(path)
        #expect(recorded.status == 0)
        #expect(recorded.output.contains("440203,0301,1,"))
    }

    @Test(
        "a number that is none in a shapefile is a finding like in any format",
        arguments: [Double.nan, .infinity])
    func shapefile(value: Double) throws {
        let trial = try Trial(.shapefile) { delivery in
            var ring = SurveyDelivery.box(1).ring
            ring[4] = Self.placeholder
            delivery.patches.rows[1].shape = .polygons([[ring]])
        }
        let bytes = withUnsafeBytes(of: Self.placeholder.bitPattern.littleEndian) { Array($0) }
        let broken = withUnsafeBytes(of: value.bitPattern.littleEndian) { Array($0) }
        try trial.patch("DLTB.shp") { file in
            for at in file.indices.dropLast(7) where file[at] == bytes[0] && file[at...].starts(with: bytes) {
                file.replaceSubrange(at..<at + 8, with: broken)
            }
        }
        let run = try trial.run()
        try run.expect(0, findings: [.coordinateNotFinite])
        // Records of a shapefile are counted from 0.
        #expect(try run.result.findings()[0]["feature"] == "1")
    }

    @Test("a ring that does not close is told; its area is that of the closed ring")
    func unclosed() throws {
        let trial = try Trial {
            $0.patches.rows[1].shape = .polygons([[Array(SurveyDelivery.box(1).ring.dropLast(2))]])
        }
        for basis in ["recorded", "computed"] {
            let run = try trial.run(["area.basis=\(basis)"], out: basis)
            let account = try run.expect(0, findings: [.ringNotClosed])
            #expect(account.total("read").hundredths == (try SurveyDelivery().hundredths))
        }
        let outcome = try trial.tabulate(trial.file("440203.gpkg:DLTB"), ["--area", "computed"])
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("ring"))
    }

    /// Patch 1 as two boxes that do not touch.
    private func disjoint(
        _ delivery: inout SurveyDelivery, _ shape: (GraticuleBox, GraticuleBox) -> LayerTable.Shape
    ) {
        let box = SurveyDelivery.box(1)
        var (left, right) = (box, box)
        left.east = box.west + 4
        right.west = box.west + 6
        delivery.patches.rows[1].shape = shape(left, right)
        SurveyDelivery.setAreas(
            &delivery.patches.rows[1], hundredths: left.hundredths + right.hundredths, ratio: 0)
        delivery.settleControl()
    }

    @Test("two shells in one record are both measured", arguments: [VectorDriver.shapefile, .geoPackage])
    func shells(driver: VectorDriver) throws {
        let trial = try Trial(driver) { delivery in
            disjoint(&delivery) { .polygons([[$0.ring], [$1.ring]]) }
            if driver == .geoPackage { delivery.patches.geometry = .unknown }
        }
        for basis in ["recorded", "computed"] {
            let run = try trial.run(["area.basis=\(basis)"], out: basis)
            let account = try run.expect(0, findings: [.multiPolygon])
            // A cent of rounding for each of the two.
            let expected = try SurveyDelivery().hundredths - missing
            #expect(abs(account.total("read").hundredths - expected) <= 1)
        }
    }

    /// The strip between the two boxes, by the independent formula.
    private var missing: Int64 {
        let box = SurveyDelivery.box(1)
        return GraticuleBox(west: box.west + 4, south: box.south, east: box.west + 6, north: box.north)
            .hundredths
    }

    @Test("a ring that runs like a hole but lies outside the shell is a part, not a hole")
    func strayHole() throws {
        let trial = try Trial(.shapefile) { delivery in
            // Written as shell and hole, GDAL turns the second ring's direction.
            disjoint(&delivery) { .polygons([[$0.ring, $1.ring]]) }
        }
        let run = try trial.run(["area.basis=computed"])
        #expect(run.status == 0, "\(run.errors)")
        let found = try run.result.findings()
        #expect(found.allSatisfy { $0["feature"] == "1" } && !found.isEmpty)
        let account = try run.account()
        account.expectBalance()
        #expect(abs(account.total("read").hundredths - (try SurveyDelivery().hundredths - missing)) <= 1)
    }

    @Test("a polygon that crosses itself is repaired, with its area before and after")
    func bowTie() throws {
        let box = SurveyDelivery.box(1)
        let corners = box.ring
        let (x0, y0, x1, y1) = (corners[0], corners[1], corners[4], corners[5])
        let trial = try Trial { delivery in
            delivery.patches.rows[1].shape = .polygons([[[x0, y0, x1, y1, x1, y0, x0, y1, x0, y0]]])
            SurveyDelivery.setAreas(
                &delivery.patches.rows[1], hundredths: box.hundredths / 2, ratio: 0)
            delivery.settleControl()
        }
        let run = try trial.run()
        let account = try run.expect(0, findings: [.polygonRepaired])
        let finding = try #require(try run.result.findings().first)
        let facts = finding["facts"] ?? ""
        #expect(facts.contains("before=") && facts.contains("after="), "\(facts)")
        // Two triangles of a quarter of the box each; one runs backwards, so before they cancel.
        let after = try #require(
            facts.components(separatedBy: "after=").last?.components(separatedBy: ";").first)
        let quarter = box.hundredths / 4
        #expect(abs(try CSVRows.hundredths(after) - 2 * quarter) < 100_00)
        #expect(account.total("repaired").features == 1)
        #expect(abs(account.total("repaired").hundredths - 2 * quarter) < 200_00)
        let longitude = try #require(Double(finding["longitude_degrees"] ?? ""))
        let latitude = try #require(Double(finding["latitude_degrees"] ?? ""))
        #expect(abs(longitude - (x0 + x1) / 2) < 1e-6 && abs(latitude - (y0 + y1) / 2) < 1e-6)
    }

    @Test("an arc is measured along chords, and told")
    func curve() throws {
        let (x, y, radius) = (113.415, 24.805, 0.004)
        let trial = try Trial { delivery in
            delivery.patches.geometry = .unknown
            let arc =
                "\(x - radius) \(y),\(x) \(y + radius),\(x + radius) \(y),\(x) \(y - radius),\(x - radius) \(y)"
            delivery.patches.rows[1].shape = .wkt("CURVEPOLYGON(CIRCULARSTRING(\(arc)))")
            SurveyDelivery.setAreas(&delivery.patches.rows[1], hundredths: circle(y, radius), ratio: 0)
            delivery.settleControl()
        }
        let run = try trial.run()
        try run.expect(0, findings: [.curveLinearised])
        let computed = try trial.tabulate(trial.file("440203.gpkg:DLTB"), ["--area", "computed"])
        #expect(computed.status == 0)
        let row = try #require(try CSVRows.rows(computed.output).first { $0["class"] == "0301" })
        let found = Double(try CSVRows.hundredths(row["area_m2"]))
        // Chords of a quarter of a degree lose 3e-6 of the area.
        #expect(abs(found / Double(circle(y, radius)) - 1) < 1e-5)
    }

    /// Area in hundredths of a circle in degrees: strips between parallels, each by the closed formula of its middle.
    private func circle(_ latitude: Double, _ radius: Double) -> Int64 {
        let (a, f) = (6_378_137.0, 1 / 298.257222101)
        let e2 = f * (2 - f)
        let strips = 20_000
        var area = 0.0
        for strip in 0..<strips {
            let offset = radius * (2 * (Double(strip) + 0.5) / Double(strips) - 1)
            let phi = (latitude + offset) * .pi / 180
            let w2 = 1 - e2 * sin(phi) * sin(phi)
            // M · N cos φ: square metres of a square radian.
            let density = a * a * (1 - e2) / (w2 * w2) * cos(phi)
            let width = 2 * (radius * radius - offset * offset).squareRoot() * .pi / 180
            area += density * width * (2 * radius / Double(strips) * .pi / 180)
        }
        return Int64((area * 100).rounded())
    }
}
