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
}
