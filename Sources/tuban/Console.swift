import Foundation
import Writers

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

    /// A result, to stdout.
    static func result(_ text: String) throws {
        let file = try AtomicFile("-")
        try file.write(text)
        try file.commit()
    }

    private static func write(_ text: String, to handle: FileHandle) {
        // Nobody to tell when stderr is closed.
        try? handle.write(contentsOf: Data(text.utf8))
    }
}
