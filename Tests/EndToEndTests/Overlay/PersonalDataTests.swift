import Foundation
import GDALBridge
import TestSupport
import Testing

/// Columns of a zone layer that nobody asked for are never looked at, whatever they hold.
@Suite struct PersonalDataTests {
    private static let placeholder = "QQQQQQQQQQQQ"
    private static let personal = ["CFZR", "ZZRR", "ZRRZJHM", "ZRRMC", "LXDH", "JZDZ"]

    /// Zones with owners' columns, in text or in bytes that no encoding knows.
    private func trial(_ driver: VectorDriver, isGarbage: Bool) throws -> ZoneTrial {
        let trial = try ZoneTrial(
            [("甲", [SurveyDelivery.box(0).part(0..<5, 0..<10)]), ("乙", [SurveyDelivery.box(1)])],
            driver: driver,
            spoil: { layer in
                layer.fields += Self.personal.map { FieldDefinition($0, .text, width: 20) }
                for index in layer.rows.indices {
                    for name in Self.personal { layer.rows[index][name] = .text(Self.placeholder) }
                }
            })
        guard isGarbage else { return trial }
        let name = driver == .shapefile ? "HX.dbf" : "HX.gpkg"
        var replaced = 0
        try trial.trial.patch(name) { bytes in
            let wanted = Array(Self.placeholder.utf8)
            for at in bytes.indices.dropLast(wanted.count - 1)
            where bytes[at] == wanted[0] && bytes[at...].starts(with: wanted) {
                // A lone continuation byte, a broken pair of GB18030, and NULs.
                for offset in wanted.indices { bytes[at + offset] = [0xFF, 0x81, 0x00, 0xFE][offset % 4] }
                replaced += 1
            }
        }
        #expect(replaced == 2 * Self.personal.count)
        return trial
    }

    @Test(
        "garbage in them changes neither the table nor a word",
        arguments: [VectorDriver.geoPackage, .shapefile])
    func unread(driver: VectorDriver) throws {
        let (plain, spoiled) = (try trial(driver, isGarbage: false), try trial(driver, isGarbage: true))
        let (one, other) = (try plain.overlay(["--with-outside"]), try spoiled.overlay(["--with-outside"]))
        #expect(one.status == 0 && other.status == 0, "\(other.errors)")
        #expect(one.output == other.output)
        #expect(!other.errors.contains("["), "\(other.errors)")
        #expect(
            one.errors.replacing(plain.trial.folder.path, with: "")
                == other.errors.replacing(spoiled.trial.folder.path, with: ""))
        // Asked for, they are looked at: a shapefile's encoding is in doubt then, a GeoPackage's text is no text.
        let asked = try Tuban.run([
            "overlay", spoiled.patches, spoiled.zones, "--zone-field", "ZRRMC", "--lang", "en",
        ])
        #expect(asked.status != 0, "\(asked.errors)")
        let words = driver == .shapefile ? ["in doubt", "--zone-encoding UTF-8"] : ["[text-not-decodable]"]
        for text in words { #expect(asked.errors.contains(text), "\(asked.errors)") }
    }
}
