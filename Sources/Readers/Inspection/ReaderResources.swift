import Foundation
import LandModel

/// The tables the readers decide by, which lie beside the program as files.
enum ReaderResources {
    /// Rows of a table after its header. A table that cannot be read is a broken installation: it comes back
    /// empty, every field is then told as missing, and the test of the resources fails.
    static func rows(_ name: String, columns: Int) -> [[String]] {
        let url = Bundle.module.bundleURL.appendingPathComponent("Resources/\(name)")
        guard let text = try? String(contentsOf: url, encoding: .utf8) else { return [] }
        return CommaSeparated.records(of: text).dropFirst().map(\.fields).filter { $0.count == columns }
    }
}
