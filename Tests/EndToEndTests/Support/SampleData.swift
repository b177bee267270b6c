import Foundation
import Testing

/// The sample deliveries that come with the project.
enum SampleData {
    static let folder = Tuban.project.appendingPathComponent("sample-data/shaoguan").path
    static let targets = folder + "/targets.json"

    /// Folder of a county's delivery, by its code.
    static func delivery(_ county: String) -> String {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return folder + "/" + (names.first { $0.hasPrefix(county) } ?? county)
    }

    /// Folder of a county's last delivery up to a year; a county in which nothing changed hands in nothing.
    static func delivery(_ county: String, upTo year: Int) -> String {
        let first = delivery(county)
        let name = URL(fileURLWithPath: first).lastPathComponent
        let later = stride(from: year, to: 2019, by: -1).map { folder + "/\($0)/" + name }
        return later.first { FileManager.default.fileExists(atPath: $0) } ?? first
    }
}
