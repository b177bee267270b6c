import Foundation
import GDALBridge
import LandModel
import TestSupport
import Testing

@testable import Writers

@Suite struct FaultGeoPackageTests {
    @Test(
        "faults stand sorted with their shapes; one without a shape has none; the same input gives the same bytes"
    )
    func write() throws {
        let folder = try TemporaryFolder()
        let ring = [113.0, 24.0, 113.1, 24.0, 113.1, 24.1, 113.0, 24.0]
        let faults = [
            FaultShape(
                Finding(
                    rule: .coverageOverlap, source: "DLTB", feature: 7, identifier: "B",
                    area: SquareMetres(hundredths: 1_234), facts: [Finding.Fact("other", "C")]),
                polygons: [[ring], [ring.map { $0 + 1 }]]),
            FaultShape(
                Finding(rule: .districtsShifted, source: "DLTB", facts: [Finding.Fact("east-m", "606.7")])),
        ]
        for name in ["one.gpkg", "two.gpkg"] {
            let file = try AtomicFile(folder.path(name))
            try FaultGeoPackage.write(name == "one.gpkg" ? faults : faults.reversed(), into: file)
            try file.commit()
        }
        let table = try LayerTable(reading: folder.path("one.gpkg"), driver: .geoPackage, layer: "findings")
        #expect(table.rows.map { $0.text("rule") } == ["districts-shifted", "coverage-overlap"])
        #expect(table.rows.map { $0.text("facts") } == ["east-m=606.7", "other=C"])
        #expect(table.rows[1].hundredths("area_m2") == 1_234 && table.rows[1].text("identifier") == "B")
        #expect(table.rows[0].shape == .none && table.rows[1].shape != .none)
        #expect(
            try Data(contentsOf: folder.url.appendingPathComponent("one.gpkg"))
                == Data(contentsOf: folder.url.appendingPathComponent("two.gpkg")))
    }
}
