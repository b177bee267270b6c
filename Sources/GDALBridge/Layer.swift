import CGDAL

/// One layer of a data source. The handle is borrowed from the dataset, which this object keeps alive.
package final class Layer {
    package let dataset: Dataset
    /// Name as the source spells it.
    package let name: String
    private let borrowed: UnsafeMutableRawPointer

    init(_ handle: UnsafeMutableRawPointer, dataset: Dataset) {
        borrowed = handle
        self.dataset = dataset
        name = string(OGR_L_GetName(handle))
    }

    /// The handle, or an error when the dataset was closed.
    func handle(_ call: String) throws(GDALError) -> UnsafeMutableRawPointer {
        _ = try dataset.handle(call)
        return borrowed
    }

    private func definition() throws(GDALError) -> UnsafeMutableRawPointer {
        let handle = try handle("OGR_L_GetLayerDefn")
        return try Checked.handle("OGR_L_GetLayerDefn") { OGR_L_GetLayerDefn(handle) }
    }

    /// Attribute fields in the source's order; the feature id column is not among them.
    ///
    /// Geodatabases read their tables' heads at the first question about the definition, hence the check here.
    package func fields() throws(GDALError) -> [FieldDefinition] {
        let definition = try definition()
        return try Checked.call("OGR_FD_GetFieldDefn") {
            (0..<OGR_FD_GetFieldCount(definition)).compactMap { index in
                OGR_FD_GetFieldDefn(definition, index).map { FieldDefinition(borrowed: $0) }
            }
        }
    }

    package func geometryType() throws(GDALError) -> GeometryType {
        let definition = try definition()
        return GeometryType(
            code: try Checked.call("OGR_FD_GetGeomType") { OGR_FD_GetGeomType(definition).rawValue })
    }

    /// Name of the feature id column, empty where the format has none.
    package func featureIDColumn() throws(GDALError) -> String {
        string(OGR_L_GetFIDColumn(try handle("OGR_L_GetFIDColumn")))
    }

    /// Name of the geometry column, empty where the format has none to name.
    package func geometryColumn() throws(GDALError) -> String {
        string(OGR_L_GetGeometryColumn(try handle("OGR_L_GetGeometryColumn")))
    }

    /// Features the source says it holds. May count rows where the format stores no number.
    package func declaredFeatureCount() throws(GDALError) -> Int64 {
        let handle = try handle("OGR_L_GetFeatureCount")
        let count = try Checked.call("OGR_L_GetFeatureCount") { OGR_L_GetFeatureCount(handle, 1) }
        guard count >= 0 else {
            throw GDALError(call: "OGR_L_GetFeatureCount", code: 0, message: "the count is unknown")
        }
        return count
    }

    /// Extent as the source states it, in its own coordinates; `nil` for an empty layer. Reads the features only
    /// where the format states none.
    package func extent() throws(GDALError) -> Extent? {
        let handle = try handle("OGR_L_GetExtent")
        var envelope = OGREnvelope()
        let (status, messages) = Checked.collecting { OGR_L_GetExtent(handle, &envelope, 1) }
        if let failure = messages.first(where: { $0.severity != .warning }) {
            throw GDALError(call: "OGR_L_GetExtent", code: failure.code, message: failure.text)
        }
        guard status == OGRERR_NONE else { return nil }
        return Extent(
            minimumX: envelope.MinX, minimumY: envelope.MinY, maximumX: envelope.MaxX, maximumY: envelope.MaxY
        )
    }

    /// The layer's reference system with axes in x, y order; `nil` where it has none.
    package func spatialReference() throws(GDALError) -> SpatialReference? {
        let handle = try handle("OGR_L_GetSpatialRef")
        let (reference, _) = Checked.collecting { OGR_L_GetSpatialRef(handle) }
        guard let reference else { return nil }
        return try SpatialReference(copyOf: reference)
    }

    /// Leaves all fields but these unread in the scans that follow; `geometry` false leaves geometry unread too.
    ///
    /// Names are the source's own. Call it before the first read.
    package func readOnly(fields wanted: Set<String>, geometry: Bool) throws(GDALError) {
        let handle = try handle("OGR_L_SetIgnoredFields")
        var ignored = try fields().map(\.name).filter { !wanted.contains($0) }
        if !geometry { ignored.append("OGR_GEOMETRY") }
        ignored.append("OGR_STYLE")
        try Checked.status("OGR_L_SetIgnoredFields") {
            withCStringList(ignored) { list in withConstPointers(list) { OGR_L_SetIgnoredFields(handle, $0) }
            }
        }
    }

    /// Starts a scan. One at a time: a second cursor restarts the first.
    package func cursor() throws(GDALError) -> FeatureCursor {
        let handle = try handle("OGR_L_ResetReading")
        try Checked.call("OGR_L_ResetReading") { OGR_L_ResetReading(handle) }
        return FeatureCursor(layer: self)
    }

    /// Starts a scan at the feature of that position in reading order (fast for shapefile and geodatabase).
    package func cursor(startingAt index: Int64) throws(GDALError) -> FeatureCursor {
        let cursor = try cursor()
        let handle = try handle("OGR_L_SetNextByIndex")
        try Checked.status("OGR_L_SetNextByIndex") { OGR_L_SetNextByIndex(handle, index) }
        return cursor
    }

    /// What came of asking for one feature by its id.
    package struct Lookup {
        /// `nil` where there is none of that id, or where it could not be read.
        package let feature: Feature?
        /// The first error of the call; a feature that comes with one lacks a part.
        package let failure: GDALMessage?
    }

    /// Asks for a feature without taking an error for an absent feature, or the reverse (geodatabase).
    package func lookup(id: Int64) throws(GDALError) -> Lookup {
        let handle = try handle("OGR_L_GetFeature")
        CPLErrorReset()
        let feature = OGR_L_GetFeature(handle, id).map { Feature($0, layer: self) }
        var failure: GDALMessage?
        do throws(GDALError) {
            try Checked.lastError("OGR_L_GetFeature")
        } catch {
            failure = GDALMessage(severity: .failure, code: error.code, text: error.message)
        }
        return Lookup(feature: feature, failure: failure)
    }

    /// The feature of that id, or `nil` where there is none.
    package func feature(id: Int64) throws(GDALError) -> Feature? {
        let handle = try handle("OGR_L_GetFeature")
        let (feature, messages) = Checked.collecting { OGR_L_GetFeature(handle, id) }
        if let feature { return Feature(feature, layer: self) }
        // No such feature is no failure; the shapefile driver alone reports it as one.
        let absent = ["non existing feature", "out of available range"]
        guard let failure = messages.first(where: { $0.severity != .warning }),
            !absent.contains(where: { failure.text.contains($0) })
        else { return nil }
        throw GDALError(call: "OGR_L_GetFeature", code: failure.code, message: failure.text)
    }
}

/// The list as the pre-3.7 headers declare it (`const char **`) and as the newer ones do (`CSLConstList`).
func withConstPointers<Value>(
    _ list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
    _ body: (UnsafeMutablePointer<UnsafePointer<CChar>?>?) -> Value
) -> Value {
    body(UnsafeMutableRawPointer(list)?.assumingMemoryBound(to: UnsafePointer<CChar>?.self))
}
