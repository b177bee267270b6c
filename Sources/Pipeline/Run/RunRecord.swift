import Foundation
import GDALBridge
import LandModel
import Readers

/// `run.json`: what was read, how each source was understood, and how it ended. No clock: the same inputs at the same paths
/// give the same bytes.
struct RunRecord {
    private let content: Content

    init(plan: RunPlan, result: SurveyResult) {
        let definition = plan.definition
        content = Content(
            pipeline: definition.name, title: definition.title, year: definition.year,
            counties: plan.deliveries.map(\.county.code), partial: plan.isPartial,
            standard: definition.classes.standard, curveStepDegrees: ArcChords.maximumStep,
            sources: plan.inspections.map { Source($0.name, $0.inspection) }.sorted { $0.name < $1.name },
            years: Dictionary(
                definition.sources.map { ($0.county.code, $0.year) }, uniquingKeysWith: { first, _ in first }),
            bases: Dictionary(
                uniqueKeysWithValues: plan.deliveries.map { ($0.county.code, $0.patches.basis.rawValue) }),
            findings: Dictionary(grouping: result.findings, by: \.rule.rawValue).mapValues(\.count),
            checks: Outcome(
                passed: result.checks.filter { $0.verdict == .pass }.count,
                failed: result.checks.filter { $0.verdict == .fail }.count),
            gdal: (try? GDALRuntime.start().version) ?? "")
    }

    func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(content), as: UTF8.self) + "\n"
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
        var sources: [Source]
        var years: [String: Int]
        var bases: [String: String]
        var findings: [String: Int]
        var checks: Outcome
        var gdal: String
    }

    private struct Outcome: Encodable {
        var passed: Int
        var failed: Int
    }

    private struct Source: Encodable {
        var name: String
        var path: String
        var format: String
        var features: Int64
        var encoding: String
        var coordinateSystem: String
        var evidence: [Item]

        struct Item: Encodable {
            var kind: String
            var facts: [String: String]
        }

        init(_ name: String, _ inspection: SourceInspection) {
            let layer = inspection.chosen.map { inspection.layers[$0] }
            self.name = name
            path = layer?.path ?? inspection.path
            format = layer?.format.rawValue ?? ""
            features = layer?.declaredCount ?? 0
            encoding = layer?.encoding?.encoding.iconvName ?? ""
            coordinateSystem = layer?.reference.map { $0.authority.isEmpty ? $0.name : $0.authority } ?? ""
            let all =
                inspection.evidence + (layer?.evidence ?? []) + (layer?.encoding?.evidence ?? [])
                + (layer?.reference?.evidence ?? [])
            evidence = all.map { item in
                Item(
                    kind: item.kind.rawValue,
                    facts: Dictionary(
                        item.facts.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }))
            }
        }
    }
}
