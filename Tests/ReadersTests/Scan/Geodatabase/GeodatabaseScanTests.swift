import Foundation
import GDALBridge
import LandModel
import TestSupport
import Testing

@testable import Readers

@Suite struct GeodatabaseScanTests {
    private static func sample(_ index: Int) -> GDALLayer.Sample {
        let x = Double(index)
        return GDALLayer.Sample(
            name: "名\(index)", code: "0101", hundredths: Int64(index), ratio: 500, year: 2024,
            polygons: [[Rings.box(x, 0, x + 1, 1)]])
    }

    @Test("ids with gaps: each feature in one unit", arguments: [1, 7, 1_000] as [Int64])
    func sparse(featuresPerUnit: Int64) throws {
        let folder = try TemporaryFolder()
        let path = folder.path("a.gdb")
        let ids: [Int64] = [2, 3, 5] + Array(100...400) + [2_000, 2_001, 30_000]
        try GDALLayer.write(
            path, driver: .fileGeodatabase, samples: ids.indices.map(Self.sample), ids: ids)
        let source = GDALLayer.source(path, .fileGeodatabase, count: ids.count)
        let scanned = try Scanned(source, GDALLayer.request, featuresPerUnit: featuresPerUnit)
        #expect(scanned.rows.map(\.id) == ids)
        #expect(scanned.rows.map { $0.text[1] } == ids.indices.map { "名\($0)" })
        #expect(scanned.units.count == (ids.count + Int(featuresPerUnit) - 1) / Int(featuresPerUnit))
        try verifyCount(source, scanned.report)
    }

    @Test("a feature without geometry")
    func geometries() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("a.gdb")
        let dataset = try Dataset.create(path, driver: .fileGeodatabase)
        let writer = try dataset.createLayer(
            LayerDefinition(name: "layer", geometry: .multiPolygon, fields: []))
        try writer.write()
        try writer.setPolygons([[Rings.box(0, 0, 1, 1)]], asMultiPolygon: true)
        try writer.write()
        try dataset.close()
        var source = GDALLayer.source(path, .fileGeodatabase, count: 2)
        source.fields = []
        let scanned = try Scanned(source, ScanRequest(geometry: true))
        #expect(scanned.rows.map(\.state) == [.null, .polygon])
    }

    @Test("an empty layer has no units; a missing one is told")
    func empty() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("a.gdb")
        try GDALLayer.write(path, driver: .fileGeodatabase, samples: [])
        var source = GDALLayer.source(path, .fileGeodatabase, count: 0)
        #expect(try Scanned(source, GDALLayer.request).units.isEmpty)
        source.layer = "other"
        #expect(throws: ReadError.layerMissing(path: path, layer: "other")) {
            try openScan(source, GDALLayer.request)
        }
        source.path = folder.path("b.gdb")
        #expect(throws: ReadError.cannotOpen(path: source.path, layer: "other", reason: .missing)) {
            try openScan(source, GDALLayer.request)
        }
    }

    @Test("a table that is cut short is an error, not a smaller table")
    func cut() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("a.gdb")
        try GDALLayer.write(path, driver: .fileGeodatabase, samples: (0..<5_000).map(Self.sample))
        let files = try FileManager.default.contentsOfDirectory(atPath: path)
        let table = try #require(
            files.filter { $0.hasSuffix(".gdbtable") }.max { left, right in
                Self.size(path, left) < Self.size(path, right)
            })
        #expect(truncate(path + "/" + table, off_t(Self.size(path, table) * 2 / 3)) == 0)
        let source = GDALLayer.source(path, .fileGeodatabase, count: 5_000)
        #expect(throws: ReadError.self) {
            let scanned = try Scanned(source, GDALLayer.request)
            try verifyCount(source, scanned.report)
        }
    }

    private static func size(_ folder: String, _ name: String) -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: folder + "/" + name)
        return (attributes?[.size] as? Int) ?? 0
    }
}
