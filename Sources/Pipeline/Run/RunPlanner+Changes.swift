import LandModel
import Normalise
import Readers

/// The change layer (DLTBGXGC) that a county may deliver beside its survey.
extension RunPlanner {
    /// The change layer of one delivery; `nil` where none is asked for or delivered.
    ///
    /// A layer tells of one year and of recorded areas: an older delivery that still stands has none for this year, and
    /// computed areas are not what it speaks of.
    mutating func changes(_ source: SourceDefinition, path: String) -> RunPlan.DeliveredChanges? {
        guard let changeLayer, source.year == definition.year, source.basis == .recorded else { return nil }
        let name = "\(source.county.code)/\(changeLayer)"
        var request = InspectionRequest(path: path, layer: changeLayer, sourceName: name)
        request.encoding = source.encoding
        request.needsGeometry = false
        let inspection = SourceInspector.inspect(request)
        // A path that cannot be read at all is told of the patches.
        guard inspection.chosen != nil || inspection.faults.contains(where: \.isOfChangeLayer) else {
            return nil
        }
        guard let decided = inspection.source else {
            faults += inspection.faults.map { .source(name: name, $0) }
            return nil
        }
        let classField = ChangedSide.Year.after.field(.landClass)
        let kind = decided.fields.first { $0.name.uppercased() == classField }?.kind
        guard let (classes, lists) = codes(source, classesAreNumbers: kind == .integer || kind == .real)
        else { return nil }
        let names = Set(decided.fields.map { $0.name.uppercased() })
        let fields = PatchField.allCases.filter { field in
            ChangedSide.Year.allCases.allSatisfy { names.contains($0.field(field)) }
        }
        let normaliser = ChangeNormaliser(
            patches: PatchNormaliser(classes: classes, lists: lists, fields: Set(fields)),
            counties: [source.county.code])
        do throws(PlanFaults) {
            return RunPlan.DeliveredChanges(
                layer: try ChangeLayer(source: decided, normaliser: normaliser), inspection: inspection)
        } catch {
            faults += error.faults
            return nil
        }
    }
}

extension SourceFault {
    /// Whether the layer asked for is there, but cannot be told or read.
    fileprivate var isOfChangeLayer: Bool {
        switch problem {
        case .layerInSeveralFiles, .layerUnreadable: layer != nil
        default: false
        }
    }
}
