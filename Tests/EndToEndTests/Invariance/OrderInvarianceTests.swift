import Foundation
import GDALBridge
import TestSupport
import Testing

/// The same features in another order, in other files or in another format give the same tables.
@Suite struct OrderInvarianceTests {
    /// A county of the sample in degrees, with exclaves and holes: the same data for every form it is written in.
    private static let county = Result { try SampleCounty("440224") }

    /// Tables and accounts of a run over the county as written by `write` into the delivery's folder.
    private func results(
        _ settings: [String] = [], _ write: (SampleCounty, String) throws -> Void
    ) throws -> [String: Data] {
        let folder = try TemporaryFolder()
        let county = try Self.county.get()
        let data = folder.path("delivery")
        try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
        try write(county, data)
        let pipeline = try folder.write("county.yaml", county.pipeline)
        let result = ResultFolder(path: folder.path("result"))
        let outcome = try Tuban.run(
            ["run", pipeline, "--out", result.path, "--lang", "en"] + settings.flatMap { ["--set", $0] })
        #expect(outcome.status == 0, "\(outcome.errors)")
        // The record of the run names files and formats; everything else speaks of the land alone.
        let files = try result.files().filter { $0.key.hasSuffix(".csv") }
        #expect(files.count > 23)
        return files
    }

    private func expectSame(
        _ one: [String: Data], _ other: [String: Data], _ what: String,
        _ location: SourceLocation = #_sourceLocation
    ) {
        #expect(one.keys.sorted() == other.keys.sorted(), sourceLocation: location)
        for (name, bytes) in one {
            #expect(other[name] == bytes, "\(name) differs for \(what)", sourceLocation: location)
        }
    }

    @Test("features in any order")
    func shuffled() throws {
        var generator = SplitMix64(announcing: "OrderInvarianceTests.shuffled")
        let plain = try results { try $0.write($1, .geoPackage) }
        let shuffled = try results { county, data in
            var county = county
            for index in county.layers.indices { county.layers[index].rows.shuffle(using: &generator) }
            try county.write(data, .geoPackage)
        }
        expectSame(plain, shuffled, "shuffled features")
    }

    @Test("recorded areas from every format, layers in one file or in one each")
    func recorded() throws {
        let plain = try results { try $0.write($1, .geoPackage) }
        for driver in VectorDriver.allCases {
            expectSame(
                plain, try results { try $0.write($1, driver, oneFileALayer: true) },
                "\(driver), a file a layer")
        }
        expectSame(plain, try results { try $0.write($1, .fileGeodatabase) }, "a geodatabase")
    }

    @Test("computed areas from shapefile and GeoPackage to the last byte, from a geodatabase within its grid")
    func computed() throws {
        let basis = ["area.basis=computed"]
        let plain = try results(basis) { try $0.write($1, .geoPackage) }
        expectSame(plain, try results(basis) { try $0.write($1, .shapefile) }, "a shapefile")
        let snapped = try results(basis) { try $0.write($1, .fileGeodatabase) }
        #expect(snapped.keys.sorted() == plain.keys.sorted())
        let (one, other) = (try ledger(plain), try ledger(snapped))
        #expect(one.map { $0["features"] } == other.map { $0["features"] })
        for (left, right) in zip(one, other) {
            let difference = try CSVRows.hundredths(left["area_m2"]) - CSVRows.hundredths(right["area_m2"])
            // Coordinates snap to 1e-9 of a degree, 0.1 mm: some hundred patches of some kilometres' outline.
            #expect(abs(difference) < 1_00, "\(difference)")
        }
    }

    private func ledger(_ files: [String: Data]) throws -> [[String: String]] {
        try CSVRows.rows(String(decoding: try #require(files["ledger.csv"]), as: UTF8.self))
    }
}

/// The layers of one county delivery of the sample, to be written in any form.
struct SampleCounty: Sendable {
    var code: String
    var layers: [LayerTable]

    init(_ code: String) throws {
        self.code = code
        let path = SamplePatches.source(code).path
        layers = try ["DLTB", "CJDCQ", "XZQ"].map {
            try LayerTable(reading: path, driver: .geoPackage, layer: $0)
        }
    }

    func write(_ folder: String, _ driver: VectorDriver, oneFileALayer: Bool = false) throws {
        if oneFileALayer || driver == .shapefile {
            for layer in layers {
                try layer.write(
                    "\(folder)/\(layer.name).\(driver.testExtension)", driver: driver)
            }
            return
        }
        let dataset = try Dataset.create("\(folder)/\(code).\(driver.testExtension)", driver: driver)
        for layer in layers { try layer.add(to: dataset) }
        try dataset.close()
    }

    /// All forms of this county alone, as CSV.
    var pipeline: String {
        """
        schema: 1
        name: county
        description: One county of the sample.
        title: 一县
        year: 2019
        city: {code: "440200", name: 韶关市}
        sources:
          - {county: "\(code)", name: 仁化县, path: delivery}
        outputs: {folder: result, xlsx: {write: false}, gpkg: {write: false}}

        """
    }
}
