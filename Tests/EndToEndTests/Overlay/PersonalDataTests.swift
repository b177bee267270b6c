import Foundation
import GDALBridge
import TestSupport
import Testing

/// Columns that nobody asked for of layers from everywhere, and columns of persons in any layer: never looked at,
/// whatever they hold.
@Suite struct PersonalDataTests {
    private static let placeholder = "QQQQQQQQQQQQ"
    private static let personal = ["CFZR", "ZZRR", "ZRRZJHM", "ZRRMC", "LXDH", "JZDZ"]

    /// Adds columns of persons to a layer.
    private static func addPersons(_ layer: inout LayerTable) {
        layer.fields += personal.map { FieldDefinition($0, .text, width: 20) }
        for index in layer.rows.indices {
            for name in personal { layer.rows[index][name] = .text(placeholder) }
        }
    }

    /// Puts bytes that no encoding knows in the place of what the columns hold, and of as many `more` in each row.
    private static func spoil(_ path: String, rows: Int, more: Int = 0) throws {
        let url = URL(fileURLWithPath: path)
        var (bytes, replaced) = ([UInt8](try Data(contentsOf: url)), 0)
        let wanted = Array(placeholder.utf8)
        for at in bytes.indices.dropLast(wanted.count - 1)
        where bytes[at] == wanted[0] && bytes[at...].starts(with: wanted) {
            // A lone continuation byte, a broken pair of GB18030, and NULs.
            for offset in wanted.indices { bytes[at + offset] = [0xFF, 0x81, 0x00, 0xFE][offset % 4] }
            replaced += 1
        }
        #expect(replaced == rows * (personal.count + more))
        try Data(bytes).write(to: url)
    }

    /// Without a .cpg the bytes alone tell the encoding.
    private static func removeCodePage(_ shapefile: String) throws {
        let path = (shapefile as NSString).deletingPathExtension + ".cpg"
        if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
    }

    /// Zones with owners' columns, in text or in bytes that no encoding knows.
    private func trial(_ driver: VectorDriver, isGarbage: Bool) throws -> ZoneTrial {
        let trial = try ZoneTrial(
            [("甲", [SurveyDelivery.box(0).part(0..<5, 0..<10)]), ("乙", [SurveyDelivery.box(1)])],
            driver: driver, spoil: { Self.addPersons(&$0) })
        if isGarbage {
            try Self.spoil(trial.trial.file(driver == .shapefile ? "HX.dbf" : "HX.gpkg"), rows: 2)
        }
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

    @Test(
        "garbage in them of a delivery's patches changes no result and no word",
        arguments: ["tabulate", "check", "change", "inspect", "inspect the folder"])
    func patches(verb: String) throws {
        let results = try [false, true].map { isGarbage in
            let trial = try Trial(.shapefile) { Self.addPersons(&$0.patches) }
            let path = trial.file("DLTB.shp")
            try Self.removeCodePage(path)
            if isGarbage { try Self.spoil(trial.file("DLTB.dbf"), rows: 6) }
            let arguments =
                switch verb {
                case "change": [verb, path, path]
                case "inspect the folder": ["inspect", trial.data]
                default: [verb, path]
                }
            let outcome = try Tuban.run(arguments + ["--lang", "en"])
            #expect(outcome.status == 0, "\(outcome.errors)")
            return [outcome.output, outcome.errors].map { $0.replacing(trial.folder.path, with: "") }
        }
        #expect(results[0] == results[1])
    }

    @Test("a run reads records of farmland in a shapefile, and nobody's name in them")
    func farmland() throws {
        let texts = [("BSM", 18), ("DLBM", 5), ("DLMC", 60), ("ZLDWDM", 19), ("BZ", 50)]
        var layer = try LayerTable(
            name: "YJJBNTTB",
            fields: texts.map { FieldDefinition($0.0, .text, width: $0.1) }
                + [FieldDefinition("YJJBNTMJ", .real, width: 15, decimals: 2)],
            epsg: nil,
            rows: [("0101", "水田", 50_000.0), ("0103", "旱地", 40_000.0)].map { landClass, name, area in
                LayerTable.Row(
                    [
                        "BSM": .text("F\(landClass)"), "DLBM": .text(landClass), "DLMC": .text(name),
                        "ZLDWDM": .text("4402030010010000000"), "YJJBNTMJ": .real(area),
                        "BZ": .text(Self.placeholder),
                    ], .polygons([[SurveyDelivery.box(0).ring]]))
            })
        Self.addPersons(&layer)
        let results = try [false, true].map { isGarbage in
            let trial = try Trial()
            let path = trial.folder.path("YJJBNTTB.shp")
            try layer.write(path, driver: .shapefile, options: ["ENCODING": "GBK"])
            try Self.removeCodePage(path)
            // Remarks are nobody's name, but nobody asks for them either.
            if isGarbage { try Self.spoil(trial.folder.path("YJJBNTTB.dbf"), rows: 2, more: 1) }
            let run = try trial.run(
                ["tables.forms=T15"],
                more: """
                    zones: [{name: farmland, title: 永久基本农田, path: YJJBNTTB.shp}]
                    statistics: {farmland: farmland}

                    """)
            try run.expect(0, features: 8)
            return try run.result.rows("tables/T15.csv")
        }
        #expect(results[0] == results[1])
        #expect(results[1].contains { $0.values.contains("9.00") })
    }
}
