import GDALBridge
import LandModel
import Readers

/// One layer of an inspection, for programs.
struct LayerJSON: Encodable {
    var name: String
    var path: String
    var sourceName: String
    var format: String
    var geometry: String
    var polygonal: Bool
    var features: Int64
    var featureIdColumn: String
    var geometryColumn: String
    var extent: Box?
    var crs: Reference?
    var encoding: Encoding?
    var fields: [Field]
    var conflicts: [Conflict]
    var evidence: [InspectJSON.Item]
    var faults: [InspectJSON.Fault]

    init(_ layer: LayerInspection) {
        name = layer.name
        path = layer.path
        sourceName = layer.sourceName
        format = layer.format.rawValue
        geometry = layer.geometry
        polygonal = layer.isPolygonal
        features = layer.declaredCount
        featureIdColumn = layer.featureIDColumn
        geometryColumn = layer.geometryColumn
        extent = layer.extent.flatMap(Box.init)
        crs = layer.reference.map(Reference.init)
        encoding = layer.encoding.map {
            Encoding(name: $0.encoding.iconvName, evidence: $0.evidence.map(InspectJSON.Item.init))
        }
        fields = layer.fields.enumerated().map { index, field in
            let meaning = layer.binding.meaning(of: index)
            return Field(
                name: field.name, kind: field.kind.rawValue, width: field.width, decimals: field.decimals,
                standsFor: meaning?.rawValue, by: meaning.flatMap { layer.binding.bound[$0]?.rule.rawValue })
        }
        conflicts = layer.binding.conflicts.sorted { $0.key < $1.key }.map {
            Conflict(field: $0.key.rawValue, message: LayerText.text($0.value).english)
        }
        evidence = layer.evidence.map(InspectJSON.Item.init)
        faults = layer.faults.map(InspectJSON.Fault.init)
    }

    /// In the layer's own coordinates.
    struct Box: Encodable {
        var minimumX: Double
        var minimumY: Double
        var maximumX: Double
        var maximumY: Double

        /// `nil` for a box that is not finite, which JSON cannot say.
        init?(_ extent: Extent) {
            guard extent.isFinite else { return nil }
            (minimumX, minimumY) = (extent.minimumX, extent.minimumY)
            (maximumX, maximumY) = (extent.maximumX, extent.maximumY)
        }
    }

    struct Encoding: Encodable {
        var name: String
        var evidence: [InspectJSON.Item]
    }

    struct Field: Encodable {
        var name: String
        var kind: String
        var width: Int
        var decimals: Int
        var standsFor: String?
        /// `stated`, `standard`, `alias` or `cut`.
        var by: String?
    }

    struct Conflict: Encodable {
        var field: String
        var message: String
    }

    struct Reference: Encodable {
        var name: String
        var authority: String
        /// `geographic`, `gauss-kruger` or `transformed`.
        var model: String
        var semiMajorAxis: Double
        var inverseFlattening: Double
        /// Degrees and metres of a Gauss-Krüger projection.
        var centralMeridian: Double?
        var falseEasting: Double?
        var extentInDegrees: GeographicBox?
        var evidence: [InspectJSON.Item]

        init(_ decision: ReferenceDecision) {
            name = decision.name
            authority = decision.authority
            semiMajorAxis = decision.model.ellipsoid.semiMajorAxis
            inverseFlattening = decision.model.ellipsoid.inverseFlattening
            extentInDegrees = decision.extentInDegrees
            evidence = decision.evidence.map(InspectJSON.Item.init)
            switch decision.model {
            case .geographic: model = "geographic"
            case .gaussKruger(let projection):
                model = "gauss-kruger"
                centralMeridian = projection.centralMeridian
                falseEasting = projection.falseEasting
            case .transformed: model = "transformed"
            }
        }
    }
}
