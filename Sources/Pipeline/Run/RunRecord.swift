import Foundation
import GDALBridge
import LandModel
import Readers

/// `run.json`: what was read, how each source was understood, and how it ended. No clock: the same inputs at the same paths
/// give the same bytes.
struct RunRecord {
    private let content: Content

    init(plan: RunPlan, result: SurveyResult) throws {
        let definition = plan.definition
        content = Content(
            pipeline: definition.name, title: definition.title, year: definition.year,
            counties: plan.deliveries.map(\.county.code), partial: plan.isPartial,
            standard: definition.classes.standard, curveStepDegrees: ArcChords.maximumStep,
            sources: plan.inspections.map { SourceRecord($0.name, $0.inspection) }.sorted {
                $0.name < $1.name
            },
            years: Dictionary(
                definition.sources.map { ($0.county.code, $0.year) }, uniquingKeysWith: { first, _ in first }),
            bases: Dictionary(
                uniqueKeysWithValues: plan.deliveries.map { ($0.county.code, $0.patches.basis.rawValue) }),
            findings: Dictionary(grouping: result.findings, by: \.rule.rawValue).mapValues(\.count),
            checks: CheckCounts(result.checks),
            gdal: try GDALRuntime.start().version)
    }

    func text() throws -> String {
        try RecordText.json(content)
    }

    private struct Content: Encodable {
        var schemaVersion = 1
        var pipeline: String
        var title: String
        var year: Int
        var counties: [String]
        var partial: Bool
        var standard: String
        var curveStepDegrees: Double
        var sources: [SourceRecord]
        var years: [String: Int]
        var bases: [String: String]
        var findings: [String: Int]
        var checks: CheckCounts
        var gdal: String
    }
}
