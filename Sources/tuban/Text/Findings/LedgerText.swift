import LandModel

/// The account of what was read, as lines: one for each source, what did not reach the tables below it.
enum LedgerText {
    static func title(_ entry: Ledger.Entry) -> Phrase {
        switch entry {
        case .read: Phrase("read", "读取")
        case .counted: Phrase("counted", "计入")
        case .deducted: Phrase("deducted", "扣除")
        case .rejected: Phrase("rejected", "剔除")
        case .unmapped: Phrase("unmapped", "无对应地类")
        case .repaired: Phrase("repaired", "修复")
        case .noted: Phrase("noted", "备注")
        }
    }

    static func lines(_ ledger: Ledger) -> [Phrase] {
        ledger.sources.flatMap { source in
            let balance: [Ledger.Entry] = [.read, .counted, .deducted]
            let totals = balance.map { total($0, ledger.total($0, source: source)) }
            let head =
                Phrase(both: "\(source): ")
                + Phrase(
                    totals.map(\.english).joined(separator: "; "),
                    totals.map(\.chinese).joined(separator: "；"))
            let lost = ledger.sorted.filter {
                $0.key.source == source && ($0.key.entry == .rejected || $0.key.entry == .unmapped)
            }
            return [head.oneLine] + lost.map { line($0.key, $0.line).indented.oneLine }
        }
    }

    /// `rejected: no geometry: 2 features, 0.00 m²`.
    static func line(_ key: Ledger.Key, _ line: Ledger.Line) -> Phrase {
        let reason = FindingRule(rawValue: key.reason).map(FindingRuleText.title) ?? Phrase(both: key.reason)
        return title(key.entry) + Phrase(": ", "：") + reason
            + (reason.isEmpty ? .empty : Phrase(": ", "：")) + amount(line)
    }

    private static func total(_ entry: Ledger.Entry, _ line: Ledger.Line) -> Phrase {
        title(entry) + Phrase(" ", " ") + amount(line)
    }

    private static func amount(_ line: Ledger.Line) -> Phrase {
        Words.count(line.features, "feature", "features", "个要素")
            + Phrase(", \(line.area) m²", "，\(line.area) 平方米")
    }
}
