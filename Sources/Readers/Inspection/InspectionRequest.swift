package import LandModel

/// What is to be inspected and for what use.
package struct InspectionRequest: Sendable {
    /// A .shp, .gpkg, .gdb, or a folder that holds some.
    package var path: String
    /// Name of the layer; `nil` for the only one (or the only one called DLTB).
    package var layer: String?
    /// Name in messages and ledger; the path (with `:layer`) where none is given.
    package var sourceName: String?
    package var kind: SurveyLayerKind
    /// What the features are to be read as; a layer of another kind is refused.
    package var geometryKind: GeometryKind
    /// Fields the user names, tried before any known name.
    package var statedFields: [SurveyField: String]
    /// Fields without which the use is impossible.
    package var required: Set<SurveyField>
    /// Fields used where they are there.
    package var optional: Set<SurveyField>
    /// Encoding of a shapefile's texts as the user says; `nil` for deciding by evidence.
    package var encoding: String?
    package var reference: StatedReference?
    /// Older datums whose coordinates are taken on their own ellipsoid; refused otherwise.
    package var acceptedOlderDatums: Set<OlderDatum>
    /// A box the layer's middle must lie in.
    package var district: GeographicBox?
    /// Without geometry neither shapes nor a reference system are asked for.
    package var needsGeometry: Bool
    /// Describes every layer found, not only the chosen one.
    package var describesAllLayers: Bool

    package init(
        path: String, layer: String? = nil, sourceName: String? = nil, kind: SurveyLayerKind = .patches,
        geometryKind: GeometryKind = .polygons,
        statedFields: [SurveyField: String] = [:], required: Set<SurveyField> = [],
        optional: Set<SurveyField> = [], encoding: String? = nil, reference: StatedReference? = nil,
        acceptedOlderDatums: Set<OlderDatum> = [], district: GeographicBox? = nil, needsGeometry: Bool = true,
        describesAllLayers: Bool = false
    ) {
        self.path = path
        self.layer = layer
        self.sourceName = sourceName
        self.kind = kind
        self.geometryKind = geometryKind
        self.statedFields = statedFields
        self.required = required
        self.optional = optional
        self.encoding = encoding
        self.reference = reference
        self.acceptedOlderDatums = acceptedOlderDatums
        self.district = district
        self.needsGeometry = needsGeometry
        self.describesAllLayers = describesAllLayers
    }
}
