import Foundation
import TestSupport
import Testing

@testable import Writers

@Suite struct RunFolderTests {
    private func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }

    private func read(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    private func entries(_ folder: TemporaryFolder) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    private func publish(_ path: String, _ text: String) throws {
        let run = try RunFolder(path)
        try write(text, to: run.workingPath + "/a.txt")
        try run.publish()
    }

    @Test("a result appears whole, with the folders on its way, and nothing beside it")
    func first() throws {
        let folder = try TemporaryFolder()
        let run = try RunFolder(folder.path("made/on/the/way/out"))
        try write("new", to: run.workingPath + "/a.txt")
        #expect(!FileManager.default.fileExists(atPath: run.path))
        try run.publish()
        withExtendedLifetime(run) {}
        #expect(try read(folder.path("made/on/the/way/out/a.txt")) == "new")
        #expect(try read(folder.path("made/on/the/way/out/.tuban-result")) == "tuban result\na.txt\n")
    }

    @Test("a result is replaced by the next, files of the old are gone")
    func replaced() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("out")
        let run = try RunFolder(path)
        try FileManager.default.createDirectory(
            atPath: run.workingPath + "/tables", withIntermediateDirectories: false)
        try write("old", to: run.workingPath + "/tables/only-old.txt")
        try run.publish()
        withExtendedLifetime(run) {}
        _ = consume run
        try publish(path, "new")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: path).sorted() == [".tuban-result", "a.txt"])
        #expect(try entries(folder) == ["out"])
    }

    @Test("the finished folder has the rights an ordinary new folder has")
    func rights() throws {
        let folder = try TemporaryFolder()
        try publish(folder.path("out"), "x")
        try FileManager.default.createDirectory(
            atPath: folder.path("plain"), withIntermediateDirectories: false)
        func mode(_ name: String) throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: folder.path(name))[.posixPermissions] as? Int
        }
        #expect(try mode("out") == mode("plain"))
    }

    @Test("a run given up leaves the old result and nothing else")
    func abandoned() throws {
        let folder = try TemporaryFolder()
        try publish(folder.path("out"), "old")
        do {
            let run = try RunFolder(folder.path("out"))
            try write("half", to: run.workingPath + "/a.txt")
        }
        #expect(try read(folder.path("out/a.txt")) == "old")
        #expect(try entries(folder) == ["out"])
    }

    @Test("a run killed in the middle leaves the old result; the next one cleans up and is not held up")
    func killed() async throws {
        let folder = try TemporaryFolder()
        try publish(folder.path("out"), "old")
        let path = folder.path("out")
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            let run = try RunFolder(path)
            try Data("half".utf8).write(to: URL(fileURLWithPath: run.workingPath + "/a.txt"))
            kill(getpid(), SIGKILL)
            withExtendedLifetime(run) {}
        }
        #expect(try read(folder.path("out/a.txt")) == "old")
        let left = try entries(folder)
        #expect(left.contains(".out.tuban-lock"))
        #expect(left.contains { $0.hasPrefix(".out.tuban-new.") })

        try publish(path, "new")
        #expect(try read(folder.path("out/a.txt")) == "new")
        #expect(try entries(folder) == ["out"])
    }

    @Test("a run killed between the two renames of the fallback gets its old result back")
    func killedBetweenRenames() throws {
        let folder = try TemporaryFolder()
        try publish(folder.path("out"), "old")
        try FileManager.default.moveItem(
            atPath: folder.path("out"), toPath: folder.path(".out.tuban-old.abcdef"))
        do { _ = try RunFolder(folder.path("out")) }
        #expect(try read(folder.path("out/a.txt")) == "old")
        #expect(try entries(folder) == ["out"])
    }

    @Test("another output's temporary is not touched, whatever it is called")
    func strangers() throws {
        let folder = try TemporaryFolder()
        try folder.write(".out2.tuban-new.abcdef/a.txt", "theirs")
        try folder.write(".out.tuban-new.abcdef.more/a.txt", "theirs")
        try folder.write(".out.tuban-new.ghijkl", "a file, no folder of ours")
        try publish(folder.path("out"), "x")
        #expect(
            try entries(folder)
                == [".out.tuban-new.abcdef.more", ".out.tuban-new.ghijkl", ".out2.tuban-new.abcdef", "out"])
    }

    @Test("while one run holds the output, the next is told by whom")
    func busy() throws {
        let folder = try TemporaryFolder()
        let run = try RunFolder(folder.path("out"))
        let error = #expect(throws: WriterError.self) { _ = try RunFolder(folder.path("out")) }
        guard case .busy(let path, let process, let since) = error else {
            Issue.record("not busy: \(String(describing: error))")
            return
        }
        #expect(path == run.path)
        #expect(process == getpid())
        #expect(since?.hasSuffix("Z") == true)
        // Another output is free.
        _ = try RunFolder(folder.path("out2"))
        withExtendedLifetime(run) {}
    }

    @Test("a lock file without a lock is harmless, whatever it says")
    func staleLock() throws {
        let folder = try TemporaryFolder()
        try folder.write(".out.tuban-lock", "1 2000-01-01T00:00:00Z\n")
        try publish(folder.path("out"), "x")
        #expect(try entries(folder) == ["out"])
    }

    @Test("an empty folder is taken")
    func empty() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: folder.path("out"), withIntermediateDirectories: false)
        try RunFolder.examine(folder.path("out"))
        try publish(folder.path("out"), "x")
        #expect(try read(folder.path("out/a.txt")) == "x")
    }

    @Test("a folder that is no result is refused and stays as it is")
    func noResult() throws {
        let folder = try TemporaryFolder()
        try folder.write("out/thesis.docx", "years of work")
        let expected = WriterError.notAResult(
            path: folder.url.resolvingSymlinksInPath().path + "/out", example: "thesis.docx")
        #expect(throws: expected) { try RunFolder.examine(folder.path("out")) }
        #expect(throws: expected) { _ = try RunFolder(folder.path("out")) }
        #expect(try read(folder.path("out/thesis.docx")) == "years of work")
        #expect(try entries(folder) == ["out"])
    }

    @Test("a result somebody has put a file of his own into is refused; what a viewer leaves is not minded")
    func foreignFile() throws {
        let folder = try TemporaryFolder()
        try publish(folder.path("out"), "old")
        try folder.write("out/results.gpkg-wal", "")
        try RunFolder.examine(folder.path("out"))
        try folder.write("out/notes/mine.txt", "mine")
        let path = folder.url.resolvingSymlinksInPath().path + "/out"
        #expect(throws: WriterError.foreignFile(path: path, file: "notes/mine.txt")) {
            _ = try RunFolder(folder.path("out"))
        }
    }

    @Test("a file put into the old result during the run is not lost either")
    func foreignFileMeanwhile() throws {
        let folder = try TemporaryFolder()
        try publish(folder.path("out"), "old")
        do {
            let run = try RunFolder(folder.path("out"))
            try folder.write("out/mine.txt", "mine")
            #expect(throws: WriterError.foreignFile(path: run.path, file: "mine.txt")) { try run.publish() }
        }
        #expect(try read(folder.path("out/mine.txt")) == "mine")
        #expect(try entries(folder) == ["out"])
    }

    @Test("a file in the place is refused")
    func file() throws {
        let folder = try TemporaryFolder()
        try folder.write("out", "a file")
        #expect(throws: WriterError.notAFolder(path: folder.url.resolvingSymlinksInPath().path + "/out")) {
            try RunFolder.examine(folder.path("out"))
        }
    }

    @Test("a file on the way is refused", arguments: ["out/deeper", "out/deeper/still"])
    func fileOnTheWay(_ name: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("out", "a file")
        for attempt in [{ try RunFolder.examine($0) }, { _ = try RunFolder($0) }] as [(String) throws -> Void]
        {
            let error = #expect(throws: WriterError.self) { try attempt(folder.path(name)) }
            guard case .cannotCreate = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
        }
    }

    @Test("a link is followed: the folder it points to is replaced, the link stays")
    func link() throws {
        let folder = try TemporaryFolder()
        try publish(folder.path("real"), "old")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("out"), withDestinationPath: folder.path("real"))
        try publish(folder.path("out"), "new")
        #expect(try read(folder.path("real/a.txt")) == "new")
        #expect(
            try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("out"))
                == folder.path("real"))
    }

    @Test(
        "a link to nothing, the root and the parent are no places for a result",
        arguments: ["out", "/", ".."])
    func noPlace(_ name: String) throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("out"), withDestinationPath: folder.path("nothing"))
        let path = name == "out" ? folder.path("out") : name
        #expect(throws: WriterError.self) { _ = try RunFolder(path) }
    }

    @Test("looking leaves no trace")
    func examine() throws {
        let folder = try TemporaryFolder()
        try RunFolder.examine(folder.path("made/out"))
        #expect(try entries(folder) == [])
    }
}
