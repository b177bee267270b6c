import Foundation
import LandModel
import Readers

/// A source in `run.json`: how it was understood, and why so.
struct SourceRecord: Encodable {
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

/// Checks in `run.json`.
struct CheckCounts: Encodable {
    var passed: Int
    var failed: Int

    init(_ checks: [CheckResult]) {
        failed = checks.count { $0.verdict == .fail }
        passed = checks.count - failed
    }
}

/// The text of a record: keys sorted, so that the same content gives the same bytes.
enum RecordText {
    static func json(_ content: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(content), as: UTF8.self) + "\n"
    }
}
