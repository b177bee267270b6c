import CGDAL

/// One feature, detached from its layer's cursor. Owns its handle.
package final class Feature {
    /// What was found where a geometry is expected.
    package enum GeometryForm: Sendable {
        case null
        /// Straight edges as delivered.
        case linear
        /// Arcs were replaced by chords of the angle asked for.
        case linearised
    }

    private let owned: UnsafeMutableRawPointer
    /// Keeps the layer's definition alive, which the handle refers to.
    private let layer: Layer

    init(_ handle: UnsafeMutableRawPointer, layer: Layer) {
        owned = handle
        self.layer = layer
    }

    deinit { OGR_F_Destroy(owned) }

    /// The source's own number.
    package var id: Int64 { OGR_F_GetFID(owned) }

    /// Index is the field's position in `Layer.fields()`. True for NULL and for a value never set.
    package func isNull(_ field: Int) -> Bool { OGR_F_IsFieldSetAndNotNull(owned, Int32(field)) == 0 }

    package func integer(_ field: Int) -> Int64 { OGR_F_GetFieldAsInteger64(owned, Int32(field)) }

    package func real(_ field: Int) -> Double { OGR_F_GetFieldAsDouble(owned, Int32(field)) }

    /// The text as the driver delivers it: UTF-8, or raw bytes when a shapefile is opened with an empty
    /// `ENCODING`. The buffer lives as long as the call.
    package func withText<Value>(_ field: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
        guard let text = OGR_F_GetFieldAsString(owned, Int32(field)) else {
            return body(UnsafeBufferPointer(start: nil, count: 0))
        }
        let length = lengthOfCString(text)
        return text.withMemoryRebound(to: UInt8.self, capacity: length) {
            body(UnsafeBufferPointer(start: $0, count: length))
        }
    }

    /// The text's bytes.
    package func textBytes(_ field: Int) -> [UInt8] { withText(field) { Array($0) } }

    /// Writes the geometry as little-endian ISO WKB into `buffer`, which is emptied first.
    ///
    /// Curves of any kind, at any depth, become chords whose angle at the arc's centre is at most `maximumAngle`
    /// degrees. A geometry that cannot be written throws.
    package func geometry(
        into buffer: inout [UInt8], maximumAngle: Double
    ) throws(GDALError) -> GeometryForm {
        buffer.removeAll(keepingCapacity: true)
        guard let geometry = OGR_F_GetGeometryRef(owned) else { return .null }
        guard OGR_G_HasCurveGeometry(geometry, 1) != 0 else {
            try Self.export(geometry, into: &buffer)
            return .linear
        }
        let linear = try Checked.handle("OGR_G_GetLinearGeometry") {
            OGR_G_GetLinearGeometry(geometry, maximumAngle, nil)
        }
        defer { OGR_G_DestroyGeometry(linear) }
        try Self.export(linear, into: &buffer)
        return .linearised
    }

    /// Writes the geometry as little-endian ISO WKB into `buffer`, which is emptied first, arcs left as arcs.
    /// `false` for NULL.
    package func wkb(into buffer: inout [UInt8]) throws(GDALError) -> Bool {
        buffer.removeAll(keepingCapacity: true)
        guard let geometry = OGR_F_GetGeometryRef(owned) else { return false }
        try Self.export(geometry, into: &buffer)
        return true
    }

    /// The geometry as OGR's own WKT; `nil` for NULL. For messages and tests.
    package func geometryText() throws(GDALError) -> String? {
        guard let geometry = OGR_F_GetGeometryRef(owned) else { return nil }
        var text: UnsafeMutablePointer<CChar>?
        defer { VSIFree(text) }
        try Checked.status("OGR_G_ExportToIsoWkt") { OGR_G_ExportToIsoWkt(geometry, &text) }
        return string(text)
    }

    private static func export(_ geometry: UnsafeMutableRawPointer, into buffer: inout [UInt8])
        throws(GDALError)
    {
        let size = OGR_G_WkbSizeEx(geometry)
        CPLErrorReset()
        buffer.append(contentsOf: repeatElement(0, count: size))
        let status = buffer.withUnsafeMutableBufferPointer {
            OGR_G_ExportToIsoWkb(geometry, wkbNDR, $0.baseAddress)
        }
        try Checked.lastError("OGR_G_ExportToIsoWkb")
        if status != OGRERR_NONE {
            throw GDALError(call: "OGR_G_ExportToIsoWkb", code: status, message: "OGR error \(status)")
        }
    }
}
