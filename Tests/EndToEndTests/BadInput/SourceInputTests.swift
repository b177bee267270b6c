import Foundation
import GDALBridge
import LandModel
import TestSupport
import Testing

/// Deliveries that are something else, or not what they say of themselves.
@Suite struct SourceInputTests {
    /// A delivery folder with this file alone, and the same file given to `tabulate`.
    private func refuse(
        _ name: String, _ content: Data, status: Int32, texts: [String],
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        let trial = try Trial.empty()
        try content.write(to: URL(fileURLWithPath: trial.file(name)))
        let outcome = try trial.tabulate(trial.file(name))
        #expect(outcome.status == status, "\(outcome.errors)", sourceLocation: location)
        #expect(outcome.output == "", sourceLocation: location)
        for text in texts + [name] {
            #expect(outcome.errors.contains(text), "\(text): \(outcome.errors)", sourceLocation: location)
        }
        let run = try trial.run()
        #expect(run.status == 66 || run.status == 65, "\(run.errors)", sourceLocation: location)
        #expect(run.errors.contains(name), "\(run.errors)", sourceLocation: location)
        #expect(!run.hasResult, sourceLocation: location)
    }

    @Test("a VCT exchange file is recognised, with the next step")
    func exchangeFile() throws {
        let head = "HeadBegin\r\nDatamark:LANDUSE-VCT\r\nVersion:3.0\r\nHeadEnd\r\n"
        try refuse("440203.vct", Data(head.utf8), status: 65, texts: ["VCT", "GeoPackage"])
    }

    @Test("a personal geodatabase is recognised, with the next step")
    func personalGeodatabase() throws {
        let head = Data([0, 1, 0, 0] + Array("Standard Jet DB".utf8) + Array(repeating: 0, count: 200))
        try refuse("440203.mdb", head, status: 65, texts: ["personal geodatabase", ".gdb"])
    }

    @Test("an archive is to be unpacked first")
    func archive() throws {
        let head = Data(Array("PK".utf8) + [3, 4, 20, 0] + Array(repeating: 0, count: 60))
        try refuse("440203.zip", head, status: 65, texts: ["zip", "Unpack"])
    }

    @Test("a virtual layer in a GeoPackage's name opens no other file", arguments: ["gpkg", "shp"])
    func virtualLayer(name: String) throws {
        let trial = try Trial.empty()
        let text = """
            <OGRVRTDataSource><OGRVRTLayer name="DLTB"><SrcDataSource>\(SampleData.delivery("440203"))/440203.gpkg\
            </SrcDataSource></OGRVRTLayer></OGRVRTDataSource>
            """
        let path = trial.file("DLTB." + name)
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        let outcome = try trial.tabulate(path)
        #expect(outcome.status == 65 || outcome.status == 66, "\(outcome.errors)")
        #expect(outcome.output == "")
        #expect(outcome.errors.contains("DLTB." + name))
        let run = try trial.run()
        #expect(run.status == 65 || run.status == 66, "\(run.errors)")
        #expect(!run.hasResult)
    }

    @Test("a GeoPackage that declares more features than it delivers gives no table")
    func declaredMore() throws {
        let trial = try Trial.empty()
        let delivery = try SurveyDelivery()
        let dataset = try Dataset.create(trial.file("440203.gpkg"), driver: .geoPackage)
        for layer in delivery.layers { try layer.add(to: dataset) }
        // A row that vanished behind the format's own count is what a damaged file looks like.
        try dataset.execute("UPDATE gpkg_ogr_contents SET feature_count = 7 WHERE table_name = 'DLTB'")
        try dataset.close()
        let outcome = try trial.tabulate(trial.file("440203.gpkg:DLTB"))
        #expect(outcome.status == 65, "\(outcome.errors)")
        #expect(outcome.output == "")
        #expect(outcome.errors.contains("7") && outcome.errors.contains("6"), "\(outcome.errors)")
        try trial.run().expectRefused(65, ["440203.gpkg", "DLTB", "7 features declared, 6 delivered"])
    }

    @Test("two fields for one meaning are named, and nothing is guessed")
    func twoCandidates() throws {
        let trial = try Trial {
            $0.patches.fields.append(FieldDefinition("TKMJ", .real, width: 15, decimals: 2))
        }
        try trial.run().expectRefused(65, ["440203/DLTB", "440203.gpkg", "KCMJ", "TKMJ"])
        let outcome = try trial.tabulate(trial.file("440203.gpkg:DLTB"))
        #expect(outcome.status == 65 && outcome.output == "")
    }

    @Test("a missing field is named with what is there")
    func missingField() throws {
        let trial = try Trial { delivery in
            delivery.patches.fields.removeAll { $0.name == "QSXZ" }
            for row in delivery.patches.rows.indices { delivery.patches.rows[row]["QSXZ"] = nil }
        }
        try trial.run().expectRefused(65, ["440203/DLTB", "QSXZ", "TBDLMJ"])
    }

    @Test("every fault of every layer is told at once")
    func allAtOnce() throws {
        let trial = try Trial { delivery in
            delivery.patches.referenceWKT = nil
            delivery.villages.name = "CJDCQ2019"
            delivery.townships.referenceWKT = try SpatialReference(epsg: 4610).wkt()
        }
        let run = try trial.run(["sources.440203.basis=computed"])
        run.expectRefused(
            66, ["440203/DLTB", "440203/CJDCQ", "CJDCQ2019", "440203/XZQ", "Xi'an", "3 faults"])
    }

    @Test("a delivery that is not there is told as such, with exit 66")
    func nothingThere() throws {
        let trial = try Trial.empty()
        try FileManager.default.removeItem(atPath: trial.data)
        try trial.run().expectRefused(66, ["440203"])
        #expect(try trial.tabulate(trial.file("DLTB.shp")).status == 66)
    }
}
