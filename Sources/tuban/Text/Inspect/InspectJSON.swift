import Foundation
import LandModel
import Normalise
import Pipeline
import Readers

/// What `inspect` found, for programs: keys sorted, nothing that depends on the language or the clock.
///
/// A key whose value is not known is left out. A new key does not change `schema_version`; a changed meaning does.
struct InspectJSON: Encodable {
    var schemaVersion = 1
    var path: String
    var chosenLayer: String?
    var evidence: [Item]
    var layers: [LayerJSON]
    var faults: [Fault]
    var classes: [ClassCode]
    var standards: [Fit]

    init(_ report: InspectionReport) {
        let inspection = report.inspection
        path = inspection.path
        chosenLayer = inspection.chosen.map { inspection.layers[$0].name }
        evidence = inspection.evidence.map(Item.init)
        layers = inspection.layers.map(LayerJSON.init)
        faults = report.faults.map(Fault.init)
        classes = report.classes.map { ClassCode(code: $0.code, patches: $0.patches) }
        standards = report.standards.map {
            Fit(standard: $0.standard, matching: $0.matching, total: $0.total)
        }
    }

    func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }

    /// Facts as they are kept, by a stable word.
    struct Item: Encodable {
        var kind: String
        var facts: [Fact]

        init(_ evidence: Evidence) {
            kind = evidence.kind.rawValue
            facts = evidence.facts.map(Fact.init)
        }
    }

    struct Fact: Encodable {
        var name: String
        var value: String

        init(_ fact: Finding.Fact) {
            name = fact.name
            value = fact.value
        }
    }

    /// Why the source cannot be used; the message is in English whatever the language.
    struct Fault: Encodable {
        var code: String
        var path: String?
        var layer: String?
        var facts: [Fact] = []
        var message: [String]
        var exitStatus: Int32

        init(_ fault: PlanFault) {
            let report = ErrorText.report(fault)
            message = report.lines(in: .english)
            exitStatus = report.status.rawValue
            if case .source(_, let fault) = fault {
                code = fault.problem.code
                path = fault.path
                layer = fault.layer
                facts = fault.problem.facts.map(Fact.init)
            } else {
                code = "reading-failed"
            }
        }

        init(_ fault: SourceFault) { self.init(.source(name: "", fault)) }
    }

    struct ClassCode: Encodable {
        /// As delivered; empty for NULL.
        var code: String
        var patches: Int64
    }

    struct Fit: Encodable {
        var standard: String
        /// Patches whose code a patch may carry in the standard, of `total` with any code.
        var matching: Int64
        var total: Int64
    }
}

extension InspectText {
    static func json(_ report: InspectionReport) throws -> String { try InspectJSON(report).text() }
}
