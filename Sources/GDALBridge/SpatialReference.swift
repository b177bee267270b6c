import CGDAL

/// A coordinate reference system. Owns its handle; axes always in x, y (longitude, latitude) order.
///
/// Every one made anywhere in the program passes through the initialisers here, so no axis order is ever left
/// to the authority's definition.
package final class SpatialReference {
    let owned: UnsafeMutableRawPointer

    private init(owning handle: UnsafeMutableRawPointer) {
        owned = handle
        OSRSetAxisMappingStrategy(handle, OAMS_TRADITIONAL_GIS_ORDER)
    }

    deinit { OSRDestroySpatialReference(owned) }

    /// Copies a borrowed handle, whose owner may go away.
    convenience init(copyOf borrowed: UnsafeMutableRawPointer) throws(GDALError) {
        self.init(owning: try Checked.handle("OSRClone") { OSRClone(borrowed) })
    }

    /// From an EPSG code.
    package convenience init(epsg code: Int) throws(GDALError) {
        try GDALRuntime.start()
        guard let code = Int32(exactly: code) else {
            throw GDALError(call: "OSRImportFromEPSG", code: 0, message: "\(code) is no EPSG code")
        }
        self.init(owning: try Checked.handle("OSRNewSpatialReference") { OSRNewSpatialReference(nil) })
        try Checked.status("OSRImportFromEPSG") { OSRImportFromEPSG(owned, code) }
    }

    /// From WKT of any dialect. Text of another kind (a URL, a file name, PROJ strings) is refused by the parser.
    package convenience init(wkt: String) throws(GDALError) {
        try GDALRuntime.start()
        self.init(owning: try Checked.handle("OSRNewSpatialReference") { OSRNewSpatialReference(nil) })
        var text = wkt
        try Checked.status("OSRImportFromWkt") {
            text.withUTF8 { utf8 in
                var copy = utf8.map { CChar(bitPattern: $0) } + [0]
                return copy.withUnsafeMutableBufferPointer { buffer in
                    var cursor = buffer.baseAddress
                    return OSRImportFromWkt(owned, &cursor)
                }
            }
        }
    }

    /// The geographic system of the same datum, in its own unit and prime meridian.
    package func geographicBase() throws(GDALError) -> SpatialReference {
        SpatialReference(owning: try Checked.handle("OSRCloneGeogCS") { OSRCloneGeogCS(owned) })
    }

    /// WKT 2:2019 on one line.
    package func wkt() throws(GDALError) -> String {
        var text: UnsafeMutablePointer<CChar>?
        defer { VSIFree(text) }
        try Checked.status("OSRExportToWktEx") {
            withCStringList(["FORMAT=WKT2_2019", "MULTILINE=NO"]) { options in
                withConstList(options) { OSRExportToWktEx(owned, &text, $0) }
            }
        }
        return string(text)
    }

    /// Whether both describe the same system (PROJ's comparison of definitions, not of names).
    package func isSame(as other: SpatialReference) -> Bool {
        Checked.collecting { OSRIsSame(owned, other.owned) }.value != 0
    }
}
