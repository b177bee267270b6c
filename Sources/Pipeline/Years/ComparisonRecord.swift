import GDALBridge
import LandModel

/// `run.json` of two years: what was compared, where the patches of both have gone, and how it ended. No clock, as in
/// `RunRecord`.
struct ComparisonRecord {
    private let content: Content

    /// - Parameters:
    ///   - older: plan of the older survey, newer: of the newer one.
    init(_ comparison: ComparisonResult, _ definition: PipelineDefinition, older: RunPlan, newer: RunPlan)
        throws
    {
        let change = comparison.change
        let changes = newer.deliveries.compactMap(\.changes).map {
            SourceRecord($0.layer.source.name, $0.inspection)
        }
        content = Content(
            pipeline: definition.name, title: definition.title,
            before: Year(older, change.before), after: Year(newer, change.after),
            counties: newer.deliveries.map(\.county.code), partial: newer.isPartial,
            forms: Dictionary(
                uniqueKeysWithValues: newer.deliveries.map {
                    ($0.county.code, definition.changes.origin(hasLayer: $0.changes != nil).rawValue)
                }),
            changes: changes.sorted { $0.name < $1.name }, stretches: change.stretches.count,
            slivers: Slivers(
                widthM: definition.changes.sliverWidth, pieces: change.slivers.pieces,
                areaM2: "\(change.slivers.area)"),
            findings: Dictionary(grouping: comparison.findings, by: \.rule.rawValue).mapValues(\.count),
            checks: CheckCounts(comparison.checks), gdal: try GDALRuntime.start().version)
    }

    func text() throws -> String { try RecordText.json(content) }

    private struct Content: Encodable {
        var schemaVersion = 1
        var pipeline: String
        var title: String
        var before: Year
        var after: Year
        var counties: [String]
        var partial: Bool
        /// What the change forms of each county are made from.
        var forms: [String: String]
        var changes: [SourceRecord]
        var stretches: Int
        var slivers: Slivers
        var findings: [String: Int]
        var checks: CheckCounts
        var gdal: String
    }

    private struct Year: Encodable {
        var year: Int
        /// Year of each county's delivery, which may be an older one that still stands.
        var deliveries: [String: Int]
        var sources: [SourceRecord]
        var alike: Line
        var overlaid: Line
        var uncovered: Line

        init(_ plan: RunPlan, _ lines: GroundLines) {
            year = plan.definition.year
            let counties = Set(plan.deliveries.map(\.county.code))
            deliveries = Dictionary(
                plan.definition.sources.filter { counties.contains($0.county.code) }
                    .map { ($0.county.code, $0.year) }, uniquingKeysWith: { first, _ in first })
            let patches = Set(plan.deliveries.map(\.patches.source.name))
            sources = plan.inspections.filter { patches.contains($0.name) }
                .map { SourceRecord($0.name, $0.inspection) }.sorted { $0.name < $1.name }
            (alike, overlaid, uncovered) = (Line(lines.alike), Line(lines.overlaid), Line(lines.uncovered))
        }
    }

    private struct Line: Encodable {
        var patches: Int64
        /// With two decimals, as text: no reader makes a binary fraction of it.
        var areaM2: String

        init(_ line: GroundLines.Line) {
            (patches, areaM2) = (line.patches, "\(line.area)")
        }
    }

    private struct Slivers: Encodable {
        var widthM: Double
        var pieces: Int64
        var areaM2: String
    }
}

extension PipelineDefinition.Changes {
    /// What the change forms of a county are made from.
    func origin(hasLayer: Bool) -> Source { hasLayer ? source : .surveys }
}
