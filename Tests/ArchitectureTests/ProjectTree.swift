import Foundation
import Testing

/// The project's own files, for tests that read them.
enum ProjectTree {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../..").standardizedFileURL

    /// Target folders of `Sources` that hold Swift.
    static let stages = ["Readers", "Normalise", "Measure", "Aggregate", "Check", "Tables", "Writers"]

    struct SwiftFile: Sendable, CustomTestStringConvertible {
        /// From the root: `Sources/Measure/Patch/PatchGeometry.swift`.
        var path: String
        var lines: [Substring]

        var target: String { String(path.split(separator: "/")[1]) }
        /// Name without `+Topic` and `.swift`.
        var mainType: String {
            let name = path.split(separator: "/").last?.dropLast(".swift".count) ?? ""
            return String(name.prefix { $0 != "+" })
        }
        var testDescription: String { path }

        /// Modules that the file imports.
        var imports: [String] {
            lines.compactMap { line in
                let words = line.split(separator: " ")
                guard let word = words.firstIndex(of: "import"), word + 1 < words.count,
                    words[..<word].allSatisfy({ Self.importWords.contains($0) || $0.hasPrefix("@") })
                else { return nil }
                return words[word + 1].split(separator: ".").first.map(String.init)
            }
        }

        private static let importWords: Set<Substring> = [
            "package", "internal", "private", "fileprivate", "public",
        ]
    }

    /// Every Swift file below a folder, in the order of paths.
    static func swiftFiles(_ folder: String) -> [SwiftFile] {
        files(folder).filter { $0.hasSuffix(".swift") }.compactMap { path in
            guard let text = text(path) else { return nil }
            return SwiftFile(path: path, lines: text.split(separator: "\n", omittingEmptySubsequences: false))
        }
    }

    static func files(_ folder: String) -> [String] {
        let paths = FileManager.default.enumerator(atPath: root.appendingPathComponent(folder).path)
        return (paths?.compactMap { $0 as? String } ?? []).sorted().map { "\(folder)/\($0)" }
    }

    static func entries(_ folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent(folder).path))
            ?? [])
            .sorted()
    }

    static func text(_ path: String) -> String? {
        try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }
}
