import Foundation
import TestSupport
import Testing

/// A run that is ended from outside leaves the old result byte by byte, and the next one cleans up after it.
@Suite struct InterruptionTests {
    /// Two counties with everything that is written: long enough to be caught in every stage.
    private func arguments(_ folder: TemporaryFolder, title: String) -> [String] {
        [
            "run", SampleRuns.path("shaoguan-survey"), "--only", "440203,440204", "--out",
            folder.path("result"), "--set", "title=\(title)", "--lang", "en",
        ]
    }

    /// Names beside the result.
    private func entries(_ folder: TemporaryFolder) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    @Test("killed at any moment", arguments: [SIGKILL, SIGTERM, SIGINT])
    func killed(signal: Int32) throws {
        let folder = try TemporaryFolder()
        let result = ResultFolder(path: folder.path("result"))
        let whole = try Tuban.run(arguments(folder, title: "旧"))
        #expect(whole.status == 0, "\(whole.errors)")
        let old = try result.files()
        var caught = 0
        for milliseconds in signal == SIGKILL ? [20, 120, 250, 400, 600] : [150, 300] {
            let run = try RunningTuban(arguments(folder, title: "新"))
            usleep(UInt32(milliseconds) * 1000)
            run.send(signal)
            let outcome = try run.wait()
            let now = try result.files()
            guard outcome.status != 0 else {
                // It was faster than the signal: then the new result is there as a whole.
                #expect(try result.text("run.json").contains("新"))
                #expect(now.keys.sorted() == old.keys.sorted())
                #expect(try Tuban.run(arguments(folder, title: "旧")).status == 0)
                continue
            }
            #expect(outcome.status == 128 + signal, "\(outcome.errors)")
            #expect(outcome.output == "")
            // A signal after the swap finds the new result, whole; before it the old one.
            if now != old {
                #expect(try result.text("run.json").contains("新"))
                #expect(now.keys.sorted() == old.keys.sorted())
                #expect(try Tuban.run(arguments(folder, title: "旧")).status == 0)
            }
            caught += 1
        }
        #expect(caught > 0, "no run was caught")
        // The next run takes the lock of the dead one and removes what it left.
        #expect(try Tuban.run(arguments(folder, title: "旧")).status == 0)
        #expect(try entries(folder) == ["result"])
        #expect(try result.files() == old)
    }

    @Test("ended while it writes: the working folder is beside the result and goes with the next run")
    func whileWriting() throws {
        let folder = try TemporaryFolder()
        var left = false
        for _ in 0..<5 where !left {
            let run = try RunningTuban(arguments(folder, title: "新"))
            // The working folder appears before the features are read.
            while run.isRunning, try !entries(folder).contains(where: { $0.contains("tuban-new") }) {
                usleep(500)
            }
            run.send(SIGKILL)
            let outcome = try run.wait()
            left = outcome.status == 128 + SIGKILL
        }
        #expect(left, "no run was caught")
        #expect(try !entries(folder).contains("result"))
        #expect(try entries(folder).contains { $0.hasPrefix(".result.tuban-new.") })
        #expect(try Tuban.run(arguments(folder, title: "旧")).status == 0)
        #expect(try entries(folder) == ["result"])
    }

    @Test("a table being written over keeps its old content when the command is killed")
    func tabulate() throws {
        let folder = try TemporaryFolder()
        let output = try folder.write("table.csv", "old\n")
        let arguments = [
            "tabulate", try LargeLayer.path.get(), "--area", "computed", "--jobs", "1", "-o", output,
        ]
        var caught = 0
        for milliseconds in [30, 60, 100, 160] {
            let run = try RunningTuban(arguments)
            usleep(UInt32(milliseconds) * 1000)
            run.send(SIGKILL)
            if try run.wait().status == 0 { break }
            caught += 1
            #expect(try String(contentsOfFile: output, encoding: .utf8) == "old\n")
        }
        #expect(caught > 0)
        #expect(try Tuban.run(arguments).status == 0)
        #expect(try String(contentsOfFile: output, encoding: .utf8).hasPrefix("district,class,"))
        #expect(try entries(folder) == ["table.csv"], "what the killed ones left is gone")
    }
}
