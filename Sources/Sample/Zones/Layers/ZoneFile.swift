import GDALBridge

/// One data source of the zones: its form and the layers it holds.
struct ZoneFile: Sendable {
    /// Without the extension; of a shapefile the layer's name.
    var name: String
    var form: DeliveryForm
    /// Whether a shapefile tells its encoding.
    var hasCodePage = true

    private init(
        _ name: String, _ format: SampleTargets.Delivery.Format,
        _ coordinates: SampleTargets.Delivery.Coordinates
    ) {
        self.name = name
        form = DeliveryForm(SampleTargets.Delivery(format: format, coordinates: coordinates))
        form.hasSpatialIndex = false
        hasCodePage = format != .shapefileWithoutCodePage
    }

    /// Mixed on purpose, as offices hand them in.
    static let main = ZoneFile("zones", .geoPackage, .geographic)
    /// What changes over the years: built-up areas, the second red line.
    static let epochs = ZoneFile("epochs", .geoPackage, .geographic)
    static let redLine = ZoneFile("STBHHX", .shapefileWithCodePage, .gaussKrugerZone38)
    static let towns = ZoneFile("CZKFBJ", .fileGeodatabase, .geographic)
    static let candidateSites = ZoneFile("XZDK", .shapefileWithoutCodePage, .geographic)
    static let postRoads = ZoneFile("GYD", .shapefileWithCodePage, .gaussKruger114)

    /// Forests, wetlands, quality of fields, projects.
    static let resources = ZoneFile("resources", .geoPackage, .geographic)
    static let sea = ZoneFile("sea", .geoPackage, .geographic)

    /// The same file in other coordinates.
    func projected(to coordinates: SampleTargets.Delivery.Coordinates?) -> ZoneFile {
        guard let coordinates else { return self }
        var file = self
        file.form.locate(coordinates)
        return file
    }

    /// Name of the file or folder.
    var path: String { name + "." + form.driver.fileExtension }
}
