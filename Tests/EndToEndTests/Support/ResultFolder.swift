import Foundation
import LandModel
import Testing

/// What a run left, read back as text.
struct ResultFolder {
    let path: String

    func text(_ name: String) throws -> String {
        try String(contentsOf: URL(fileURLWithPath: path + "/" + name), encoding: .utf8)
    }

    /// The lines of a CSV file by column name.
    func rows(_ name: String) throws -> [[String: String]] { try CSVRows.rows(try text(name)) }

    /// Bytes of every file by relative path.
    func files() throws -> [String: Data] {
        var files: [String: Data] = [:]
        let walker = FileManager.default.enumerator(atPath: path)
        while let name = walker?.nextObject() as? String {
            var isFolder: ObjCBool = false
            let file = path + "/" + name
            guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), !isFolder.boolValue
            else { continue }
            files[name] = try Data(contentsOf: URL(fileURLWithPath: file))
        }
        return files
    }

    func findings() throws -> [[String: String]] { try rows("findings.csv") }

    /// Findings of one rule.
    func findings(_ rule: FindingRule) throws -> [[String: String]] {
        try findings().filter { $0["rule"] == rule.rawValue }
    }

    func failedChecks() throws -> [[String: String]] {
        try rows("checks.csv").filter { $0["verdict"] != "pass" }
    }
}

/// CSV as lists of records.
enum CSVRows {
    static func rows(_ text: String) throws -> [[String: String]] {
        let records = CommaSeparated.records(of: text).map(\.fields)
        let header = try #require(records.first)
        return try records.dropFirst().map { record in
            try #require(record.count == header.count)
            return Dictionary(uniqueKeysWithValues: zip(header, record))
        }
    }

    /// `-12.30` as -1230, without the program's own parser.
    static func hundredths(_ text: String?) throws -> Int64 {
        let text = try #require(text)
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        try #require(parts.count == 2 && parts[1].count == 2, "\(text) has not two decimals")
        return try #require(Int64(parts[0] + parts[1]), "\(text) is no number")
    }
}
