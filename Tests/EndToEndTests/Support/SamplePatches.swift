import Foundation
import GDALBridge
import TestSupport

/// The patches of the sample deliveries as GDAL reads them, without a line of the program's own readers.
struct SamplePatches: Sendable {
    var county: String
    var landClass: String
    /// TBMJ, KCMJ, TBDLMJ in hundredths of a square metre.
    var gross: Int64
    var deducted: Int64
    var net: Int64

    static let all = Result { try counties.flatMap { try layer($0).rows.map { Self($0) } } }

    private init(_ row: LayerTable.Row) {
        county = String(row.text("ZLDWDM").prefix(6))
        landClass = row.text("DLBM")
        gross = row.hundredths("TBMJ")
        deducted = row.hundredths("KCMJ")
        net = row.hundredths("TBDLMJ")
    }

    /// Codes of the counties that have a delivery.
    static let counties: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: SampleData.folder)) ?? [])
        .filter { $0.hasPrefix("4402") }.map { String($0.prefix(6)) }.sorted()

    /// Path of the data source of a county's patches, as `tabulate` takes it, and its driver.
    static func source(_ county: String) -> (path: String, driver: VectorDriver) {
        let folder = SampleData.delivery(county)
        let found = VectorDriver.allCases.map { driver in
            (folder + "/" + (driver == .shapefile ? "DLTB" : county) + "." + driver.testExtension, driver)
        }
        return found.first { FileManager.default.fileExists(atPath: $0.0) } ?? found[0]
    }

    /// The patch layer of a county's delivery.
    static func layer(_ county: String) throws -> LayerTable {
        let (path, driver) = source(county)
        return try LayerTable(reading: path, driver: driver, layer: "DLTB")
    }
}
