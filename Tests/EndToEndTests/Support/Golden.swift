import Foundation
import Testing

/// Expected results as text under `Golden/<pipeline>/`; `TUBAN_GOLDEN=record` writes them anew.
enum Golden {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../Golden").standardizedFileURL

    private static var isRecording: Bool {
        ProcessInfo.processInfo.environment["TUBAN_GOLDEN"] == "record"
    }

    static func expect(
        _ found: String, _ pipeline: String, _ name: String, _ location: SourceLocation = #_sourceLocation
    ) throws {
        let file = folder.appendingPathComponent(pipeline).appendingPathComponent(name)
        if isRecording {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(found.utf8).write(to: file)
            return
        }
        let expected = try String(contentsOf: file, encoding: .utf8)
        guard found != expected else { return }
        // The whole of a long table says less than the first line that differs.
        let (lines, wanted) = (found.split(separator: "\n"), expected.split(separator: "\n"))
        let line = zip(lines, wanted).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        let at = line ?? min(lines.count, wanted.count)
        let (was, shouldBe) = (
            at < lines.count ? lines[at] : "(end)", at < wanted.count ? wanted[at] : "(end)"
        )
        Issue.record(
            "\(pipeline)/\(name), line \(at + 1): found \(was), expected \(shouldBe); `make golden` records anew",
            sourceLocation: location)
    }
}
