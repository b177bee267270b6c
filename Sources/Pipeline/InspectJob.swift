import Aggregate
import LandModel
package import Normalise
package import Readers

/// What `inspect` found: the source without its features, and the class codes that stand in them.
package struct InspectionReport: Sendable {
    package var inspection: SourceInspection
    /// Codes as delivered with their numbers of patches, sorted; empty when no class field is bound.
    package var classes: [ClassCount]
    /// Standards by how well the codes fit them, best first.
    package var standards: [StandardFit]
    package var faults: [PlanFault]

    package struct ClassCount: Sendable, Equatable {
        /// As delivered, blanks around removed; empty for NULL.
        package var code: String
        package var patches: Int64
    }
}

/// Looks at a source and counts its class codes.
package enum InspectJob {
    package static func inspect(
        _ argument: String, classField: String?, reference: StatedReference?, encoding: String?,
        workers: Workers
    ) -> InspectionReport {
        let (path, layer) = SourceInspector.split(argument)
        var request = InspectionRequest(path: path, layer: layer, describesAllLayers: true)
        request.encoding = encoding
        request.reference = reference
        request.optional = Set(SurveyField.allCases)
        if let classField { request.statedFields[.landClass] = classField }
        let inspection = SourceInspector.inspect(request)
        var report = InspectionReport(
            inspection: inspection, classes: [], standards: [],
            // A look at several layers is no question about one of them.
            faults: inspection.faults.filter { !$0.isChoiceOpen || inspection.layers.isEmpty }
                .map { .source(name: "", $0) })
        guard let source = inspection.source, let field = inspection.binding?[.landClass] else {
            return report
        }
        do {
            report.classes = try count(field, of: source, workers)
            let catalogue = StandardCatalogue()
            report.standards = StandardFit.ranked(
                report.classes.map { StandardFit.Observation(code: $0.code, features: $0.patches) },
                among: try StandardCatalogue.identifiers.map { try catalogue.classification($0) })
        } catch {
            report.faults.append(.reading(error))
        }
        return report
    }

    private static func count(
        _ field: String, of source: SourceLayer, _ workers: Workers
    ) throws -> [InspectionReport.ClassCount] {
        let request = ScanRequest(text: [field], geometry: false)
        let parts = try workers.run(
            try scanUnits(of: source, featuresPerUnit: 65_536),
            makeState: { (try openScan(source, request), ClassTally(), ScanReport()) },
            body: { state, unit in
                var tally = state.1
                state.1 = ClassTally()
                var numbers: [Int32] = []
                let report = try state.0.read(unit) { batch in
                    tally.fillClasses(&numbers, of: batch.text[0])
                    let none = tally.district("")
                    for number in numbers { tally.add(district: none, landClass: number, area: .zero) }
                }
                state.1 = tally
                state.2.merge(report)
            },
            finish: { ($0.1, $0.2) })
        var (tally, report) = (ClassTally(), ScanReport())
        for part in parts {
            tally.merge(part.0)
            report.merge(part.1)
        }
        try verifyCount(source, report)
        return tally.rows.map { InspectionReport.ClassCount(code: $0.landClass, patches: $0.patches) }
    }
}

extension SourceFault {
    fileprivate var isChoiceOpen: Bool {
        if case .layerNotStated = problem { true } else { false }
    }
}
