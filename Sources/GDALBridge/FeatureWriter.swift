import CGDAL

/// Writes features into one new layer: set values, then `write()`. Reuses one feature handle, which it owns.
///
/// A value the format cannot hold (a number too wide for its field, a text cut short) is an error, not a warning.
package final class FeatureWriter {
    package let layer: Layer
    private let owned: UnsafeMutableRawPointer
    private let fieldCount: Int32

    init(layer: Layer) throws(GDALError) {
        self.layer = layer
        let handle = try layer.handle("OGR_F_Create")
        owned = try Checked.handle("OGR_F_Create") { OGR_F_Create(OGR_L_GetLayerDefn(handle)) }
        fieldCount = OGR_F_GetFieldCount(owned)
    }

    deinit { OGR_F_Destroy(owned) }

    /// Index is the field's position in the layer's definition.
    package func set(_ field: Int, text: String) { OGR_F_SetFieldString(owned, Int32(field), text) }
    package func set(_ field: Int, integer: Int64) { OGR_F_SetFieldInteger64(owned, Int32(field), integer) }
    package func set(_ field: Int, real: Double) { OGR_F_SetFieldDouble(owned, Int32(field), real) }
    package func setNull(_ field: Int) { OGR_F_SetFieldNull(owned, Int32(field)) }

    /// Any geometry from WKB (ISO, either byte order).
    package func setGeometry(wkb: [UInt8]) throws(GDALError) {
        var geometry: UnsafeMutableRawPointer?
        try Checked.status("OGR_G_CreateFromWkb") {
            wkb.withUnsafeBytes { OGR_G_CreateFromWkb($0.baseAddress, nil, &geometry, Int32($0.count)) }
        }
        try adopt(geometry, call: "OGR_G_CreateFromWkb")
    }

    /// Any geometry from WKT. For tests and small layers.
    package func setGeometry(wkt: String) throws(GDALError) {
        var geometry: UnsafeMutableRawPointer?
        try Checked.status("OGR_G_CreateFromWkt") {
            var copy = wkt.utf8.map { CChar(bitPattern: $0) } + [0]
            return copy.withUnsafeMutableBufferPointer { buffer in
                var cursor = buffer.baseAddress
                return OGR_G_CreateFromWkt(&cursor, nil, &geometry)
            }
        }
        try adopt(geometry, call: "OGR_G_CreateFromWkt")
    }

    /// One polygon (or several) from rings of interleaved x and y, closing vertex included; first ring of each
    /// polygon the shell.
    package func setPolygons(_ polygons: [[[Double]]], asMultiPolygon: Bool = false) throws(GDALError) {
        let multi = polygons.count != 1 || asMultiPolygon
        var wkb = WKBBuilder()
        if multi { wkb.header(6, count: polygons.count) }
        for rings in polygons {
            wkb.header(3, count: rings.count)
            for ring in rings { wkb.ring(ring) }
        }
        try setGeometry(wkb: wkb.bytes)
    }

    /// One line (or several) of interleaved x and y.
    package func setLines(_ lines: [[Double]], asMultiLine: Bool = false) throws(GDALError) {
        var wkb = WKBBuilder()
        if lines.count != 1 || asMultiLine { wkb.header(5, count: lines.count) }
        for line in lines { wkb.line(line) }
        try setGeometry(wkb: wkb.bytes)
    }

    /// A point.
    package func setPoint(x: Double, y: Double) throws(GDALError) {
        var wkb = WKBBuilder()
        wkb.point(x, y)
        try setGeometry(wkb: wkb.bytes)
    }

    private func adopt(_ geometry: UnsafeMutableRawPointer?, call: String) throws(GDALError) {
        guard let geometry else { throw GDALError(call: call, code: 0, message: "NULL") }
        // The feature takes ownership, also when it fails.
        try Checked.status("OGR_F_SetGeometryDirectly") { OGR_F_SetGeometryDirectly(owned, geometry) }
    }

    /// Writes the feature as the next one and empties it: no value carries over. Gives its feature id.
    @discardableResult
    package func write() throws(GDALError) -> Int64 {
        let handle = try layer.handle("OGR_L_CreateFeature")
        CPLErrorReset()
        let status = OGR_L_CreateFeature(handle, owned)
        try Checked.lastError("OGR_L_CreateFeature", warningsFail: true)
        if status != OGRERR_NONE {
            throw GDALError(call: "OGR_L_CreateFeature", code: status, message: "OGR error \(status)")
        }
        let id = OGR_F_GetFID(owned)
        empty()
        return id
    }

    private func empty() {
        for field in 0..<fieldCount { OGR_F_UnsetField(owned, field) }
        _ = OGR_F_SetFID(owned, -1)
        if OGR_F_GetGeometryRef(owned) != nil { _ = OGR_F_SetGeometryDirectly(owned, nil) }
    }

    /// Writes the feature under the given id.
    package func write(id: Int64) throws(GDALError) {
        try Checked.status("OGR_F_SetFID") { OGR_F_SetFID(owned, id) }
        try write()
    }
}

/// Little-endian ISO WKB of polygons, lines and points.
struct WKBBuilder {
    var bytes: [UInt8] = []

    mutating func header(_ type: UInt32, count: Int) {
        bytes.append(1)
        append(type)
        append(UInt32(count))
    }

    mutating func ring(_ coordinates: [Double]) {
        append(UInt32(coordinates.count / 2))
        for value in coordinates {
            withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
        }
    }

    mutating func line(_ coordinates: [Double]) {
        bytes.append(1)
        append(2)
        ring(coordinates)
    }

    mutating func point(_ x: Double, _ y: Double) {
        bytes.append(1)
        append(1)
        for value in [x, y] {
            withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
        }
    }

    private mutating func append(_ number: UInt32) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }
}
