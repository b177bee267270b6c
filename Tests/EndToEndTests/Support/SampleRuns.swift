import Foundation
import TestSupport

/// Every pipeline of the project carried out once on the sample, when the first test asks for it.
enum SampleRuns {
    struct Run: Sendable {
        var pipeline: String
        var outcome: Tuban.Outcome
        var folder: TemporaryFolder
        var result: ResultFolder { ResultFolder(path: folder.path("result")) }
    }

    /// Names without `.yaml`.
    static let pipelines: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: Tuban.project.path + "/pipelines")) ?? [])
        .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()

    /// Pipelines of one survey.
    static let surveys = pipelines.filter { !isOfYears($0) }
    /// Pipelines of several years.
    static let years = pipelines.filter(isOfYears)

    private static func isOfYears(_ pipeline: String) -> Bool {
        let text = (try? String(contentsOfFile: path(pipeline), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").contains("years:")
    }

    private static let runs: [String: Once<Run>] = Dictionary(
        uniqueKeysWithValues: pipelines.map { name in (name, Once { try carryOut(name, jobs: 1) }) })

    /// The run of a pipeline with one worker and everything as the file says.
    static func run(_ pipeline: String) throws -> Run {
        guard let run = runs[pipeline] else { throw CocoaError(.fileNoSuchFile) }
        return try run.value
    }

    static func path(_ pipeline: String) -> String { Tuban.project.path + "/pipelines/\(pipeline).yaml" }

    /// From the project's own folder, so that paths in the record of the run are the same on every machine.
    static func carryOut(_ pipeline: String, jobs: Int, _ more: [String] = []) throws -> Run {
        let folder = try TemporaryFolder.shared()
        let outcome = try Tuban.run(
            [
                "run", "pipelines/\(pipeline).yaml", "--out", folder.path("result"), "--jobs", "\(jobs)",
                "--lang", "en",
            ] + more, in: Tuban.project.path)
        return Run(pipeline: pipeline, outcome: outcome, folder: folder)
    }
}
