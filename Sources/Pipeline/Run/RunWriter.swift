import Aggregate
import LandModel
import Tables
package import Writers

/// Writes everything a run found into its working folder; nothing appears under the result's name before `publish`.
package struct RunWriter {
    private let plan: RunPlan
    private let result: SurveyResult

    package init(plan: RunPlan, result: SurveyResult) {
        self.plan = plan
        self.result = result
    }

    /// Fills a run folder and puts it into place.
    package func write(into folder: RunFolder) throws {
        try fill(folder.workingPath)
        if let indicators = result.indicators {
            let path = try folder.makeFolder(IndicatorWriter.folder)
            try IndicatorWriter(definition: plan.definition, result: indicators).fill(path)
        }
        try folder.publish()
    }

    /// Writes everything into a folder that stands.
    func fill(_ path: String) throws {
        try AccountCSV.findings(result.findings, into: path)
        try AccountCSV.ledger(result.ledger, into: path)
        try AccountCSV.checks(result.checks, into: path)
        let records = Form.Records.allCases.compactMap { kind in result.records[kind].map { (kind, $0) } }
        for (kind, set) in records { try RecordsCSV.write(set.records, as: kind.layout, into: path) }
        try AccountCSV.levelling(
            records.map { ($0.0.rawValue, $0.1.levelled.flatMap(\.steps)) }, into: path)
        let tables = CombinedTables(plan: plan, forms: result.forms).tables
        let results = RunResults(
            tables: tables, books: books, texts: texts,
            districts: DistrictShapes(plan: plan, result: result).shapes,
            // First-level areas stand beside the districts on the map, where the form is asked for.
            totals: tables.first { $0.id == "T01" }, findings: result.findings,
            statistics: result.statistics, grounds: result.grounds)
        for writer in try plan.definition.writers() { _ = try writer.write(results, into: path) }
        try RunFolder.write(try RunRecord(plan: plan, result: result).text(), to: path + "/run.json")
    }

    private var texts: FormTexts { plan.definition.formTexts }

    /// One workbook for the city, one for each county.
    private var books: [FormBook] {
        let city = plan.isPartial ? [] : [(plan.definition.city, result.forms.city)]
        let counties = plan.deliveries.map { ($0.county, result.forms.counties[$0.county.code] ?? []) }
        return (city + counties).map { district, tables in
            FormBook(
                name: district.code, title: "\(plan.definition.title) \(district.name) \(district.code)",
                texts: texts, tables: tables)
        }
    }
}

extension Form.Records {
    /// How the records of this kind are written.
    fileprivate var layout: RecordsCSV.Layout {
        switch self {
        case .base: .base
        case .approved: .approved
        case .farmland: .farmland
        }
    }
}
