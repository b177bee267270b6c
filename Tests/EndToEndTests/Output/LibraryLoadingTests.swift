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

    @Test(
        "a GDAL that cannot be loaded is no fault of the data: exit 69 with what to install, where it is needed"
    )
    func missing() throws {
        let (plain, other, empty) = (try TemporaryFolder(), try TemporaryFolder(), try TemporaryFolder())
        let delivery = try SurveyDelivery()
        try delivery.write(plain.path, driver: .geoPackage)
        try delivery.write(other.path, driver: .shapefile)
        for name in (26..<80).map({ "libgdal.so.\($0)" }) + ["libgdal.so"] { _ = try empty.write(name, "") }
        func run(_ arguments: [String]) throws -> Tuban.Outcome {
            try RunningTuban(
                arguments + ["--lang", "en"], wrapper: ["/usr/bin/env", "LD_LIBRARY_PATH=\(empty.path)"]
            ).wait()
        }
        #expect(try run(["tabulate", plain.path("440203.gpkg:DLTB")]).status == 0)
        for verb in ["tabulate", "inspect", "check"] {
            let refused = try run([verb, other.path("DLTB.shp")])
            #expect(refused.status == 69, "\(verb): \(refused.errors)")
            #expect(
                refused.errors.contains("libgdal.so.")
                    && refused.errors.contains("Install GDAL 3.6 or newer"),
                "\(verb): \(refused.errors)")
        }
    }
}
