import LandModel

/// Findings as lines for stderr: each rule of each source with its number, its area and a few examples.
enum FindingText {
    /// Examples shown of each rule.
    static let examplesShown = 3

    static func lines(_ summary: FindingSummary) -> [Phrase] {
        summary.sorted.flatMap { key, line in
            let examples = line.examples.prefix(examplesShown)
            let rest = line.count - Int64(examples.count)
            return [head(key, line).oneLine] + examples.map { example($0).indented.oneLine }
                + (rest > 0 ? [Phrase("… \(rest) more", "…… 另有 \(rest) 个").indented] : [])
        }
    }

    private static func head(_ key: FindingSummary.Key, _ line: FindingSummary.Line) -> Phrase {
        Phrase(both: "\(key.source): ") + FindingRuleText.title(key.rule) + Phrase(": ", "：")
            + Words.count(line.count, "feature", "features", "个要素") + area(line.area)
            + Phrase(" [\(key.rule.rawValue)]", " [\(key.rule.rawValue)]")
    }

    /// `feature 7 (BSM …): facts, at longitude, latitude`.
    static func example(_ finding: Finding) -> Phrase {
        var who = finding.feature.map { Phrase("feature \($0)", "要素 \($0)") } ?? Phrase("the layer", "整个图层")
        if let identifier = finding.identifier, !identifier.isEmpty {
            who = who + Phrase(" (\(identifier))", "（\(identifier)）")
        }
        var what = FactText.line(finding.facts)
        if let place = finding.place {
            let coordinates = "\(degrees(place.longitude)), \(degrees(place.latitude))"
            what =
                what + (what.isEmpty ? .empty : Phrase(", ", "，"))
                + Phrase("at \(coordinates)", "位于 \(coordinates)")
        }
        return what.isEmpty ? who : who + Phrase(": ", "：") + what
    }

    private static func area(_ area: SquareMetres) -> Phrase {
        area == .zero ? .empty : Phrase(", \(area) m²", "，\(area) 平方米")
    }

    /// Six decimals: about 0.1 m.
    private static func degrees(_ value: Double) -> String {
        guard value.isFinite, abs(value) <= 1e6 else { return "\(value)" }
        return FixedPoint.string(Int64((value * 1_000_000).rounded()), decimals: 6)
    }
}
