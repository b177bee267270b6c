/// Lists, numbers and suggestions as they stand inside sentences.
enum Words {
    /// Names shown of a long list.
    static let shown = 12

    /// `a, b, c`, and how many more there are beyond the first dozen.
    static func list(_ names: [String], limit: Int = shown) -> Phrase {
        let first = names.prefix(limit)
        let rest = names.count - first.count
        return Phrase(
            first.joined(separator: ", ") + (rest > 0 ? " … (\(rest) more)" : ""),
            first.joined(separator: "、") + (rest > 0 ? " ……（另有 \(rest) 个）" : ""))
    }

    /// `Did you mean a or b?`; empty without a suggestion.
    static func suggestion(_ names: [String]) -> Phrase {
        guard !names.isEmpty else { return .empty }
        return Phrase(
            "Did you mean \(names.joined(separator: " or "))?", "是否指：\(names.joined(separator: "、"))？")
    }

    /// `1 patch`, `2 patches`: English needs both forms, Chinese the measure word.
    static func count(_ number: some BinaryInteger, _ one: String, _ many: String, _ chinese: String)
        -> Phrase
    {
        Phrase("\(number) \(number == 1 ? one : many)", "\(number) \(chinese)")
    }

    static func alternatives(_ names: [Phrase]) -> Phrase {
        Phrase(
            names.map(\.english).joined(separator: " or "), names.map(\.chinese).joined(separator: "或"))
    }

    /// `unknown key; did you mean a or b?`, or with a full stop where nothing is near.
    static func sentenceWithSuggestion(_ phrase: Phrase, _ names: [String]) -> Phrase {
        guard !names.isEmpty else { return phrase + Phrase(".", "。") }
        return phrase
            + Phrase(
                "; did you mean \(names.joined(separator: " or "))?", "；是否指：\(names.joined(separator: "、"))？")
    }
}
