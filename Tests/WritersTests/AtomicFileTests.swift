import Foundation
import TestSupport
import Testing

@testable import Writers

@Suite struct AtomicFileTests {
    private func entries(_ folder: TemporaryFolder) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    @Test("a file appears when it is complete, and keeps the rights of the one it replaces")
    func replaced() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a.csv", "old")
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
        let file = try AtomicFile(path)
        try file.write(String(repeating: "图斑,1\n", count: 20_000))
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
        try file.commit()
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)).count == 20_000 * 9)
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o640)
        #expect(try entries(folder) == ["a.csv"])
    }

    @Test("one that is given up leaves the old file")
    func abandoned() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a.csv", "old")
        do { try AtomicFile(path).write("half") }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
        #expect(try entries(folder) == ["a.csv"])
    }

    @Test("what a killed one left is removed; what a living one writes is not")
    func stale() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("a.csv")
        try folder.write(".a.csv.tuban-new.1-0", "half")
        let living = try AtomicFile(path)
        #expect(try entries(folder).count == 1)
        let second = try AtomicFile(path)
        try second.write("second")
        try second.commit()
        try living.write("first")
        try living.commit()
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "first")
        #expect(try entries(folder) == ["a.csv"])
    }

    @Test("what is no regular file is written straight and stays what it is")
    func straight() throws {
        let null = try AtomicFile("/dev/null")
        try null.write("gone")
        try null.commit()
        var found = stat()
        #expect(stat("/dev/null", &found) == 0 && found.st_mode & S_IFMT == S_IFCHR)

        let folder = try TemporaryFolder()
        #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
        // Opened for both ends, so that neither waits for the other.
        let reader = open(folder.path("pipe"), O_RDWR)
        defer { close(reader) }
        let pipe = try AtomicFile(folder.path("pipe"))
        try pipe.write("through\n")
        try pipe.commit()
        var bytes = [UInt8](repeating: 0, count: 16)
        #expect(read(reader, &bytes, bytes.count) == 8)
        #expect(try entries(folder) == ["pipe"])
    }

    @Test("a full disk is told, with the call that failed")
    func fullDisk() throws {
        let file = try AtomicFile("/dev/full")
        try file.write("x")
        #expect(throws: WriterError.failed(path: "/dev/full", call: "write", code: ENOSPC)) {
            try file.commit()
        }
    }

    @Test("a folder, or a place that is not there, is refused", arguments: ["", "/missing/a.csv", "/"])
    func refused(_ name: String) throws {
        let folder = try TemporaryFolder()
        let error = #expect(throws: WriterError.self) { _ = try AtomicFile(folder.path + name) }
        guard case .cannotCreate = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(try entries(folder) == [])
    }

    @Test("a descriptor of this process is duplicated, not opened again")
    func descriptor() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("log", "before\n")
        let descriptor = open(path, O_WRONLY | O_APPEND)
        defer { close(descriptor) }
        let file = try AtomicFile("/dev/fd/\(descriptor)")
        try file.write("after\n")
        try file.commit()
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "before\nafter\n")
    }
}
