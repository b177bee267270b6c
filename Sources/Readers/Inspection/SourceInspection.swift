package import GDALBridge
package import LandModel

/// Everything known about a source without reading its features.
package struct SourceInspection: Sendable {
    package var path: String
    /// All layers of the path: described in full, or (unless asked for) only the chosen one.
    package var layers: [LayerInspection]
    /// Position in `layers` of the one that was asked for; `nil` where none could be told.
    package var chosen: Int?
    /// Why the source cannot be used as asked: faults of the path, of the choice and of the chosen layer.
    package var faults: [SourceFault]
    package var evidence: [Evidence]

    /// The chosen layer, ready to scan; `nil` where there are faults.
    package var source: SourceLayer? { faults.isEmpty ? chosen.flatMap { layers[$0].source } : nil }
    /// The fields of the chosen layer.
    package var binding: FieldBinding? { chosen.map { layers[$0].binding } }
}

/// One layer, described.
package struct LayerInspection: Sendable {
    /// Data source the layer lies in.
    package var path: String
    package var name: String
    package var format: SourceLayer.Format
    /// Declared geometry type, by the format's own word.
    package var geometry: String
    package var isPolygonal: Bool
    /// What its features are to be read as.
    package var kind = GeometryKind.polygons
    package var declaredCount: Int64
    package var fields: [SourceLayer.Field]
    package var featureIDColumn: String
    package var geometryColumn: String
    package var binding: FieldBinding
    /// In the source's coordinates; `nil` for an empty layer.
    package var extent: Extent?
    /// `nil` where it could not be decided, which is then among the faults.
    package var encoding: EncodingDecision?
    /// `nil` where it could not be decided, which is then among the faults if geometry is asked for.
    package var reference: ReferenceDecision?
    package var evidence: [Evidence]
    package var faults: [SourceFault]
    /// Name in messages and ledger.
    package var sourceName: String

    /// The layer, ready to scan; `nil` where there are faults.
    package var source: SourceLayer? {
        guard faults.isEmpty, let encoding else { return nil }
        return SourceLayer(
            name: sourceName, path: path, layer: name, format: format, fields: fields,
            featureIDColumn: featureIDColumn, geometryColumn: geometryColumn, kind: kind,
            declaredCount: declaredCount,
            coordinates: reference?.model, encoding: encoding.encoding)
    }
}
