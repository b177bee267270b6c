import LandModel
import Pipeline

/// What `run` says on stderr of a pipeline of several years.
enum YearsText {
    static func outcome(of result: YearsResult, _ plan: YearsPlan) -> [Phrase] {
        let surveys = zip(plan.surveys, result.surveys).flatMap { survey, found in
            RunText.outcome(of: found).map { Phrase(both: "\(survey.definition.year): ") + $0 }
        }
        return surveys + result.comparisons.flatMap(outcome)
    }

    private static func outcome(of comparison: ComparisonResult) -> [Phrase] {
        let change = comparison.change
        let failed = comparison.checks.filter { $0.verdict == .fail }.count
        let (passed, all) = (comparison.checks.count - failed, comparison.checks.count)
        let name = Phrase(both: "\(comparison.name): ")
        return [
            name
                + Phrase(
                    "\(change.before.alike.patches) patches alike (\(change.before.alike.area) m²), "
                        + "\(change.before.overlaid.patches) and \(change.after.overlaid.patches) laid over one another, "
                        + "\(change.before.uncovered.patches) and \(change.after.uncovered.patches) in one year alone.",
                    "图形相同的图斑 \(change.before.alike.patches) 个（\(change.before.alike.area) 平方米），"
                        + "相互叠加前 \(change.before.overlaid.patches) 个、后 \(change.after.overlaid.patches) 个，"
                        + "仅一个年度有的前 \(change.before.uncovered.patches) 个、后 \(change.after.uncovered.patches) 个。"
                ),
            name
                + Phrase(
                    "\(change.stretches.count) stretches of ground changed; \(change.findings.count) findings; "
                        + "\(passed) of \(all) checks passed.",
                    "变化地块 \(change.stretches.count) 块；发现问题 \(change.findings.count) 条；检核 \(all) 项，通过 \(passed) 项。"
                ),
        ]
    }

    /// Failed checks, year by year.
    static func failures(of result: YearsResult, _ plan: YearsPlan, folder: String) -> [Phrase] {
        let surveys = zip(plan.surveys, result.surveys).filter { $1.hasFailed }.flatMap { survey, found in
            RunText.failures(of: found, folder: "\(folder)/\(survey.definition.year)")
        }
        return surveys
            + result.comparisons.filter(\.hasFailed).flatMap { comparison in
                comparison.checks.filter { $0.verdict == .fail }.prefix(10).flatMap { CheckText.lines($0) }
                    + [
                        Phrase(
                            "See checks.csv in \(folder)/\(comparison.name).",
                            "详见 \(folder)/\(comparison.name) 中的 checks.csv。")
                    ]
            }
    }
}
