import LandModel
import Pipeline

/// What `run` says on stderr of a pipeline of several years.
enum YearsText {
    static func outcome(of result: YearsResult, _ plan: YearsPlan) -> [Phrase] {
        let surveys = zip(plan.surveys, result.surveys).flatMap { survey, found in
            RunText.outcome(of: found).map { Phrase(both: "\(survey.definition.year): ") + $0 }
        }
        return surveys + result.comparisons.flatMap { outcome(of: $0, plan) }
            + (result.epochs?.summaries ?? []).map(outcome)
            + (result.indicators.map { [IndicatorText.outcome(of: $0)] } ?? [])
    }

    private static func outcome(of epoch: EpochResult.Summary) -> Phrase {
        func kilometres(_ area: SquareMetres) -> String {
            StatisticTable.Cell.area(area).text(.squareKilometres)
        }
        let difference = epoch.after - epoch.before
        let sign = difference > .zero ? "+" : ""
        return Phrase(
            both: "\(epoch.title): \(kilometres(epoch.before)) → \(kilometres(epoch.after)) km², "
                + sign + kilometres(difference)
        )
            + Phrase("; \(epoch.lost) m² lost.", "；减少的范围 \(epoch.lost) 平方米。")
    }

    private static func failures(of epochs: EpochResult?, folder: String) -> [Phrase] {
        guard let epochs, epochs.hasFailed else { return [] }
        return epochs.checks.filter { $0.verdict == .fail }.flatMap { CheckText.lines($0) } + [
            Phrase(
                "The ground: epoch_lost in \(folder)/epochs/results.gpkg.",
                "范围见 \(folder)/epochs/results.gpkg 的 epoch_lost 图层。")
        ]
    }

    private static func outcome(of comparison: ComparisonResult, _ plan: YearsPlan) -> [Phrase] {
        let change = comparison.change
        let failed = comparison.checks.filter { $0.verdict == .fail }.count
        let (passed, all) = (comparison.checks.count - failed, comparison.checks.count)
        let name = Phrase(both: "\(comparison.name): ")
        let slivers = ChangeText.noise(change.slivers, width: plan.definition.changes.sliverWidth)
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
                    "\(change.stretches.count) stretches of ground changed; \(comparison.findings.count) findings; "
                        + "\(passed) of \(all) checks passed.",
                    "变化地块 \(change.stretches.count) 块；发现问题 \(comparison.findings.count) 条；检核 \(all) 项，通过 \(passed) 项。"
                ), name + slivers,
        ] + (delivered(comparison, plan) + unknown(comparison, plan)).map { name + $0 }
            + LedgerText.losses(comparison.ledger)
    }

    /// What counties told of changes themselves.
    private static func delivered(_ comparison: ComparisonResult, _ plan: YearsPlan) -> [Phrase] {
        guard !comparison.layers.isEmpty else { return [] }
        let counties = Words.list(comparison.layers.keys.sorted(), limit: 20)
        func records(_ entry: Ledger.Entry) -> Int64 {
            comparison.ledger.sources.reduce(0) {
                $0 + comparison.ledger.total(entry, source: $1).features
            }
        }
        let use =
            plan.definition.changes.source == .layer
            ? Phrase("their change forms are made from it", "其变更表由此生成")
            : Phrase("checked against both years", "与两个年度的成果核对")
        return [
            Phrase("\(plan.definition.changes.layer) of ", "\(plan.definition.changes.layer)（") + counties
                + Phrase(
                    ": \(records(.read)) records read, \(records(.counted)) counted; ",
                    "）：读取记录 \(records(.read)) 条，计入 \(records(.counted)) 条；") + use
                + Phrase(".", "。")
        ]
    }

    /// Of single counties nobody knows what of their ground lay in another county.
    private static func unknown(_ comparison: ComparisonResult, _ plan: YearsPlan) -> [Phrase] {
        let alone = comparison.change.findings.filter { $0.rule == .changeUncovered }
        guard plan.isPartial, !alone.isEmpty else { return [] }
        let area = alone.reduce(SquareMetres.zero) { $0 + $1.area }
        return [
            Phrase(
                "\(area) m² of \(alone.count) patches stand in one year alone. They may have come from, or gone to, a county "
                    + "that --only leaves out; see change-uncovered in findings.csv.",
                "有 \(alone.count) 个图斑共 \(area) 平方米仅一个年度有，可能由 --only 以外的县调入或调出至该县，"
                    + "详见 findings.csv 中的 change-uncovered。")
        ]
    }

    /// What `check` says of a pipeline that can be carried out.
    static func planned(_ plan: YearsPlan) -> Phrase {
        let features = plan.surveys.map { survey in
            survey.deliveries.reduce(0) { $0 + $1.patches.source.declaredCount }
        }
        let years = Words.list(
            zip(plan.surveys, features).map { "\($0.definition.year) (\($1))" }, limit: plan.surveys.count)
        let layers = plan.surveys.reduce(0) { $0 + $1.deliveries.count { $0.changes != nil } }
        return Phrase("\(plan.definition.path): ", "\(plan.definition.path)：")
            + Phrase("years and patches declared: ", "年度及声明图斑：") + years
            + Phrase("; \(layers) change layers; no fault found.", "；变更过程图层 \(layers) 个；未发现问题。")
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
            + failures(of: result.epochs, folder: folder)
            + IndicatorText.failures(of: result.indicators, folder: folder)
    }
}
