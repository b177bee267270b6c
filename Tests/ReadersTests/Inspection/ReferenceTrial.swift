import GDALBridge
import LandModel
import TestSupport

@testable import Readers

/// A layer of one square, written with the system it declares, and looked at.
enum ReferenceTrial {
    /// Around 113.5° E, 24.7° N in 3° zone 38 (central meridian 114°): 51 km west of the meridian.
    static let plain = (449_000.0, 2_733_000.0)
    static let prefixed = (38_449_000.0, 2_733_000.0)

    static func inspect(
        epsg: Int? = nil, wkt: String? = nil, corner: (Double, Double) = (113.5, 24.7), side: Double = 0.01,
        stated: StatedReference? = nil, older: Set<OlderDatum> = [], district: GeographicBox? = nil,
        driver: VectorDriver = .geoPackage
    ) throws -> SourceInspection {
        let folder = try TemporaryFolder()
        var builder = SourceBuilder()
        builder.driver = driver
        builder.epsg = epsg
        builder.wkt = wkt
        builder.corner = corner
        builder.side = side
        let path = folder.path(driver == .shapefile ? "DLTB.shp" : driver == .geoPackage ? "a.gpkg" : "a.gdb")
        try builder.write(path)
        return SourceInspector.inspect(
            InspectionRequest(path: path, reference: stated, acceptedOlderDatums: older, district: district))
    }
}
