import LandModel
package import Tables

/// Carries out the surveys of several years, each as a run of its own, and compares each with the next.
package struct YearsRun: Sendable {
    package var plan: YearsPlan
    package var forms: FormCatalogue
    package var changeForms: ChangeFormCatalogue
    package var workers: Workers

    package init(
        plan: YearsPlan, forms: FormCatalogue, changeForms: ChangeFormCatalogue, workers: Workers
    ) {
        self.plan = plan
        self.forms = forms
        self.changeForms = changeForms
        self.workers = workers
    }

    /// - Parameter progress: told the year and the stage as each begins; called on the caller's thread.
    package func run(progress: (Int, RunStage) -> Void = { _, _ in }) throws -> YearsResult {
        var surveys: [SurveyResult] = []
        var comparisons: [ComparisonResult] = []
        var zones: MonitoringZones?
        for (number, survey) in plan.surveys.enumerated() {
            let year = survey.definition.year
            let result = try SurveyRun(plan: survey, forms: forms, workers: workers).run {
                progress(year, $0)
            }
            if number > 0 {
                progress(year, .comparing)
                let pair = SurveyPair(
                    plan: plan, number: number, before: surveys[number - 1], after: result,
                    workers: workers)
                let known =
                    try zones
                    ?? MonitoringZones(
                        plan.monitoring.zones, plane: pair.plane, workers: workers)
                zones = known
                comparisons.append(try pair.compare(zones: known, forms: changeForms))
                // The patches of two years are held at a time.
                surveys[number - 1].ground = nil
            }
            surveys.append(result)
        }
        surveys[surveys.count - 1].ground = nil
        var result = YearsResult(
            surveys: surveys, comparisons: comparisons,
            epochs: try zones.flatMap { try EpochResult(plan.monitoring, $0) })
        if plan.definition.hasIndicators, !plan.isPartial {
            progress(plan.definition.year, .indicators)
            let indicators = IndicatorRun(
                definition: plan.definition, registers: plan.registers, digests: plan.digests,
                workers: workers)
            result.indicators = try indicators.run(Array(zip(plan.surveys, surveys)), comparisons)
        }
        return result
    }
}
