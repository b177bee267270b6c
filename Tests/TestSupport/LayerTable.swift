package import GDALBridge

/// A layer as plain rows: what a test builds, spoils, shuffles and writes in any format through GDAL.
package struct LayerTable: Sendable {
    package enum Value: Sendable, Hashable {
        case text(String)
        case real(Double)
        case integer(Int64)
    }

    package enum Shape: Sendable, Hashable {
        case none
        /// Polygons of rings of x and y in turn, closed, shell first.
        case polygons([[[Double]]])
        case wkt(String)
        case wkb([UInt8])
    }

    package struct Row: Sendable, Hashable {
        /// What has no entry is NULL.
        package var values: [String: Value]
        package var shape: Shape

        package init(_ values: [String: Value], _ shape: Shape) {
            self.values = values
            self.shape = shape
        }

        package subscript(field: String) -> Value? {
            get { values[field] }
            set { values[field] = newValue }
        }

        /// A text value; empty for NULL and for numbers.
        package func text(_ field: String) -> String {
            if case .text(let text) = values[field] { text } else { "" }
        }

        /// A number with two decimals as hundredths; 0 for NULL.
        package func hundredths(_ field: String) -> Int64 {
            switch values[field] {
            case .real(let value): Int64((value * 100).rounded())
            case .integer(let value): value * 100
            case .text, nil: 0
            }
        }
    }

    package var name: String
    package var fields: [FieldDefinition]
    package var geometry: GeometryType
    package var referenceWKT: String?
    package var rows: [Row]

    package init(
        name: String, fields: [FieldDefinition], geometry: GeometryType = .polygon, epsg: Int?, rows: [Row]
    ) throws {
        self.name = name
        self.fields = fields
        self.geometry = geometry
        referenceWKT = try epsg.map { try SpatialReference(epsg: $0).wkt() }
        self.rows = rows
    }

    /// All features of a layer, every field.
    package init(reading path: String, driver: VectorDriver, layer name: String) throws {
        let dataset = try Dataset.open(path, driver: driver)
        guard let layer = try dataset.layer(named: name) else {
            throw GDALError(call: "layer", code: 0, message: "\(path) has no layer \(name)")
        }
        self.name = name
        fields = try layer.fields()
        geometry = try layer.geometryType()
        referenceWKT = try layer.spatialReference()?.wkt()
        rows = []
        let cursor = try layer.cursor()
        while let feature = try cursor.next() {
            var values: [String: Value] = [:]
            for (index, field) in fields.enumerated() where !feature.isNull(index) {
                values[field.name] =
                    switch field.kind {
                    case .real: .real(feature.real(index))
                    case .integer, .integer64: .integer(feature.integer(index))
                    default: .text(String(decoding: feature.textBytes(index), as: UTF8.self))
                    }
            }
            var wkb: [UInt8] = []
            rows.append(Row(values, try feature.wkb(into: &wkb) ? .wkb(wkb) : .none))
        }
    }

    /// Writes the layer as the only one of a new data source; a shapefile must be named after it.
    package func write(_ path: String, driver: VectorDriver, options: [String: String] = [:]) throws {
        let dataset = try Dataset.create(path, driver: driver)
        try add(to: dataset, options: options)
        try dataset.close()
    }

    /// Adds the layer to a data source that is being written.
    package func add(to dataset: Dataset, options: [String: String] = [:]) throws {
        var options = options
        if dataset.driver == .shapefile, options["ENCODING"] == nil { options["ENCODING"] = "UTF-8" }
        let definitions = dataset.driver == .shapefile ? fields.map(Self.shapefileField) : fields
        let writer = try dataset.createLayer(
            LayerDefinition(
                name: name, geometry: geometry,
                reference: try referenceWKT.map { try SpatialReference(wkt: $0) }, fields: definitions,
                options: options))
        try dataset.begin()
        for row in rows {
            for (index, field) in fields.enumerated() {
                switch row.values[field.name] {
                case .text(let text): writer.set(index, text: text)
                case .real(let value): writer.set(index, real: value)
                case .integer(let value): writer.set(index, integer: value)
                case nil: writer.setNull(index)
                }
            }
            switch row.shape {
            case .none: break
            case .polygons(let polygons): try writer.setPolygons(polygons)
            case .wkt(let text): try writer.setGeometry(wkt: text)
            case .wkb(let bytes): try writer.setGeometry(wkb: bytes)
            }
            try writer.write()
        }
        try dataset.commit()
    }

    /// A .dbf has no text longer than 254 bytes, none without a length, and no number without its decimals.
    private static func shapefileField(_ field: FieldDefinition) -> FieldDefinition {
        if field.kind == .real, field.width == 0 {
            return FieldDefinition(field.name, .real, width: 18, decimals: 4)
        }
        guard field.kind == .text else { return field }
        return FieldDefinition(field.name, .text, width: field.width == 0 ? 60 : min(field.width, 254))
    }
}
