import CGDAL

/// What a new layer is to look like.
package struct LayerDefinition {
    package var name: String
    package var geometry: GeometryType
    package var reference: SpatialReference?
    package var fields: [FieldDefinition]
    /// Layer creation options of the driver (`ENCODING`, `SPATIAL_INDEX`, `FID`, `XYSCALE` …).
    package var options: [String: String]

    package init(
        name: String, geometry: GeometryType, reference: SpatialReference? = nil,
        fields: [FieldDefinition] = [],
        options: [String: String] = [:]
    ) {
        self.name = name
        self.geometry = geometry
        self.reference = reference
        self.fields = fields
        self.options = options
    }
}

extension Dataset {
    /// Creates a layer with all its fields. A field the format would rename, cut or change is an error.
    package func createLayer(_ definition: LayerDefinition) throws(GDALError) -> FeatureWriter {
        let dataset = try handle("GDALDatasetCreateLayer")
        let reference = try definition.reference?.handle()
        let layer = try Checked.handle("GDALDatasetCreateLayer") {
            withCStringList(optionList(definition.options)) {
                GDALDatasetCreateLayer(
                    dataset, definition.name, reference, definition.geometry.ogr, $0)
            }
        }
        for field in definition.fields {
            let handle = try Checked.handle("OGR_Fld_Create") { OGR_Fld_Create(field.name, field.kind.ogr) }
            defer { OGR_Fld_Destroy(handle) }
            OGR_Fld_SetWidth(handle, Int32(field.width))
            OGR_Fld_SetPrecision(handle, Int32(field.decimals))
            // Not warnings-fail-all: a geodatabase warns of widths it merely does not keep.
            let (status, messages) = Checked.collecting { OGR_L_CreateField(layer, handle, 0) }
            if status != OGRERR_NONE || messages.contains(where: Self.alters) {
                throw GDALError(
                    call: "OGR_L_CreateField", code: messages.first?.code ?? status,
                    message: ([field.name] + messages.map(\.text)).joined(separator: ": "))
            }
        }
        return try FeatureWriter(layer: Layer(layer, dataset: self))
    }

    /// Whether a warning says that the field in the file is not the one asked for.
    private static func alters(_ message: GDALMessage) -> Bool {
        message.severity != .warning || message.text.contains("Normalized/laundered")
    }
}
