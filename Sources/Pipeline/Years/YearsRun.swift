import Aggregate
import Check
package import LandModel
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
                let known = try zones ?? monitoringZones(surveys[number - 1])
                zones = known
                comparisons.append(try compare(number, surveys[number - 1], result, known))
                // The patches of two years are held at a time.
                surveys[number - 1].ground = nil
            }
            surveys.append(result)
        }
        return YearsResult(
            surveys: surveys, comparisons: comparisons,
            epochs: try zones.flatMap { try EpochResult(plan.monitoring, $0) })
    }

    /// - Parameter number: of the newer survey in the plan.
    private func compare(
        _ number: Int, _ before: SurveyResult, _ after: SurveyResult, _ zones: MonitoringZones
    ) throws -> ComparisonResult {
        let (older, newer) = (plan.surveys[number - 1], plan.surveys[number])
        let change = try change(before, after)
        let delivered = try DeliveredChanges(of: newer, workers)
        let filler = ChangeForms(catalogue: changeForms)
        let pieces = change.stretches.flatMap(\.pieces)
        let changes = change.records.filter { !$0.isUnchanged }
        var filled = FilledForms()
        var steps: [ChangeStep] = []
        for delivery in newer.deliveries {
            let code = delivery.county.code
            let settings = plan.definition.changes
            let layer =
                settings.origin(hasLayer: delivery.changes != nil) == .layer ? delivered[code] : nil
            let county = ChangeForms.County(
                district: delivery.county,
                opening: before.records[.base]?.levelledRecords(of: code) ?? [],
                closing: after.records[.base]?.levelledRecords(of: code) ?? [],
                changes: layer?.records ?? changes.filter { $0.concerns(code) },
                pieces: layer?.pieces ?? pieces.compactMap { $0.told(in: code) },
                farmland: farmland(before, after, of: code))
            let levelled = try filler.level(county)
            steps += levelled.steps
            filled.counties[code] = try filler.fill(
                county, levelled: levelled, year: "\(newer.definition.year)",
                forms: plan.definition.changes.forms)
        }
        if !plan.isPartial {
            let city = plan.definition.city
            filled.city = filler.city(
                District(code: String(city.code.prefix(DistrictLevel.city.digits)), name: city.name),
                of: newer.deliveries.map { filled.counties[$0.county.code] ?? [] })
        }
        // What is said of the newer survey's own forms was said when it was carried out.
        let known = Set(after.checks.map { [$0.rule, $0.subject] })
        let checks = CheckCatalogue.run(checkInput(before, after, changes, delivered, filled, newer)).filter {
            !known.contains([$0.rule, $0.subject])
        }
        let years = (older.definition.year, newer.definition.year)
        let statistics = try ChangeStatistics(
            change, before, after, years: years, plan: plan.monitoring, zones: zones,
            rows: rows(before, after), workers: workers)
        let findings = (told(change.findings, newer) + delivered.findings + statistics.findings).sorted()
        return ComparisonResult(
            years: years, change: change, findings: findings, ledger: delivered.ledger,
            layers: delivered.layers, forms: filled.spelling(plan.definition.city), steps: steps,
            checks: checks + statistics.checks + budget(findings), statistics: statistics)
    }

    /// Ground in one year alone may lie in a county that nobody asked for: which were asked for is part of the finding.
    private func told(_ findings: [Finding], _ plan: RunPlan) -> [Finding] {
        guard plan.isPartial else { return findings }
        let counties = plan.deliveries.map(\.county.code).joined(separator: "; ")
        return findings.map { finding in
            guard finding.rule == .changeUncovered else { return finding }
            var finding = finding
            finding.facts.append(Finding.Fact("counties", counties))
            return finding
        }
    }

    /// Ground that lay in a county which nobody asked for is no fault of the data.
    private func budget(_ findings: [Finding]) -> [CheckResult] {
        FindingsBudget(plan.definition.budget).results(
            plan.isPartial ? findings.filter { $0.rule != .changeUncovered } : findings)
    }

    /// In the plane that both years are compared in.
    private func monitoringZones(_ before: SurveyResult) throws -> MonitoringZones {
        guard let plane = before.ground?.source.zones.plane else {
            preconditionFailure("surveys of several years keep their patches")
        }
        return try MonitoringZones(plan.monitoring.zones, plane: plane, workers: workers)
    }

    /// The districts of both years; one that went is called as it was.
    private func rows(_ before: SurveyResult, _ after: SurveyResult) -> DistrictRows {
        var names = before.districts.names.merging(after.districts.names) { $1 }
        for delivery in plan.surveys[0].deliveries { names[delivery.county.code] = delivery.county.name }
        return DistrictRows(
            deepest: plan.definition.statistics.level, names: names,
            city: plan.isPartial ? nil : plan.definition.city)
    }

    private func change(_ before: SurveyResult, _ after: SurveyResult) throws -> YearChange {
        guard let older = before.ground, let newer = after.ground else {
            preconditionFailure("surveys of several years keep their patches")
        }
        let changes = plan.definition.changes
        return try YearComparison(
            before: older.source, after: newer.source, workers: workers, sliverWidth: changes.sliverWidth,
            tolerance: changes.tolerance
        ).run(older.patches, newer.patches)
    }

    private func farmland(
        _ before: SurveyResult, _ after: SurveyResult, of county: String
    ) -> ChangeForms.Farmland? {
        guard let opening = before.records[.farmland], let closing = after.records[.farmland] else {
            return nil
        }
        return ChangeForms.Farmland(
            opening: opening.levelledRecords(of: county), closing: closing.levelledRecords(of: county))
    }

    private func checkInput(
        _ before: SurveyResult, _ after: SurveyResult, _ changes: [ChangeRecord],
        _ delivered: DeliveredChanges, _ filled: FilledForms, _ plan: RunPlan
    ) -> CheckInput {
        let (opening, closing) = (before.base.records, after.base.records)
        let city = self.plan.definition.city
        let (older, newer) = (before.forms.withPrefixes(city), after.forms.withPrefixes(city))
        return CheckInput(
            counties: plan.deliveries.map { delivery in
                let code = delivery.county.code
                func own(_ records: [BaseRecord]) -> [BaseRecord] {
                    records.filter { $0.key.locationUnit.hasPrefix(code) }
                }
                let (first, last) = (own(opening), own(closing))
                return CheckInput.County(
                    code: code, patches: [:],
                    tables: (newer.counties[code] ?? []) + (filled.counties[code] ?? []),
                    openingTables: older.counties[code] ?? [],
                    change: CheckInput.Change(
                        opening: first, records: changes.filter { $0.concerns(code) }, closing: last),
                    delivered: delivered.check(code, opening: first, closing: last))
            }, cityTables: newer.city + filled.city, cityOpeningTables: older.city, ledger: delivered.ledger)
    }
}

/// What the years amount to.
package struct YearsResult: Sendable {
    /// In ascending order.
    package var surveys: [SurveyResult]
    /// Each year with the one before it.
    package var comparisons: [ComparisonResult]
    /// Zones at two times, where the pipeline names any.
    package var epochs: EpochResult?

    package var hasFailed: Bool {
        surveys.contains(where: \.hasFailed) || comparisons.contains(where: \.hasFailed)
            || epochs?.hasFailed ?? false
    }
}

/// Two years compared.
package struct ComparisonResult: Sendable {
    package var years: (before: Int, after: Int)
    package var change: YearChange
    /// Of the comparison and of the change layers.
    package var findings: [Finding]
    /// Of the change layers.
    package var ledger: Ledger
    /// Names of the change layers by code of the county that delivered one.
    package var layers: [String: String]
    package var forms: FilledForms
    /// What levelling moved.
    package var steps: [ChangeStep]
    package var checks: [CheckResult]
    package var statistics: ChangeStatistics

    package var hasFailed: Bool { checks.contains { $0.verdict == .fail } }
    /// `2019-2020`.
    package var name: String { "\(years.before)-\(years.after)" }
}

extension ChangeRecord {
    /// Whether either side lies in a county.
    func concerns(_ county: String) -> Bool {
        (before?.key.locationUnit.hasPrefix(county) ?? false)
            || (after?.key.locationUnit.hasPrefix(county) ?? false)
    }
}
