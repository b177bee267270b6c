import Digest
import LandModel
import Statistics
import Tables

/// Makes the tables and sentences of a pipeline from its statistics.
struct IndicatorReports {
    let definition: PipelineDefinition
    let digests: [DigestPlan]
    let plan: StatisticPlan

    func tables(_ result: IndicatorResult, year: Int) -> [StatisticTable] {
        let figures = figures(result.results, result, year)
        var tables: [StatisticTable] = []
        func add(_ table: StatisticTable?, about statistics: [String], byCounty: Bool = false) {
            guard var table else { return }
            if byCounty { table.notes += boundaryNotes(result) }
            table.notes += classNotes(statistics)
            tables.append(table)
        }
        let grouped = definition.indicators.filter { $0.group != nil }.map(\.id)
        if let reports = definition.reports {
            var indicators = reports.indicators
            indicators?.surveyYears = plan.vocabulary.surveyYears
            add(indicators?.table(figures), about: grouped)
            let tasks = definition.indicators.filter { $0.task != nil }.map(\.id)
            add(reports.tasks?.table(figures), about: tasks, byCounty: true)
            add(reports.assessment?.table(figures), about: reports.assessment?.statistics ?? [])
            for cross in reports.cross {
                add(
                    cross.table(figures), about: cross.statistics,
                    byCounty: cross.by.contains { $0 != "year" })
            }
            tables += reports.listings.compactMap { listing in
                result.registers.first { $0.name == listing.source }.map(listing.table)
            }
            // The sides of statements are no statistics of the pipeline.
            let sides = self.figures(result.results + result.sides, result, year)
            if let consistency = reports.consistency { tables.append(consistency.table(sides)) }
        }
        for table in FigureTables.tables(figures) { add(table, about: definition.indicators.map(\.id)) }
        return tables
    }

    /// Registers keep the codes that held when they were written: where counties changed, figures side by side may speak
    /// of different ground.
    private func boundaryNotes(_ result: IndicatorResult) -> [String] {
        guard !result.movedCounties.isEmpty else { return [] }
        let names = result.movedCounties.map { result.names[$0] ?? $0 }.joined(separator: "、")
        return ["\(names)的调查范围在各调查年度之间有变化（行政区划调整）；台账和分区按其登记的行政区代码，与当年调查面积不宜直接相除、相减。"]
    }

    /// Which classes the named sets hold that statistics ask for.
    private func classNotes(_ statistics: [String]) -> [String] {
        let names = Set(statistics.flatMap(plan.classSets)).sorted()
        guard !names.isEmpty else { return [] }
        let sets = names.map { name in
            "\(name) = " + (plan.vocabulary.classes.sets[name] ?? []).sorted().joined(separator: "、")
        }
        return ["地类口径（\(definition.classes.standard)）：" + sets.joined(separator: "；") + "。"]
    }

    /// Sentences by the name of their digest; a figure in them that is missing or doubtful fails a check.
    func texts(
        _ result: IndicatorResult, year: Int
    ) -> [(name: String, text: String, check: CheckResult)] {
        let figures = figures(result.results, result, year)
        return digests.map { digest in
            let text = digest.template.render(figures)
            let gaps = text.missing + text.doubtful
            let check = CheckResult(
                rule: "digest-figures", subject: digest.name, expected: "0", found: "\(gaps.count)",
                difference: "\(gaps.count)", unit: "figures", verdict: gaps.isEmpty ? .pass : .fail,
                detail: gaps.prefix(5).map(\.statistic).joined(separator: ", "))
            return (digest.name, text.text, check)
        }
    }

    private func figures(
        _ results: [StatisticResult], _ result: IndicatorResult, _ year: Int
    ) -> PlanFigures {
        PlanFigures(
            results: results,
            years: PlanYears(
                base: definition.reports?.baseYear ?? year, target: definition.reports?.targetYear ?? year,
                year: year), city: definition.city, names: result.names,
            groupings: Dictionary(definition.groupings.map { ($0.name, $0) }) { first, _ in first })
    }
}
