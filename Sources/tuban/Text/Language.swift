import ArgumentParser
import Foundation

/// Language of messages; data, tables and CSV heads never depend on it.
enum Language: String, ExpressibleByArgument, CaseIterable, Sendable {
    case english = "en"
    case chinese = "zh"

    /// From the environment as gettext reads it: LC_ALL, LC_MESSAGES, LANG; English when none speaks of Chinese.
    static var ofEnvironment: Language {
        let environment = ProcessInfo.processInfo.environment
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            guard let value = environment[name], !value.isEmpty else { continue }
            return value.hasPrefix("zh") ? .chinese : .english
        }
        return .english
    }
}

/// A sentence in both languages of the program.
struct Phrase: Sendable, Hashable {
    var english: String
    var chinese: String

    init(_ english: String, _ chinese: String) {
        self.english = english
        self.chinese = chinese
    }

    func text(in language: Language) -> String {
        language == .chinese ? chinese : english
    }
}
