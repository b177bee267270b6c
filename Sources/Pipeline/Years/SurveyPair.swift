import Aggregate
import LandModel
import Measure
import Tables

/// Two surveys that follow one another in a pipeline of years, carried out and ready to be compared.
struct SurveyPair {
    let plan: YearsPlan
    /// Of the newer survey in the plan.
    let number: Int
    let before: SurveyResult
    let after: SurveyResult
    let workers: Workers

    var older: RunPlan { plan.surveys[number - 1] }
    var newer: RunPlan { plan.surveys[number] }
    /// The plane that both years are compared in.
    var plane: AreaPlane { ground(before).source.zones.plane }

    func compare(
        zones: MonitoringZones, forms catalogue: ChangeFormCatalogue
    ) throws -> ComparisonResult {
        let change = try change()
        let delivered = try DeliveredChanges(of: newer, workers)
        let changes = change.records.filter { !$0.isUnchanged }
        let (filled, steps) = try fill(change, changes, delivered, ChangeForms(catalogue: catalogue))
        let years = (older.definition.year, newer.definition.year)
        let statistics = try ChangeStatistics(
            change, before, after, years: years, plan: plan.monitoring, zones: zones, rows: rows,
            workers: workers)
        let findings = (told(change.findings) + delivered.findings + statistics.findings).sorted()
        return ComparisonResult(
            years: years, change: change, findings: findings, ledger: delivered.ledger,
            layers: delivered.layers, forms: filled.spelling(plan.definition.city), steps: steps,
            checks: checks(changes, delivered, filled) + statistics.checks + budget(findings),
            statistics: statistics)
    }

    private func change() throws -> YearChange {
        let (older, newer) = (ground(before), ground(after))
        let changes = plan.definition.changes
        return try YearComparison(
            before: older.source, after: newer.source, workers: workers, sliverWidth: changes.sliverWidth,
            tolerance: changes.tolerance
        ).run(older.patches, newer.patches)
    }

    private func ground(_ survey: SurveyResult) -> (patches: SurveyGround, source: SurveySource) {
        guard let ground = survey.ground else {
            preconditionFailure("surveys of several years keep their patches")
        }
        return ground
    }

    /// The districts of both years; one that went is called as it was.
    private var rows: DistrictRows {
        var names = before.districts.names.merging(after.districts.names) { $1 }
        for delivery in plan.surveys[0].deliveries { names[delivery.county.code] = delivery.county.name }
        return DistrictRows(
            deepest: plan.definition.statistics.level, names: names,
            city: plan.isPartial ? nil : plan.definition.city)
    }

    // MARK: Change forms

    /// The change forms of every county, by the surveys or by the layer it delivered, and of the city.
    private func fill(
        _ change: YearChange, _ changes: [ChangeRecord], _ delivered: DeliveredChanges, _ forms: ChangeForms
    ) throws -> (FilledForms, [ChangeStep]) {
        let pieces = change.stretches.flatMap(\.pieces)
        let settings = plan.definition.changes
        var filled = FilledForms()
        var steps: [ChangeStep] = []
        for delivery in newer.deliveries {
            let code = delivery.county.code
            let layer =
                settings.origin(hasLayer: delivery.changes != nil) == .layer ? delivered[code] : nil
            let county = ChangeForms.County(
                district: delivery.county,
                opening: before.records[.base]?.levelledRecords(of: code) ?? [],
                closing: after.records[.base]?.levelledRecords(of: code) ?? [],
                changes: layer?.records ?? changes.filter { $0.concerns(code) },
                pieces: layer?.pieces ?? pieces.compactMap { $0.told(in: code) },
                farmland: farmland(of: code))
            let levelled = try forms.level(county)
            steps += levelled.steps
            filled.counties[code] = try forms.fill(
                county, levelled: levelled, year: "\(newer.definition.year)", forms: settings.forms)
        }
        if !plan.isPartial {
            let city = plan.definition.city
            filled.city = forms.city(
                District(code: String(city.code.prefix(DistrictLevel.city.digits)), name: city.name),
                of: newer.deliveries.map { filled.counties[$0.county.code] ?? [] })
        }
        return (filled, steps)
    }

    private func farmland(of county: String) -> ChangeForms.Farmland? {
        guard let opening = before.records[.farmland], let closing = after.records[.farmland] else {
            return nil
        }
        return ChangeForms.Farmland(
            opening: opening.levelledRecords(of: county), closing: closing.levelledRecords(of: county))
    }
}
