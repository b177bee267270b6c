import GDALBridge
import Glibc

/// A value of one field of one row.
enum GeoPackageValue: Equatable {
    case null
    case text(String)
    case integer(Int64)
    /// An area or other figure of two decimals.
    case hundredths(Int64)
    case real(Double)
}

/// Geometry of one row.
enum GeoPackageGeometry: Equatable {
    case none
    case point(x: Double, y: Double)
    case polygons([[[Double]]])
}

/// A field with its ASCII name, and the one people read.
struct GeoPackageField {
    var definition: FieldDefinition
    var title: String

    init(_ name: String, _ kind: FieldDefinition.Kind, title: String) {
        definition = FieldDefinition(name, kind)
        self.title = title
    }
}

/// One table of a GeoPackage, as plain values.
protocol GeoPackageLayer {
    var name: String { get }
    /// Title for people.
    var title: String { get }
    /// `none` for an attribute table.
    var geometry: GeometryType { get }
    var fields: [GeoPackageField] { get }
    /// Calls `add` once a row, in the order of the ids.
    func forEachRow(
        _ add: ([GeoPackageValue], GeoPackageGeometry) throws(WriterError) -> Void
    ) throws(WriterError)
}

/// A GeoPackage being written; GDAL's errors come out with path and layer. Used by one thread.
final class GeoPackageFile {
    private let path: String
    private let dataset: Dataset
    private let reference: SpatialReference

    /// CGCS2000, longitude and latitude.
    private static let referenceCode = 4490

    init(creating path: String) throws(WriterError) {
        self.path = path
        do throws(GDALError) {
            dataset = try Dataset.create(path, driver: .geoPackage, options: ["VERSION": "1.2"])
            reference = try SpatialReference(epsg: Self.referenceCode)
        } catch {
            throw .geoPackage(path: path, layer: "", error: error)
        }
    }

    func add(_ layer: some GeoPackageLayer) throws(WriterError) {
        let writer = try inLayer(layer.name) { () throws(GDALError) in
            try dataset.begin()
            return try dataset.createLayer(definition(layer))
        }
        try layer.forEachRow { (values, geometry) throws(WriterError) in
            try inLayer(layer.name) { () throws(GDALError) in
                for (index, value) in values.enumerated() { set(value, field: index, writer) }
                try set(geometry, isMulti: layer.geometry == .multiPolygon, writer)
                try writer.write()
            }
        }
        try inLayer(layer.name) { () throws(GDALError) in
            for statement in ColumnTitles.statements(layer: layer.name, fields: layer.fields) {
                try dataset.execute(statement)
            }
            try dataset.commit()
        }
    }

    /// Flushes and closes; no journal stays behind.
    func close() throws(WriterError) {
        try inLayer("") { () throws(GDALError) in try dataset.close() }
    }

    private func definition(_ layer: some GeoPackageLayer) -> LayerDefinition {
        var options = [
            "FID": "fid", "IDENTIFIER": "\(layer.name) \(layer.title)", "DESCRIPTION": layer.title,
        ]
        if layer.geometry == .none {
            options["ASPATIAL_VARIANT"] = "GPKG_ATTRIBUTES"
        } else {
            options["GEOMETRY_NAME"] = "geom"
        }
        return LayerDefinition(
            name: layer.name, geometry: layer.geometry, reference: layer.geometry == .none ? nil : reference,
            fields: layer.fields.map(\.definition), options: options)
    }

    private func set(_ value: GeoPackageValue, field: Int, _ writer: FeatureWriter) {
        switch value {
        case .null: writer.setNull(field)
        case .text(let text): writer.set(field, text: text)
        case .integer(let number): writer.set(field, integer: number)
        case .hundredths(let number): writer.set(field, real: Double(number) / 100)
        case .real(let number): writer.set(field, real: number)
        }
    }

    private func set(
        _ geometry: GeoPackageGeometry, isMulti: Bool, _ writer: FeatureWriter
    ) throws(GDALError) {
        switch geometry {
        case .none: break
        case .polygons(let polygons): try writer.setPolygons(polygons, asMultiPolygon: isMulti)
        case .point(let x, let y): try writer.setPoint(x: x, y: y)
        }
    }

    private func inLayer<Value>(
        _ layer: String, _ body: () throws(GDALError) -> Value
    ) throws(WriterError) -> Value {
        do throws(GDALError) { return try body() } catch {
            // SQLite's fixed words for SQLITE_FULL, whose number GDAL does not hand on.
            if error.message.contains("database or disk is full") {
                throw .failed(path: path, call: error.call, code: ENOSPC)
            }
            throw .geoPackage(path: path, layer: layer, error: error)
        }
    }
}
