import GDALBridge
import LandModel

/// What a format's own reader found out about a layer, before anything is decided.
struct LayerFacts {
    var path: String
    var name: String
    var format: SourceLayer.Format
    var geometry: String
    /// What the features may be.
    var kinds: Set<GeometryKind>
    var declaredCount: Int64 = 0
    var fields: [SourceLayer.Field] = []
    /// `false` where the table could not be looked at: which fields are missing is then nothing to tell.
    var areFieldsKnown = true
    var featureIDColumn = ""
    var geometryColumn = ""
    var extent: Extent?
    /// The declared reference system; it belongs to the thread of the inspection and does not outlive it.
    var reference: SpatialReference?
    var encoding: EncodingDecision?
    var evidence: [Evidence] = []
    var faults: [SourceFault] = []

    mutating func report(_ problem: SourceProblem) { faults.append(SourceFault(path, layer: name, problem)) }
}

/// A layer that is known to be there.
struct LayerEntry: Hashable {
    var path: String
    var name: String
    var format: SourceLayer.Format
    /// What its features may be: all kinds where the format declares none, no kind for a table of attributes.
    var kinds: Set<GeometryKind>
}

/// Decides fields and reference system of a layer from its facts and the request.
extension LayerInspection {
    init(_ facts: LayerFacts, _ request: InspectionRequest) {
        var facts = facts
        let binding = FieldBinding(fields: facts.fields, kind: request.kind, stated: request.statedFields)
        if facts.areFieldsKnown {
            for problem in binding.faults(
                required: request.required, optional: request.optional, kind: request.kind,
                fields: facts.fields)
            {
                facts.report(problem)
            }
        }
        var reference: ReferenceDecision?
        if facts.kinds.contains(request.geometryKind) {
            let judge = ReferenceJudge(
                declared: facts.reference, stated: request.reference,
                acceptedOlderDatums: request.acceptedOlderDatums,
                extent: facts.extent.flatMap { $0.isFinite ? $0 : nil }, district: request.district)
            do throws(ReferenceFault) { reference = try judge.decide() } catch {
                if request.needsGeometry { facts.report(error.problem) }
            }
        } else if request.needsGeometry {
            facts.report(
                request.geometryKind == .polygons && request.kind == .patches
                    ? .layerNotPolygonal(geometry: facts.geometry)
                    : .layerOfOtherKind(asked: request.geometryKind, geometry: facts.geometry))
        }
        path = facts.path
        name = facts.name
        format = facts.format
        geometry = facts.geometry
        isPolygonal = facts.kinds.contains(.polygons)
        kind = request.geometryKind
        declaredCount = facts.declaredCount
        fields = facts.fields
        featureIDColumn = facts.featureIDColumn
        geometryColumn = facts.geometryColumn
        self.binding = binding
        extent = facts.extent
        encoding = facts.encoding
        self.reference = reference
        evidence = facts.evidence
        faults = facts.faults
        sourceName =
            request.sourceName ?? (facts.format == .shapefile ? facts.path : "\(facts.path):\(facts.name)")
    }
}
