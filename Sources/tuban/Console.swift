import Foundation

/// Where words go: results to stdout, everything else to stderr.
struct Console: Sendable {
    var language: Language
    var isQuiet: Bool

    func note(_ phrase: Phrase) {
        guard !isQuiet else { return }
        Self.write(phrase.text(in: language) + "\n", to: .standardError)
    }

    /// Told even when quiet.
    func warn(_ phrase: Phrase) {
        Self.write(phrase.text(in: language) + "\n", to: .standardError)
    }

    /// A result.
    static func print(_ text: String) { write(text + "\n", to: .standardOutput) }

    private static func write(_ text: String, to handle: FileHandle) {
        // A closed pipe (`tuban inspect … | head`) is no fault of the run.
        try? handle.write(contentsOf: Data(text.utf8))
    }
}
