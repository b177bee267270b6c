import GDALBridge
import LandModel
import TestSupport
import Testing

/// Reference systems that are missing, old, or contradicted by the coordinates.
@Suite struct ReferenceInputTests {
    /// The delivery with coordinates as they are and another system declared.
    private func declared(_ epsg: Int?) throws -> Trial {
        try Trial { delivery in
            let wkt = try epsg.map { try SpatialReference(epsg: $0).wkt() }
            delivery.patches.referenceWKT = wkt
            delivery.villages.referenceWKT = wkt
            delivery.townships.referenceWKT = wkt
        }
    }

    @Test("no reference system is refused; a stated one lets it pass")
    func missing() throws {
        let trial = try declared(nil)
        try trial.run().expectRefused(
            65, ["440203.gpkg", "DLTB", "no coordinate reference system is given", "crs: EPSG:4490"])
        try trial.run(["sources.440203.crs=EPSG:4490"]).expect(0)
        let path = trial.file("440203.gpkg:DLTB")
        let refused = try trial.tabulate(path, ["--area", "computed"])
        #expect(refused.status == 65 && refused.output == "")
        #expect(refused.errors.contains("--crs EPSG:4490"), "\(refused.errors)")
        let computed = try trial.tabulate(path, ["--area", "computed", "--crs", "EPSG:4490"])
        #expect(computed.status == 0)
        #expect(try trial.tabulate(path).status == 0, "recorded areas need no reference system")
    }

    @Test("degrees declared as metres are refused with what they would fit")
    func notMetres() throws {
        let run = try declared(4526).run()
        run.expectRefused(65, ["DLTB", "cannot be right", "EPSG:4490", "crs-forced"])
    }

    @Test("the advice works: the right system, forced")
    func forced() throws {
        let trial = try declared(4526)
        try trial.run(["sources.440203.crs=EPSG:4490"]).expectRefused(65, ["DLTB", "EPSG:4490"])
        let run = try trial.run(["sources.440203.crs=EPSG:4490", "sources.440203.crs-forced=true"])
        try run.expect(0)
    }

    @Test("Xi'an 80 is refused, and measured on its own ellipsoid where the pipeline says so")
    func olderDatum() throws {
        let trial = try declared(4610)
        try trial.run().expectRefused(65, ["DLTB", "Xi'an", "CGCS2000", "older-datum"])
        let run = try trial.run(["defaults.older-datum=own-ellipsoid"])
        // IAG 75 is larger: everything differs by more than a metre and by 3 in 100,000.
        let account = try run.expect(0)
        #expect(account.total("counted").features == 6)
        let path = trial.file("440203.gpkg:DLTB")
        #expect(try trial.tabulate(path, ["--area", "computed"]).status == 65)
    }

    /// A delivery of the sample in Gauss-Krüger coordinates with the prefix of zone 38, declared as something else.
    private func projected(as epsg: Int) throws -> (Trial, String) {
        let trial = try Trial.empty()
        var layer = try LayerTable(
            reading: SampleData.delivery("440205") + "/440205.gpkg", driver: .geoPackage, layer: "DLTB")
        layer.referenceWKT = try SpatialReference(epsg: epsg).wkt()
        let path = trial.file("dltb.gpkg")
        try layer.write(path, driver: .geoPackage)
        return (trial, path + ":DLTB")
    }

    @Test(
        "a zone prefix that does not go with the system is refused, and the right system named",
        arguments: [
            // Zone 37, the same meridian without prefix, and six-degree zone 19 with its own prefix.
            4525, 4547, 4498,
        ])
    func prefix(epsg: Int) throws {
        let (trial, path) = try projected(as: epsg)
        let outcome = try trial.tabulate(path, ["--area", "computed"])
        #expect(outcome.status == 65)
        #expect(outcome.output == "")
        for text in ["dltb.gpkg", "layer DLTB", "cannot be right", "EPSG:4526"] {
            #expect(outcome.errors.contains(text), "\(text): \(outcome.errors)")
        }
    }

    @Test("the right prefix gives the areas that were recorded")
    func rightPrefix() throws {
        let (trial, path) = try projected(as: 4526)
        let computed = try CSVRows.rows(try trial.tabulate(path, ["--area", "computed"]).output)
        let recorded = try CSVRows.rows(try trial.tabulate(path, ["--gross"]).output)
        #expect(computed.map { $0["class"] } == recorded.map { $0["class"] })
        for (one, other) in zip(computed, recorded) {
            let difference = try CSVRows.hundredths(one["area_m2"]) - CSVRows.hundredths(other["area_m2"])
            let patches = try #require(Int64(one["patches"] ?? ""))
            #expect(abs(difference) <= 2 * patches, "the sample lies within 0.02 m² a patch")
        }
    }
}
