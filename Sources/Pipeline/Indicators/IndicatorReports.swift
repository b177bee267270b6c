import Digest
import LandModel
import Statistics
import Tables

/// Makes the tables and sentences of a pipeline from its statistics.
struct IndicatorReports {
    let definition: PipelineDefinition
    let digests: [DigestPlan]

    func tables(_ result: IndicatorResult, year: Int) -> [StatisticTable] {
        let figures = figures(result.results, result, year)
        var tables: [StatisticTable] = []
        if let reports = definition.reports {
            tables += [
                reports.indicators?.table(figures), reports.tasks?.table(figures),
                reports.assessment?.table(figures),
            ].compactMap { $0 }
            tables += reports.cross.map { $0.table(figures) }
            tables += reports.listings.compactMap { listing in
                result.registers.first { $0.name == listing.source }.map(listing.table)
            }
            // The sides of statements are no statistics of the pipeline.
            let sides = self.figures(result.results + result.sides, result, year)
            if let consistency = reports.consistency { tables.append(consistency.table(sides)) }
        }
        return tables + FigureTables.tables(figures)
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
