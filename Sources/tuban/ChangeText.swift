import LandModel
import Pipeline

/// What `change` says on stderr.
enum ChangeText {
    /// Where the patches of a year have gone.
    static func account(of year: YearAccount, _ plan: TabulatePlan) -> Phrase {
        let name = plan.source.name
        return Phrase("\(name): ", "\(name)：") + Words.count(year.features, "feature", "features", "个要素")
            + Phrase("; patches with a partner of the same shape ", "；图形相同的图斑 ") + line(year.lines.alike)
            + Phrase(", laid over others ", "，叠加 ") + line(year.lines.overlaid)
            + Phrase(", on ground of this year alone ", "，仅本年度有 ") + line(year.lines.uncovered)
            + Phrase(".", "。")
    }

    /// Flows that nobody may have meant.
    static func noise(_ slivers: ChangeSlivers, width: Double) -> Phrase {
        Phrase("Noise by the sliver rule: ", "按狭长规则判为噪声：")
            + Words.count(slivers.pieces, "piece", "pieces", "个")
            + Phrase(
                " of changed ground thinner than \(width) m on average, \(slivers.area) m²; in the table like all others.",
                "变化地块平均宽度不足 \(width) 米，共 \(slivers.area) 平方米；仍列入表中。")
    }

    private static func line(_ line: GroundLines.Line) -> Phrase {
        Phrase("\(line.patches) (\(line.area) m²)", "\(line.patches) 个（\(line.area) 平方米）")
    }

    /// What keeps the table from being all of a year.
    static func lost(_ year: YearAccount, _ plan: TabulatePlan) -> [Phrase] {
        TabulateText.lost(
            rejected: year.rejected, unknownClasses: year.unknownClasses, lostTexts: year.lostTexts,
            districts: year.rejectedDistricts,
            of: year.features
        ).map { Phrase(both: "\(plan.source.name): ") + $0 }
    }
}
