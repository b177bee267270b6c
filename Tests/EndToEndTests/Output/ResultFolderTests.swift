import Foundation
import GDALBridge
import TestSupport
import Testing
import Writers

/// What a run may replace, and what it leaves when it cannot finish.
@Suite struct ResultFolderTests {
    private func entries(_ path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }

    @Test("a result is replaced whole, and nothing lies beside it")
    func replaced() throws {
        let trial = try Trial()
        try trial.run().expect(0)
        try trial.run(["title=另一次"]).expect(0)
        #expect(try ResultFolder(path: trial.folder.path("result")).text("run.json").contains("另一次"))
        #expect(try entries(trial.folder.path) == ["440203", "result", "trial.yaml"])
    }

    @Test("a failed check writes its result all the same")
    func failedCheck() throws {
        let trial = try Trial { $0.patches.rows[0]["QSXZ"] = .text("99") }
        let run = try trial.run()
        #expect(run.status == 1 && run.hasResult)
        #expect(try run.result.files()[".tuban-result"] != nil)
    }

    @Test("bad input leaves the result of the last run as it was")
    func badInput() throws {
        let trial = try Trial(.shapefile)
        let before = try trial.run().expectFiles()
        try trial.patch("DLTB.shp") { $0.removeLast(8) }
        let run = try trial.run()
        #expect(run.status == 65)
        #expect(try run.result.files() == before)
        #expect(try entries(trial.folder.path) == ["440203", "result", "trial.yaml"])
    }

    @Test("a folder that is no result is not touched")
    func notAResult() throws {
        let trial = try Trial()
        try trial.folder.write("result/notes.txt", "mine")
        let run = try trial.run()
        #expect(run.status == 73)
        #expect(run.errors.contains("notes.txt") && run.errors.contains("result"), "\(run.errors)")
        #expect(try entries(trial.folder.path("result")) == ["notes.txt"])
    }

    @Test("a result with somebody else's file in it is not replaced")
    func foreignFile() throws {
        let trial = try Trial()
        try trial.run().expect(0)
        try trial.folder.write("result/tables/my notes.csv", "mine")
        let run = try trial.run(["title=另一次"])
        #expect(run.status == 73)
        #expect(run.errors.contains("my notes.csv"), "\(run.errors)")
        #expect(try !run.result.text("run.json").contains("另一次"))
    }

    @Test("a file stands where the folder should be")
    func file() throws {
        let trial = try Trial()
        try trial.folder.write("result", "a file")
        let run = try trial.run()
        #expect(run.status == 73, "\(run.errors)")
        #expect(try trial.folder.path("result") == run.result.path)
        #expect(try String(contentsOfFile: run.result.path, encoding: .utf8) == "a file")
    }

    @Test("an output that another run holds is told with its process")
    func locked() throws {
        let trial = try Trial()
        let holder = try RunFolder(trial.folder.path("result"))
        let run = try trial.run()
        #expect(run.status == 75)
        #expect(run.errors.contains("\(ProcessInfo.processInfo.processIdentifier)"), "\(run.errors)")
        #expect(!run.hasResult)
        withExtendedLifetime(holder) {}
    }

    @Test("a place where nothing may be written is told by permission")
    func permission() throws {
        let trial = try Trial()
        var out = "closed/result"
        if geteuid() == 0 {
            // Root may write anywhere but where the kernel keeps its own.
            out = "../../../../../../../sys/tuban-result"
        } else {
            let closed = trial.folder.path("closed")
            try FileManager.default.createDirectory(
                atPath: closed, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o555])
        }
        let run = try trial.run(out: out)
        #expect(run.status == 77, "\(run.errors)")
        #expect(run.errors.contains("result"))
        #expect(!run.hasResult)
    }

    @Test("check looks at everything and writes nothing")
    func check() throws {
        let trial = try Trial()
        let pipeline = try trial.folder.write("trial.yaml", Trial.pipeline)
        let sound = try Tuban.run(["check", pipeline, "--lang", "en"])
        #expect(sound.status == 0, "\(sound.errors)")
        #expect(sound.errors.contains("6 patches") && sound.output == "")
        #expect(try entries(trial.folder.path) == ["440203", "trial.yaml"])
        try trial.folder.write("result/notes.txt", "mine")
        try trial.remove("440203.gpkg")
        let faulty = try Tuban.run(["check", pipeline, "--lang", "en"])
        #expect(faulty.status == 66)
        #expect(
            faulty.errors.contains("440203") && faulty.errors.contains("notes.txt"), "both faults at once")
    }
}

extension Trial.Run {
    /// The files of a run that must have ended well.
    fileprivate func expectFiles() throws -> [String: Data] {
        #expect(status == 0, "\(errors)")
        return try result.files()
    }
}
