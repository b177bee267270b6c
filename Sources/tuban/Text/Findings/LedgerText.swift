import LandModel

/// The account in words: what was read and did not reach the tables.
enum LedgerText {
    /// Lines shown; the whole account stands in ledger.csv.
    static let shown = 20

    static func title(_ entry: Ledger.Entry) -> Phrase {
        switch entry {
        case .read: Phrase("read", "读取")
        case .counted: Phrase("counted", "计入")
        case .deducted: Phrase("deducted", "扣除")
        case .rejected: Phrase("rejected", "剔除")
        case .unmapped: Phrase("unmapped", "无对应地类")
        case .otherCounty: Phrase("of counties left out", "未参与本次运行的县区")
        case .repaired: Phrase("repaired", "修复")
        case .noted: Phrase("noted", "备注")
        }
    }

    /// One line for each source and reason; none when every feature was counted.
    static func losses(_ ledger: Ledger) -> [Phrase] {
        let lost = ledger.sorted.filter { $0.key.entry == .rejected || $0.key.entry == .unmapped }
        let rest = lost.count - shown
        return lost.prefix(shown).map { line($0.key, $0.line).oneLine }
            + (rest > 0 ? [Phrase("… \(rest) more in ledger.csv", "…… 另有 \(rest) 行，见 ledger.csv")] : [])
    }

    /// `440203/DLTB: rejected: no geometry: 2 features, 0.00 m²`.
    static func line(_ key: Ledger.Key, _ line: Ledger.Line) -> Phrase {
        let reason = FindingRule(rawValue: key.reason).map(FindingRuleText.title) ?? Phrase(both: key.reason)
        return Phrase(both: "\(key.source): ") + title(key.entry) + Phrase(": ", "：") + reason
            + (reason.isEmpty ? .empty : Phrase(": ", "："))
            + Words.count(line.features, "feature", "features", "个要素")
            + Phrase(", \(line.area) m²", "，\(line.area) 平方米")
    }
}
