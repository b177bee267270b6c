import Foundation
import GDALBridge
import TestSupport
import Testing

/// An output that would take the place of what is read.
@Suite struct OutputOnInputTests {
    private static let verbs = ["tabulate", "overlay", "check", "change"]

    /// Layers of patches and zones, each verb's arguments, and the files that have to stay.
    private func arguments(_ verb: String, _ trial: ZoneTrial) -> [String] {
        switch verb {
        case "overlay": [verb, trial.patches, trial.zones, "--zone-field", "HXLX"]
        case "check": [verb, trial.patches, "--districts", trial.trial.file("440203.gpkg:XZQ")]
        case "change": [verb, trial.patches, trial.patches]
        default: [verb, trial.patches]
        }
    }

    /// Every file below a folder with its bytes.
    private func files(_ trial: ZoneTrial) throws -> [String: Data] {
        let root = trial.trial.folder.path("")
        let names = try FileManager.default.subpathsOfDirectory(atPath: root)
        return names.reduce(into: [:]) { files, name in
            files[name] = FileManager.default.contents(atPath: root + "/" + name)
        }
    }

    @Test("is refused by every verb, and everything stays", arguments: verbs)
    func source(verb: String) throws {
        let trial = try ZoneTrial([("甲", [SurveyDelivery.box(0)])])
        let source = trial.trial.file("440203.gpkg")
        let before = try files(trial)
        // By its name, another way round, through a link, and as its log.
        let link = trial.trial.folder.path("link.csv")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: source)
        defer { try? FileManager.default.removeItem(atPath: link) }
        let folder = (source as NSString).deletingLastPathComponent
        for output in [source, folder + "/../440203/440203.gpkg", link, source + "-wal"] {
            let outcome = try Tuban.run(arguments(verb, trial) + ["-o", output, "--lang", "en"])
            if verb == "check", output.hasSuffix("-wal") {
                #expect(outcome.status == 64, "a name that check does not write")
                continue
            }
            #expect(outcome.output == "")
            // What bears the name of another format is no table, whoever reads it.
            if verb != "check", output.hasSuffix(".gpkg") {
                #expect(outcome.status == 64, "\(output): \(outcome.errors)")
                #expect(outcome.errors.contains("name it .csv, not .gpkg"), "\(outcome.errors)")
                continue
            }
            #expect(outcome.status == 73, "\(output): \(outcome.errors)")
            #expect(outcome.errors.contains("it belongs to the data that is read, \(source)"))
        }
        try FileManager.default.removeItem(atPath: link)
        #expect(try files(trial) == before)
    }

    @Test(
        "is refused for zones and every file of theirs, and not for a neighbour",
        arguments: [
            (VectorDriver.shapefile, ["HX.prj", "HX.shx", "hx.CPG"], "HX.csv"),
            (.fileGeodatabase, ["HX.gdb/a00000001.gdbtable", "HX.gdb/new.csv"], "HX.gdb.csv"),
            (.geoPackage, ["HX.gpkg-wal", "HX.gpkg-journal"], "HX.csv"),
        ] as [(VectorDriver, [String], String)])
    func zones(driver: VectorDriver, taken: [String], free: String) throws {
        let trial = try ZoneTrial([("甲", [SurveyDelivery.box(0)])], driver: driver)
        let before = try files(trial)
        let folder = (trial.zones as NSString).deletingLastPathComponent
        for name in taken {
            let outcome = try trial.overlay(["-o", folder + "/" + name])
            #expect(outcome.status == 73, "\(name): \(outcome.errors)")
        }
        #expect(try files(trial) == before)
        let outcome = try trial.overlay(["-o", folder + "/" + free])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try files(trial).count == before.count + 1)
    }
}
