import LandModel
import Pipeline

/// What `check` says of a layer on stderr, beside its findings.
enum CoverageText {
    static func clean(_ plan: CoveragePlan, _ report: CoverageReport) -> Phrase {
        let fit =
            plan.districts.map { Phrase(", within \($0.source.name)", "，与 \($0.source.name) 吻合") } ?? .empty
        return features(plan, report) + Phrase(", no gap, no overlap", "，无缝隙、无重叠") + fit
            + Phrase(".", "。")
    }

    static func outcome(_ plan: CoveragePlan, _ report: CoverageReport) -> Phrase {
        features(plan, report) + Phrase(", ", "，")
            + Words.count(report.faults.count, "finding", "findings", "条问题") + Phrase(".", "。")
    }

    private static func features(_ plan: CoveragePlan, _ report: CoverageReport) -> Phrase {
        Phrase("\(plan.patches.source.name): ", "\(plan.patches.source.name)：")
            + Words.count(report.features, "feature", "features", "个要素")
    }
}
