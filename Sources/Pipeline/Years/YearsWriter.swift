import LandModel
import Tables
package import Writers

/// Writes the surveys of several years and what changed between them: a folder a year (`2019`), one a pair (`2019-2020`).
package struct YearsWriter {
    private let plan: YearsPlan
    private let result: YearsResult

    package init(plan: YearsPlan, result: YearsResult) {
        self.plan = plan
        self.result = result
    }

    /// Fills a run folder and puts it into place.
    package func write(into folder: RunFolder) throws {
        for (survey, found) in zip(plan.surveys, result.surveys) {
            let path = try folder.makeFolder("\(survey.definition.year)")
            try RunWriter(plan: survey, result: found).fill(path)
        }
        for (number, comparison) in result.comparisons.enumerated() {
            let path = try folder.makeFolder(comparison.name)
            try fill(path, comparison, older: plan.surveys[number], plan.surveys[number + 1])
        }
        if let epochs = result.epochs { try fill(try folder.makeFolder("epochs"), epochs) }
        if let indicators = result.indicators {
            let path = try folder.makeFolder(IndicatorWriter.folder)
            try IndicatorWriter(definition: plan.definition, result: indicators).fill(path)
        }
        try folder.publish()
    }

    private func fill(
        _ path: String, _ comparison: ComparisonResult, older: RunPlan, _ survey: RunPlan
    ) throws {
        try AccountCSV.findings(comparison.findings, into: path)
        try AccountCSV.ledger(comparison.ledger, into: path)
        try AccountCSV.checks(comparison.checks, into: path)
        try ChangeLevellingCSV.write(comparison.steps, into: path)
        try RunFolder.write(ChangeCSV.text(comparison.change.countyFlows), to: path + "/flows.csv")
        let results = RunResults(
            tables: tables(comparison.forms, survey), books: books(comparison, survey),
            texts: plan.definition.formTexts, findings: comparison.findings,
            statistics: comparison.statistics.tables,
            grounds: [StretchLayer.layer(comparison.change)] + comparison.statistics.grounds)
        for writer in try plan.definition.writers() { _ = try writer.write(results, into: path) }
        let record = try ComparisonRecord(comparison, plan.definition, older: older, newer: survey)
        try RunFolder.write(try record.text(), to: path + "/run.json")
    }

    private func fill(_ path: String, _ epochs: EpochResult) throws {
        try AccountCSV.findings(epochs.findings, into: path)
        try AccountCSV.checks(epochs.checks, into: path)
        let results = RunResults(
            tables: [], texts: plan.definition.formTexts, findings: epochs.findings,
            statistics: [epochs.table], grounds: [epochs.lost])
        for writer in try plan.definition.writers() { _ = try writer.write(results, into: path) }
    }

    /// One table a form for the whole run; the list of changes holds every county's.
    private func tables(_ forms: FilledForms, _ survey: RunPlan) -> [SummaryTable] {
        CombinedTables(plan: survey, forms: forms).tables
    }

    private func books(_ comparison: ComparisonResult, _ survey: RunPlan) -> [FormBook] {
        let city = plan.isPartial ? [] : [(plan.definition.city, comparison.forms.city)]
        let counties = survey.deliveries.map {
            ($0.county, comparison.forms.counties[$0.county.code] ?? [])
        }
        return (city + counties).map { district, tables in
            FormBook(
                name: district.code,
                title: "\(plan.definition.title) \(comparison.name) \(district.name) \(district.code)",
                texts: plan.definition.formTexts, tables: tables)
        }
    }
}

extension YearChange {
    /// Areas by county and class before and after, as `tuban change` tells them.
    var countyFlows: [FlowRow] {
        struct Path: Hashable {
            var before: GroundLabel?
            var after: GroundLabel?
            var kind: ChangeKind
        }
        func label(_ side: ChangeSide?) -> GroundLabel? {
            side.map { GroundLabel(district: String($0.county), landClass: $0.landClass) }
        }
        var areas: [Path: SquareMetres] = [:]
        for record in records {
            let path = Path(before: label(record.before), after: label(record.after), kind: record.kind)
            areas[path, default: .zero] += record.area
        }
        return areas.filter { $0.value != .zero }.map {
            FlowRow(before: $0.key.before, after: $0.key.after, kind: $0.key.kind, area: $0.value)
        }.sorted()
    }
}
