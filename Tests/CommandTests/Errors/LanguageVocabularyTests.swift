import Foundation
import Testing

@testable import tuban

/// Words that faults of the language of statistics and of a pipeline's rules carry in English: each has a Chinese one.
/// They are looked for in the sources, so that a new one is not forgotten.
@Suite struct LanguageVocabularyTests {
    private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../Sources").standardizedFileURL

    /// Texts of a label in all files of a folder; what stands behind the first interpolation is cut off.
    private static func words(_ label: String, in folder: String) throws -> Set<String> {
        let root = sources.appendingPathComponent(folder)
        let names = try FileManager.default.subpathsOfDirectory(atPath: root.path)
        var found: Set<String> = []
        for name in names where name.hasSuffix(".swift") {
            let text = try String(contentsOf: root.appendingPathComponent(name), encoding: .utf8)
            for piece in text.components(separatedBy: label + ": \"").dropFirst() {
                found.insert(String(piece.prefix { $0 != "\"" }).components(separatedBy: "\\(")[0])
            }
        }
        return found
    }

    @Test("what was expected of a filter, a measure or a formula")
    func language() throws {
        let words = try Self.words("expected", in: "Statistics").filter {
            $0.contains(" ") && !$0.hasPrefix("`")
        }
        #expect(words.count > 15)
        for word in words {
            #expect(Wording.isChinese(Vocabulary.phrase(word).chinese), "\(word)")
        }
    }

    @Test("what a key needs beside it")
    func needs() throws {
        let words = try Self.words("value", in: "Pipeline/Definition").filter { $0.contains(" ") }
        #expect(words.count > 8)
        for word in words {
            #expect(Wording.isChinese(Vocabulary.phrase(word).chinese), "\(word)")
        }
    }

    @Test("what a field holds")
    func types() {
        for word in [
            "text", "word", "code", "land class", "district", "date", "month", "year", "count", "number",
        ] { #expect(Wording.isChinese(Vocabulary.phrase(word).chinese), "\(word)") }
    }
}
