import Testing

@testable import tuban

/// What every message must be like, whatever it says.
enum Wording {
    static func check(_ report: Report, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(!report.phrases.isEmpty, sourceLocation: sourceLocation)
        for phrase in report.phrases { check(phrase, sourceLocation: sourceLocation) }
    }

    static func check(_ phrase: Phrase, sourceLocation: SourceLocation = #_sourceLocation) {
        for text in [phrase.english, phrase.chinese] {
            #expect(!text.drop { $0 == " " }.isEmpty, sourceLocation: sourceLocation)
            for slip in ["Optional(", "nil", "..", "。。", "::", "  ", " ,", " . ", "，，", "：："] {
                let body = text.drop { $0 == " " }
                #expect(!body.contains(slip), "`\(slip)` in: \(text)", sourceLocation: sourceLocation)
            }
            #expect(!text.contains("\n"), "\(text)", sourceLocation: sourceLocation)
        }
    }

    static func isChinese(_ text: String) -> Bool {
        text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
    }
}

/// The command's exit status; the testing library has a type of the same name.
typealias Status = tuban.ExitStatus
