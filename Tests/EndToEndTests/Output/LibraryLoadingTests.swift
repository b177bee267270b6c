import GDALBridge
import TestSupport
import Testing

/// GDAL brings over a hundred libraries, which take longer to load than a county to read.
@Suite struct LibraryLoadingTests {
    /// What the system's loader says of the libraries it opens.
    private func loaded(_ arguments: [String]) throws -> String {
        let run = try RunningTuban(arguments, wrapper: ["/usr/bin/env", "LD_DEBUG=files"]).wait()
        #expect(run.status == 0)
        return run.errors
    }

    @Test("a plain GeoPackage is tabulated and overlaid without GDAL; a shapefile needs it")
    func onlyWhereNeeded() throws {
        let (plainFolder, folder) = (try TemporaryFolder(), try TemporaryFolder())
        let plain = try SurveyDelivery()
        try plain.write(plainFolder.path, driver: .geoPackage)
        try plain.write(folder.path, driver: .shapefile)
        let patches = plainFolder.path("440203.gpkg:DLTB")
        let tabulated = try loaded(["tabulate", patches, "--area", "computed"])
        #expect(tabulated.contains("libsqlite3") && !tabulated.contains("libgdal"))
        let overlaid = try loaded(["overlay", patches, patches, "--zone-field", "DLBM"])
        #expect(!overlaid.contains("libgdal"))
        #expect(try loaded(["tabulate", folder.path("DLTB.shp")]).contains("libgdal"))
    }
}
