import GDALBridge
import LandModel
import TestSupport
import Testing

@testable import Readers

/// The same content through three formats, against what was written and against GDAL's own readers.
@Suite struct FormatAgreementTests {
    /// Shells in cells of a grid, so that none meets another; holes in their middles; coordinates of six decimals.
    private static func samples(_ count: Int, using generator: inout SplitMix64) -> [GDALLayer.Sample] {
        (0..<count).map { index in
            let parts = Int.random(in: 0..<10, using: &generator) == 0 ? 3 : 1
            let polygons = (0..<parts).map { part in
                let (x, y) = (113 + 0.01 * Double(index % 50), 24 + 0.01 * Double(index / 50 * 3 + part))
                let vertices = Int.random(in: 8...60, using: &generator)
                let shell = Rings.star(x, y, radius: 0.004, vertices: vertices, using: &generator)
                guard Int.random(in: 0..<4, using: &generator) == 0 else { return [shell] }
                return [
                    shell, Rings.reversed(Rings.star(x, y, radius: 0.0006, vertices: 9, using: &generator)),
                ]
            }
            let names = ["浈江区", "plain", "坐落单位", "韶关市曲江区马坝镇", "é"]
            return GDALLayer.Sample(
                name: Int.random(in: 0..<6, using: &generator) == 0
                    ? nil : names.randomElement(using: &generator),
                code: ["0101", "0301K", "1203", "05H1"].randomElement(using: &generator) ?? "",
                hundredths: index % 11 == 3 ? nil : Int64.random(in: 0...99_999_999_999, using: &generator),
                ratio: Int64.random(in: 0...9_999, using: &generator), year: 2024, polygons: polygons)
        }
    }

    private func check(
        _ scanned: Scanned, _ samples: [GDALLayer.Sample], coordinateTolerance: Double = 0, _ name: String
    ) {
        #expect(scanned.rows.count == samples.count)
        for (row, sample) in zip(scanned.rows, samples) {
            #expect(row.text == [sample.code, sample.name, "\(sample.year)"], "\(name) \(row.id)")
            #expect(row.decimals == [sample.hundredths, sample.ratio], "\(name) \(row.id)")
            #expect(row.state == (sample.polygons.count == 1 ? .polygon : .multiPolygon))
            #expect(Self.agree(row.polygons, sample.polygons, coordinateTolerance), "\(name) \(row.id)")
        }
    }

    private static func agree(_ left: [[[Double]]], _ right: [[[Double]]], _ tolerance: Double) -> Bool {
        guard tolerance > 0 else { return left == right }
        // A geodatabase may start a ring elsewhere: extents and areas of polygons are compared.
        guard left.map(\.count) == right.map(\.count) else { return false }
        return zip(left.joined(), right.joined()).allSatisfy { a, b in
            a.count == b.count && abs(abs(Rings.twiceArea(a)) - abs(Rings.twiceArea(b))) < 0.01 * tolerance
                && zip(a.sorted(), b.sorted()).allSatisfy { abs($0 - $1) <= tolerance }
        }
    }

    @Test("what was written comes back through every format, equal for GeoPackage and shapefile")
    func roundTrip() throws {
        var generator = SplitMix64(announcing: "FormatAgreementTests.roundTrip")
        let folder = try TemporaryFolder()
        let samples = Self.samples(1_500, using: &generator)
        let (package, shapefile, geodatabase) = (
            folder.path("layer.gpkg"), folder.path("layer.shp"), folder.path("layer.gdb")
        )
        try GDALLayer.write(package, driver: .geoPackage, samples: samples)
        try GDALLayer.write(shapefile, driver: .shapefile, samples: samples, options: ["ENCODING": "GB18030"])
        try GDALLayer.write(
            geodatabase, driver: .fileGeodatabase, samples: samples,
            options: ["XORIGIN": "-400", "YORIGIN": "-400", "XYSCALE": "1000000000"])

        let fromPackage = try Scanned(
            GDALLayer.source(package, .geoPackage, count: 1_500, idColumn: "fid", geometryColumn: "geom"),
            GDALLayer.request)
        check(fromPackage, samples, "GeoPackage")
        let fromShapefile = try Scanned(
            GDALLayer.source(shapefile, .shapefile, count: 1_500, encoding: .gb18030), GDALLayer.request)
        // GDAL turns shells clockwise and holes counter-clockwise, as the format asks for.
        for (row, sample) in zip(fromShapefile.rows, samples) {
            #expect(row.text == [sample.code, sample.name, "\(sample.year)"])
            #expect(row.decimals == [sample.hundredths, sample.ratio])
            #expect(row.polygons.map(\.count) == sample.polygons.map(\.count))
            for (ring, expected) in zip(row.polygons.joined(), sample.polygons.joined()) {
                #expect(ring == expected || ring == Rings.reversed(expected), "\(row.id)")
            }
        }
        let fromGeodatabase = try Scanned(
            GDALLayer.source(geodatabase, .fileGeodatabase, count: 1_500), GDALLayer.request)
        check(fromGeodatabase, samples, coordinateTolerance: 2e-9, "FileGDB")
    }

    @Test(
        "GDAL reads the same from the same file",
        arguments: [SourceLayer.Format.geoPackage, .shapefile, .fileGeodatabase])
    func oracle(format: SourceLayer.Format) throws {
        var generator = SplitMix64(announcing: "FormatAgreementTests.oracle")
        let folder = try TemporaryFolder()
        let driver = try #require(VectorDriver(rawValue: format.rawValue))
        let ending = ["gpkg", "shp", "gdb"][
            [.geoPackage, .shapefile, .fileGeodatabase].firstIndex(of: format) ?? 0]
        let path = folder.path("layer." + ending)
        try GDALLayer.write(
            path, driver: driver, samples: Self.samples(400, using: &generator),
            options: format == .shapefile ? ["ENCODING": "UTF-8"] : [:])
        let expected = try GDALLayer.read(path, driver: driver)
        let scanned = try Scanned(
            GDALLayer.source(path, format, count: 400, idColumn: "fid", geometryColumn: "geom"),
            GDALLayer.request)
        #expect(scanned.rows.count == 400 && expected.count == 400)
        for (row, truth) in zip(scanned.rows, expected) {
            #expect(row.id == truth.id)
            #expect(row.text == [truth.values[0], truth.values[1], truth.values[4]])
            #expect(row.decimals[0] == truth.reals[2].map { Int64(($0 * 100).rounded()) })
            #expect(row.decimals[1] == truth.reals[3].map { Int64(($0 * 10_000).rounded()) })
            // GDAL's WKT has 15 digits: exact for coordinates of six decimals, 1e-12 for the geodatabase's grid.
            #expect(row.polygons.map { $0.map(\.count) } == truth.polygons.map { $0.map(\.count) })
            for (a, b) in zip(row.polygons.joined().joined(), truth.polygons.joined().joined()) {
                #expect(abs(a - b) <= (format == .fileGeodatabase ? 1e-12 : 0))
            }
        }
    }

    @Test(
        "every unit size gives the same rows",
        arguments: [SourceLayer.Format.geoPackage, .shapefile, .fileGeodatabase])
    func unitSizes(format: SourceLayer.Format) throws {
        var generator = SplitMix64(announcing: "FormatAgreementTests.unitSizes")
        let folder = try TemporaryFolder()
        let driver = try #require(VectorDriver(rawValue: format.rawValue))
        let ending = ["gpkg", "shp", "gdb"][
            [.geoPackage, .shapefile, .fileGeodatabase].firstIndex(of: format) ?? 0]
        let path = folder.path("layer." + ending)
        try GDALLayer.write(
            path, driver: driver, samples: Self.samples(1_100, using: &generator),
            options: format == .shapefile ? ["ENCODING": "UTF-8"] : [:])
        let source = GDALLayer.source(path, format, count: 1_100, idColumn: "fid", geometryColumn: "geom")
        let whole = try Scanned(source, GDALLayer.request, featuresPerUnit: 1_000_000)
        #expect(whole.units.count == 1 && whole.rows.count == 1_100)
        for size in [1, 7, 1_000] as [Int64] {
            let parts = try Scanned(source, GDALLayer.request, featuresPerUnit: size)
            #expect(parts.rows == whole.rows)
            #expect(parts.units.count == (1_100 + Int(size) - 1) / Int(size))
            try verifyCount(source, parts.report)
        }
    }
}
