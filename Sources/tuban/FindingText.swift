import LandModel

enum FindingText {
    static func lines(_ summary: FindingSummary) -> [Phrase] {
        summary.sorted.map { key, line in
            let text = "\(key.source): \(key.rule.rawValue): \(line.count), \(line.area) m²"
            return Phrase(text, text)
        }
    }
}
