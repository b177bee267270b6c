import LandModel

/// Findings as lines for stderr: each rule of each source with its number, its area and a few examples.
enum FindingText {
    /// Examples shown of each rule.
    static let examplesShown = 3

    static func lines(_ summary: FindingSummary) -> [Phrase] {
        summary.sorted.flatMap { key, line in
            [head(key, line).oneLine] + examples(line).map { $0.indented.oneLine }
        }
    }

    /// One line each; those of which nothing but the id is known share one.
    private static func examples(_ line: FindingSummary.Line) -> [Phrase] {
        let examples = line.examples.prefix(examplesShown)
        let rest = line.count - Int64(examples.count)
        let more = rest > 0 ? Phrase("… \(rest) more", "…… 另有 \(rest) 个") : .empty
        let ids = examples.compactMap { isBare($0) ? $0.feature : nil }
        if ids.count == examples.count {
            let list = Words.list(ids.map { "\($0)" })
            return [
                noun(examples, isOne: ids.count == 1) + list
                    + (rest > 0 ? Phrase(" ", " ") + more : .empty)
            ]
        }
        return examples.map(example) + (rest > 0 ? [more] : [])
    }

    private static func noun(_ findings: some Collection<Finding>, isOne: Bool) -> Phrase {
        guard findings.first.map({ isRegister($0.source) }) ?? false else {
            return Phrase(isOne ? "feature " : "features ", "要素 ")
        }
        return Phrase(isOne ? "row " : "rows ", "行 ")
    }

    /// Registers have rows where layers have features.
    private static func isRegister(_ source: String) -> Bool { source.hasPrefix("register:") }

    private static func isBare(_ finding: Finding) -> Bool {
        finding.facts.isEmpty && finding.place == nil && (finding.identifier ?? "").isEmpty
    }

    private static func head(_ key: FindingSummary.Key, _ line: FindingSummary.Line) -> Phrase {
        Phrase(both: "\(key.source): ") + FindingRuleText.title(key.rule) + Phrase(": ", "：")
            + (isRegister(key.source)
                ? Words.count(line.count, "row", "rows", "行")
                : Words.count(line.count, "feature", "features", "个要素")) + area(line.area)
            + Phrase(" [\(key.rule.rawValue)]", " [\(key.rule.rawValue)]")
    }

    /// `feature 7 (BSM …): facts, at longitude, latitude`.
    static func example(_ finding: Finding) -> Phrase {
        var who =
            finding.feature.map { noun([finding], isOne: true) + Phrase(both: "\($0)") }
            ?? (isRegister(finding.source)
                ? Phrase("the register", "整个台账") : Phrase("the layer", "整个图层"))
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
