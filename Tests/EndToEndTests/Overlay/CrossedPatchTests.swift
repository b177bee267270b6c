import Foundation
import GDALBridge
import TestSupport
import Testing

/// Patches that cross themselves, laid over zones without a full check.
@Suite struct CrossedPatchTests {
    /// An hourglass lying on its side in box 0: the western lobe runs one way, the eastern the other. Its waist is at a share of
    /// the width.
    private func hourglass(waist: Double) -> [Double] {
        let box = SurveyDelivery.box(0)
        func degrees(_ thousandths: Double) -> Double { thousandths / 1_000 }
        let (west, east) = (Double(box.west), Double(box.east))
        let (south, north) = (Double(box.south), Double(box.north))
        // From the waist on the other side is reached upside down: its height follows from the straight lines.
        let height = (north - south) * (1 - waist) / waist
        let middle = (south + north) / 2
        let corners = [
            (west, south), (east, middle + height / 2), (east, middle - height / 2), (west, north),
            (west, south),
        ]
        return corners.flatMap { [degrees($0.0), degrees($0.1)] }
    }

    private func trial(waist: Double, zone: Range<Int>) throws -> ZoneTrial {
        try ZoneTrial(
            [("甲", [SurveyDelivery.box(0).part(zone, 0..<10)])],
            change: { $0.patches.rows[0].shape = .polygons([[hourglass(waist: waist)]]) })
    }

    @Test("is divided as it is repaired, and told; the parts add up to what tabulate counts")
    func divided() throws {
        // The waist at 6 of 10 columns: lobes of 36 and 16 parts; the zone holds the smaller one.
        for basis in ["recorded", "computed"] {
            let trial = try trial(waist: 0.6, zone: 6..<10)
            let outcome = try trial.overlay(["--area", basis, "--with-outside"])
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.errors.contains("[polygon-repaired]"), "\(outcome.errors)")
            #expect(!outcome.errors.contains("[zones-apart]"))
            let found = try AreaSums.by(["zone", "class"], outcome.output)
            let whole = try AreaSums.by(
                ["class"], trial.trial.tabulate(trial.patches, ["--area", basis]).output)[["0101"]]
            let (inside, outside) = (found[["甲", "0101"]] ?? 0, found[["", "0101"]] ?? 0)
            #expect(inside + outside == whole)
            // Meridians converge: a ten-thousandth is enough.
            #expect(abs(Double(inside) / Double(inside + outside) - 16.0 / 52) < 1e-4, "\(basis): \(found)")
        }
    }

    @Test(
        "lobes that cancel have no computed area: left out and told; the recorded one is divided all the same"
    )
    func cancelling() throws {
        let trial = try trial(waist: 0.5, zone: 0..<5)
        let computed = try trial.overlay(["--area", "computed", "--with-outside"])
        let tabulated = try trial.trial.tabulate(trial.patches, ["--area", "computed"])
        for outcome in [computed, tabulated] {
            // Rounding may leave a few units of one lobe.
            let left = try AreaSums.by(["class"], outcome.output)[["0101"]] ?? 0
            #expect(left <= 100, "\(left)")
            #expect(!outcome.errors.contains("[zones-apart]"), "the zone lies on the patch")
            if left == 0 {
                #expect(
                    outcome.status == 1 && outcome.errors.contains("[area-not-positive]"), "\(outcome.errors)"
                )
            }
        }
        let recorded = try trial.overlay(["--with-outside"])
        #expect(recorded.status == 0 && recorded.errors.contains("[polygon-repaired]"), "\(recorded.errors)")
        let found = try AreaSums.by(["zone", "class"], recorded.output)
        #expect(abs((found[["甲", "0101"]] ?? 0) - (found[["", "0101"]] ?? 0)) <= 200, "\(found)")
    }

    @Test("a computed area that rounds to nothing is left out and told", arguments: ["tabulate", "overlay"])
    func nothing(verb: String) throws {
        let box = SurveyDelivery.box(0)
        let (x, y) = (Double(box.west) / 1_000, Double(box.south) / 1_000)
        // A square of 2 cm.
        let ring = [x, y, x + 2e-7, y, x + 2e-7, y + 2e-7, x, y + 2e-7, x, y]
        let trial = try ZoneTrial(
            [("甲", [SurveyDelivery.box(1)])], change: { $0.patches.rows[0].shape = .polygons([[ring]]) })
        let outcome =
            verb == "overlay"
            ? try trial.overlay(["--area", "computed"])
            : try trial.trial.tabulate(trial.patches, ["--area", "computed"])
        #expect(outcome.status == 1, "\(outcome.errors)")
        #expect(outcome.errors.contains("[area-not-positive]"), "\(outcome.errors)")
        #expect(try AreaSums.by(["class"], outcome.output)[["0101"]] == nil)
    }
}
