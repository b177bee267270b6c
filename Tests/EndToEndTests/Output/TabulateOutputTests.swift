import Foundation
import TestSupport
import Testing

/// Where `tabulate` puts its table.
@Suite struct TabulateOutputTests {
    private let trial: Trial
    private let path: String
    private let expected: String

    init() throws {
        trial = try Trial()
        path = trial.file("440203.gpkg:DLTB")
        expected = try trial.tabulate(path).output
        #expect(expected.hasPrefix("district,class,patches,area_m2\n440203,0101,1,"))
        #expect(expected.contains("440203,1203,1,"))
    }

    private func read(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    @Test("into a new file, and over an old one whose permissions stay")
    func file() throws {
        let output = trial.folder.path("table.csv")
        #expect(try trial.tabulate(path, ["-o", output]).output == "")
        #expect(try read(output) == expected)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: output)
        #expect(try trial.tabulate(path, ["-o", output, "--by", "village"]).status == 0)
        #expect(try read(output) != expected)
        let attributes = try FileManager.default.attributesOfItem(atPath: output)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o640)
    }

    @Test("to stdout by any of its names", arguments: ["-", "/dev/stdout", "/dev/fd/1"])
    func stdout(name: String) throws {
        let outcome = try trial.tabulate(path, ["-o", name])
        #expect(outcome.status == 0 && outcome.output == expected, "\(outcome.errors)")
    }

    @Test("into a named pipe")
    func pipe() throws {
        let fifo = trial.folder.path("pipe")
        #expect(mkfifo(fifo, 0o600) == 0)
        let running = try RunningTuban(["tabulate", path, "-o", fifo])
        let received = try #require(FileHandle(forReadingAtPath: fifo)).readToEnd() ?? Data()
        #expect(try running.wait().status == 0)
        #expect(String(decoding: received, as: UTF8.self) == expected)
        #expect(FileManager.default.fileExists(atPath: fifo), "the pipe is no file to replace")
    }

    @Test("into nothing")
    func null() throws {
        #expect(try trial.tabulate(path, ["-o", "/dev/null"]).status == 0)
        #expect(
            try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
                == .typeCharacterSpecial)
    }

    @Test("a full device is an input/output failure")
    func full() throws {
        let outcome = try trial.tabulate(path, ["-o", "/dev/full"])
        #expect(outcome.status == 74, "\(outcome.errors)")
        #expect(outcome.errors.contains("/dev/full"))
    }

    @Test("a folder that is not there, and a folder in the file's place")
    func impossible() throws {
        for output in [trial.folder.path("no/such/table.csv"), trial.folder.path] {
            let outcome = try trial.tabulate(path, ["-o", output])
            #expect(outcome.status == 73, "\(outcome.errors)")
            #expect(outcome.errors.contains(output))
        }
    }

    @Test("an output that cannot be written is told before a feature is read")
    func early() throws {
        let outcome = try trial.tabulate(path, ["-o", trial.folder.path("no/table.csv")])
        #expect(outcome.status == 73 && outcome.output == "")
    }

    @Test("what is left out is told and the table is still given")
    func incomplete() throws {
        let trial = try Trial { $0.patches.rows[1]["TBDLMJ"] = nil }
        let output = trial.folder.path("table.csv")
        let outcome = try trial.tabulate(trial.file("440203.gpkg:DLTB"), ["-o", output])
        #expect(outcome.status == 1)
        #expect(try CSVRows.rows(read(output)).count == 6)
        #expect(outcome.errors.contains("1 of 6") && outcome.errors.contains("TBDLMJ"), "\(outcome.errors)")
    }

    @Test("quiet keeps findings to itself where the table is whole, and tells them where it is not")
    func quiet() throws {
        let open = Array(SurveyDelivery.box(1).ring.dropLast(2))
        let whole = try Trial { $0.patches.rows[1].shape = .polygons([[open]]) }
        let (file, arguments) = ("440203.gpkg:DLTB", ["--area", "computed"])
        let told = try whole.tabulate(whole.file(file), arguments)
        #expect(told.status == 0 && told.errors.contains("[ring-not-closed]"), "\(told.errors)")
        let untold = try whole.tabulate(whole.file(file), arguments + ["--quiet"])
        #expect(untold.status == 0 && untold.errors == "" && untold.output == told.output)
        let lossy = try Trial { $0.patches.rows[1].shape = .none }
        let failed = try lossy.tabulate(lossy.file(file), arguments + ["--quiet"])
        #expect(failed.status == 1 && failed.errors.contains("[geometry-null]"), "\(failed.errors)")
    }
}
