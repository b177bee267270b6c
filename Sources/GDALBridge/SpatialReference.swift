import CGDAL

/// A coordinate reference system. Owns its handle; axes always in x, y (longitude, latitude) order.
///
/// Every one made anywhere in the program passes through the initialisers here, so no axis order is ever left
/// to the authority's definition.
///
/// The one nearly every delivery declares (`ReferenceParameters.cgcs2000`) is known by heart: GDAL is asked about it
/// when its numbers are not enough.
package final class SpatialReference {
    private let origin: Origin
    /// Made when GDAL is asked about a system known by heart.
    private var made: UnsafeMutableRawPointer?

    private enum Origin {
        case known(ReferenceParameters)
        case handle(UnsafeMutableRawPointer)
    }

    private init(owning handle: UnsafeMutableRawPointer) {
        origin = .handle(handle)
        OSRSetAxisMappingStrategy(handle, OAMS_TRADITIONAL_GIS_ORDER)
    }

    private init(known: ReferenceParameters) { origin = .known(known) }

    deinit {
        if case .handle(let handle) = origin { OSRDestroySpatialReference(handle) }
        if let made { OSRDestroySpatialReference(made) }
    }

    /// `nil` where only GDAL knows.
    var known: ReferenceParameters? {
        if case .known(let parameters) = origin { parameters } else { nil }
    }

    /// Reads the parameters. A vertical part is ignored.
    package func parameters() -> ReferenceParameters {
        switch origin {
        case .known(let parameters): parameters
        case .handle(let handle): Checked.collecting { Self.parameters(of: handle) }.value
        }
    }

    /// Geographic coordinates of China's own datum (EPSG:4490), in degrees.
    package static var cgcs2000: SpatialReference { SpatialReference(known: .cgcs2000) }

    /// Copies a borrowed handle, whose owner may go away.
    convenience init(copyOf borrowed: UnsafeMutableRawPointer) throws(GDALError) {
        self.init(owning: try Checked.handle("OSRClone") { OSRClone(borrowed) })
    }

    /// From an EPSG code.
    package convenience init(epsg code: Int) throws(GDALError) {
        guard code != ReferenceParameters.cgcs2000Code else {
            self.init(known: .cgcs2000)
            return
        }
        self.init(owning: try Self.handle(epsg: code))
    }

    /// GDAL's own object.
    func handle() throws(GDALError) -> UnsafeMutableRawPointer {
        if case .handle(let handle) = origin { return handle }
        if let made { return made }
        let handle = try Self.handle(epsg: ReferenceParameters.cgcs2000Code)
        OSRSetAxisMappingStrategy(handle, OAMS_TRADITIONAL_GIS_ORDER)
        made = handle
        return handle
    }

    private static func handle(epsg code: Int) throws(GDALError) -> UnsafeMutableRawPointer {
        try GDALRuntime.start()
        guard let code = Int32(exactly: code) else {
            throw GDALError(call: "OSRImportFromEPSG", code: 0, message: "\(code) is no EPSG code")
        }
        let handle = try Checked.handle("OSRNewSpatialReference") { OSRNewSpatialReference(nil) }
        do throws(GDALError) {
            try Checked.status("OSRImportFromEPSG") { OSRImportFromEPSG(handle, code) }
        } catch {
            OSRDestroySpatialReference(handle)
            throw error
        }
        return handle
    }

    /// From WKT of any dialect. Text of another kind (a URL, a file name, PROJ strings) is refused by the parser.
    package convenience init(wkt: String) throws(GDALError) {
        try GDALRuntime.start()
        let owned = try Checked.handle("OSRNewSpatialReference") { OSRNewSpatialReference(nil) }
        self.init(owning: owned)
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
        let handle = try handle()
        return SpatialReference(owning: try Checked.handle("OSRCloneGeogCS") { OSRCloneGeogCS(handle) })
    }

    /// WKT 2:2019 on one line.
    package func wkt() throws(GDALError) -> String {
        let handle = try handle()
        var text: UnsafeMutablePointer<CChar>?
        defer { VSIFree(text) }
        try Checked.status("OSRExportToWktEx") {
            withCStringList(["FORMAT=WKT2_2019", "MULTILINE=NO"]) { options in
                withConstList(options) { OSRExportToWktEx(handle, &text, $0) }
            }
        }
        return string(text)
    }

    /// Whether both describe the same system (PROJ's comparison of definitions, not of names).
    package func isSame(as other: SpatialReference) -> Bool {
        if let known, known == other.known { return true }
        guard let own = try? handle(), let others = try? other.handle() else { return false }
        return Checked.collecting { OSRIsSame(own, others) }.value != 0
    }
}
