import Foundation
import TestSupport

/// The built command, run as a user runs it: a process of its own.
enum Tuban {
    struct Outcome: Sendable {
        /// Exit status; 128 + signal for a process that a signal ended, as a shell has it.
        var status: Int32
        var output: String
        var errors: String
    }

    /// The command stands beside the tests' own executable.
    static let path: String = {
        let here = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let folders = ([here] + CommandLine.arguments.filter { $0.hasSuffix(".xctest") }).map {
            URL(fileURLWithPath: $0).deletingLastPathComponent()
        }
        let found = folders.map { $0.appendingPathComponent("tuban").path }.first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
        return found ?? project.appendingPathComponent(".build/debug/tuban").path
    }()

    static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../..").standardizedFileURL

    /// Runs the command to its end. Messages come in English.
    static func run(_ arguments: [String], in folder: String? = nil) throws -> Outcome {
        try RunningTuban(arguments, in: folder).wait()
    }
}

/// A command that was started and not yet waited for.
final class RunningTuban {
    private let process = Process()
    private let folder: TemporaryFolder

    /// Longer than any test's run takes on a busy machine.
    private static let limit: TimeInterval = 240

    init(_ arguments: [String], in working: String? = nil, wrapper: [String] = []) throws {
        folder = try TemporaryFolder()
        let command = wrapper + [Tuban.path] + arguments
        process.executableURL = URL(fileURLWithPath: command[0])
        process.arguments = Array(command.dropFirst())
        if let working { process.currentDirectoryURL = URL(fileURLWithPath: working) }
        var environment = ProcessInfo.processInfo.environment
        environment["LC_ALL"] = "C.UTF-8"
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        // Files and not pipes: a full pipe would hold the command up.
        process.standardOutput = try FileHandle(forWritingTo: try Self.emptyFile(folder, "stdout"))
        process.standardError = try FileHandle(forWritingTo: try Self.emptyFile(folder, "stderr"))
        try Self.withPlainSignals { try process.run() }
    }

    /// A child inherits what its parent's thread blocks and ignores, and threads of a pool block nearly everything.
    private static func withPlainSignals(_ body: () throws -> Void) rethrows {
        for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
        var (all, former) = (sigset_t(), sigset_t())
        sigfillset(&all)
        pthread_sigmask(SIG_UNBLOCK, &all, &former)
        defer { pthread_sigmask(SIG_SETMASK, &former, nil) }
        try body()
    }

    deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

    var isRunning: Bool { process.isRunning }

    func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

    func wait() throws -> Tuban.Outcome {
        let end = Date().addingTimeInterval(Self.limit)
        while process.isRunning {
            if Date() > end { send(SIGKILL) }
            usleep(2_000)
        }
        let signalled = process.terminationReason == .uncaughtSignal
        return Tuban.Outcome(
            status: signalled ? 128 + process.terminationStatus : process.terminationStatus,
            output: try read("stdout"), errors: try read("stderr"))
    }

    private func read(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: folder.path(name))), as: UTF8.self)
    }

    private static func emptyFile(_ folder: TemporaryFolder, _ name: String) throws -> URL {
        URL(fileURLWithPath: try folder.write(name, ""))
    }
}
