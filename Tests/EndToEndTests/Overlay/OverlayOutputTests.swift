import Foundation
import TestSupport
import Testing

/// Where `overlay` puts its table: as `tabulate` does.
@Suite struct OverlayOutputTests {
    private let trial: ZoneTrial
    private let expected: String

    init() throws {
        trial = try ZoneTrial([("甲", [SurveyDelivery.box(0)])])
        expected = try trial.overlay().output
        #expect(expected.hasPrefix("district,zone,class,area_m2\n440203,甲,0101,"))
    }

    @Test("into a new file, over an old one, to stdout by any of its names")
    func places() throws {
        let output = trial.trial.folder.path("table.csv")
        #expect(try trial.overlay(["-o", output]).output == "")
        #expect(try String(contentsOfFile: output, encoding: .utf8) == expected)
        #expect(try trial.overlay(["-o", output, "--with-outside"]).status == 0)
        #expect(try String(contentsOfFile: output, encoding: .utf8) != expected)
        for name in ["-", "/dev/stdout", "/dev/fd/1"] {
            let outcome = try trial.overlay(["-o", name])
            #expect(outcome.status == 0 && outcome.output == expected, "\(outcome.errors)")
        }
    }

    @Test("a full device is exit 74; a folder that is not there, or in the file's place, is exit 73")
    func impossible() throws {
        let full = try trial.overlay(["-o", "/dev/full"])
        #expect(full.status == 74 && full.errors.contains("/dev/full"), "\(full.errors)")
        for output in [trial.trial.folder.path("no/such.csv"), trial.trial.folder.path] {
            let outcome = try trial.overlay(["-o", output])
            #expect(outcome.status == 73 && outcome.errors.contains(output), "\(outcome.errors)")
        }
    }

    @Test("quiet keeps findings to itself where the table is whole, and tells them where it is not")
    func quiet() throws {
        let box = SurveyDelivery.box(0)
        let whole = try ZoneTrial([("甲", [box]), ("甲", [box])])
        let told = try whole.overlay()
        #expect(told.status == 0 && told.errors.contains("[zone-overlap]"), "\(told.errors)")
        let untold = try whole.overlay(["--quiet"])
        #expect(untold.status == 0 && untold.errors == "" && untold.output == told.output)
        let lossy = try ZoneTrial([("甲", [box]), (nil, [box])]).overlay(["--quiet"])
        #expect(lossy.status == 1 && lossy.errors.contains("[zone-kind-missing]"), "\(lossy.errors)")
    }

    @Test(
        "a wrong command line is exit 64",
        arguments: [
            ["overlay"], ["overlay", "a.gpkg"], ["overlay", "a.gpkg", "b.gpkg"],
            ["overlay", "a.gpkg", "b.gpkg", "--zone-field", "X", "--gross", "--area", "computed"],
            ["overlay", "a.gpkg", "b.gpkg", "--zone-field", "X", "--by", "QSXZ", "--districts", "c.gpkg"],
        ])
    func usage(arguments: [String]) throws {
        let outcome = try Tuban.run(arguments)
        #expect(outcome.status == 64 && outcome.output == "", "\(outcome.errors)")
    }
}
