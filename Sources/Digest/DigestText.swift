/// A digest as it came out.
package struct DigestText: Sendable, Equatable {
    /// A printed figure that is not as it should be.
    package struct Gap: Sendable, Hashable {
        package var statistic: String
        /// County code, key or year; `nil` for the whole.
        package var part: String?

        package init(statistic: String, part: String? = nil) {
            self.statistic = statistic
            self.part = part
        }
    }

    package var text: String
    /// In the order of the text, each once.
    package var missing: [Gap]
    package var doubtful: [Gap]

    package init(text: String, missing: [Gap] = [], doubtful: [Gap] = []) {
        self.text = text
        self.missing = missing
        self.doubtful = doubtful
    }
}

/// Keeps account of what a rendering prints. For one thread.
final class DigestRecord {
    private(set) var missing: [DigestText.Gap] = []
    private(set) var doubtful: [DigestText.Gap] = []
    private var told: Set<DigestText.Gap> = []

    func isMissing(_ gap: DigestText.Gap) { if told.insert(gap).inserted { missing.append(gap) } }
    func isDoubtful(_ gap: DigestText.Gap) { if told.insert(gap).inserted { doubtful.append(gap) } }
}
