import LandModel
import Pipeline

/// What `change` says on stderr.
enum ChangeText {
    /// Where the patches of a year have gone.
    static func account(of year: YearAccount, _ plan: TabulatePlan) -> Phrase {
        let name = plan.source.name
        return Phrase("\(name): ", "\(name)：") + Words.count(year.features, "feature", "features", "个要素")
            + Phrase("; patches with a partner of the same shape ", "；图形相同的图斑 ") + line(year.alike)
            + Phrase(", laid over others ", "，叠加 ") + line(year.overlaid)
            + Phrase(", on ground of this year alone ", "，仅本年度有 ") + line(year.uncovered)
            + Phrase(".", "。")
    }

    private static func line(_ line: YearAccount.Line) -> Phrase {
        Phrase("\(line.patches) (\(line.area) m²)", "\(line.patches) 个（\(line.area) 平方米）")
    }

    /// What keeps the table from being all of a year.
    static func lost(_ year: YearAccount, _ plan: TabulatePlan) -> [Phrase] {
        TabulateText.lost(
            rejected: year.rejected, unknownClasses: year.unknownClasses, lostTexts: year.lostTexts,
            of: year.features
        ).map { Phrase(both: "\(plan.source.name): ") + $0 }
    }
}
