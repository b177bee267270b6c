import Foundation
import GDALBridge
import LandModel
import TestSupport
import Testing

@testable import Readers

@Suite struct ShapefileInspectionTests {
    private func inspect(_ path: String) -> SourceInspection {
        SourceInspector.inspect(InspectionRequest(path: path))
    }

    private func size(_ path: String) -> Int64 {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? Int64) ?? -1
    }

    @Test("a sound shapefile")
    func sound() throws {
        let folder = try TemporaryFolder()
        let source = try #require(inspect(try SourceBuilder.shapefile(folder)).source)
        #expect(source.format == .shapefile)
        #expect(source.layer == "DLTB")
        #expect(source.declaredCount == 3)
        #expect(source.fields.map(\.name) == ["BSM", "DLBM", "DLMC", "ZLDWDM", "TBMJ"])
        #expect(source.fields.map(\.kind) == [.text, .text, .text, .text, .real])
        #expect(source.fields[4].width == 15)
        #expect(source.fields[4].decimals == 2)
        #expect(source.coordinates == .geographic(.cgcs2000))
    }

    @Test("missing side files are all told", arguments: [["shx"], ["dbf"], ["shx", "dbf"]])
    func missingParts(parts: [String]) throws {
        let folder = try TemporaryFolder()
        let path = try SourceBuilder.shapefile(folder)
        for part in parts { try folder.remove("DLTB.\(part)") }
        #expect(inspect(path).problems == parts.map { .partMissing(part: $0) })
        // Without a .dbf nothing can be said of fields, asked for or stated.
        let asking = InspectionRequest(
            path: path, statedFields: [.landClass: "DLBM"], required: [.landClass, .locationUnit])
        #expect(SourceInspector.inspect(asking).problems == parts.map { .partMissing(part: $0) })
    }

    @Test(
        "names in any letter case",
        arguments: [
            ["DLTB.SHP", "DLTB.SHX", "DLTB.DBF", "DLTB.PRJ"],
            ["DLTB.Shp", "dltb.shx", "Dltb.dbf", "DLTB.prj"],
        ])
    func letterCase(names: [String]) throws {
        let folder = try TemporaryFolder()
        _ = try SourceBuilder.shapefile(folder)
        for (part, name) in zip(["shp", "shx", "dbf", "prj"], names) where name != "DLTB.\(part)" {
            try folder.rename("DLTB.\(part)", name)
        }
        let inspection = inspect(folder.path(names[0]))
        #expect(inspection.problems == [])
        let source = try #require(inspection.source)
        #expect(source.declaredCount == 3)
        #expect(inspect(folder.path).source?.path == folder.path(names[0]))
        // What is inspected can be scanned.
        let scan = try openScan(source, ScanRequest(text: ["DLMC"], geometry: true))
        #expect(try scan.read(ScanUnit(features: 0..<3)) { _ in }.delivered == 3)
    }

    @Test("two tables that differ in letter case only")
    func ambiguousPart() throws {
        let folder = try TemporaryFolder()
        let path = try SourceBuilder.shapefile(folder)
        try FileManager.default.copyItem(atPath: folder.path("DLTB.dbf"), toPath: folder.path("dltb.dbf"))
        // The one spelled like the .shp is meant.
        #expect(inspect(path).problems == [])
        try folder.rename("DLTB.dbf", "Dltb.dbf")
        #expect(
            inspect(path).problems == [.partAmbiguous(part: "dbf", names: ["Dltb.dbf", "dltb.dbf"])])
    }

    @Test("a .shp cut short: its head and its index both say so")
    func shortShapes() throws {
        let folder = try TemporaryFolder()
        let path = try SourceBuilder.shapefile(folder)
        let whole = size(path)
        // Three records of 8 + 128 bytes after the head: 44 + 4 + 5 × 16 = 128.
        #expect(whole == 100 + 3 * 136)
        try folder.patch("DLTB.shp") { $0.removeLast(20) }
        #expect(
            inspect(path).problems == [
                .partShort(part: "shp", expectedBytes: 508, foundBytes: 488),
                .recordOutsideFile(record: 2, endsAt: 508, foundBytes: 488),
            ])
    }

    @Test("a .dbf cut short")
    func shortTable() throws {
        let folder = try TemporaryFolder()
        let path = try SourceBuilder.shapefile(folder)
        try folder.patch("DLTB.dbf") { $0.removeLast(10) }
        // Head 32 + 5 × 32 + 1, three records of 1 + 18 + 5 + 60 + 19 + 15 bytes; the end mark was among the ten.
        let expected: Int64 = 193 + 3 * 118
        #expect(
            inspect(path).problems == [
                .partShort(part: "dbf", expectedBytes: expected, foundBytes: expected + 1 - 10)
            ])
    }

    @Test("a .shx cut short loses a record")
    func shortIndex() throws {
        let folder = try TemporaryFolder()
        let path = try SourceBuilder.shapefile(folder)
        try folder.patch("DLTB.shx") { $0.removeLast(8) }
        #expect(
            inspect(path).problems == [
                .partShort(part: "shx", expectedBytes: 124, foundBytes: 116),
                .recordCountsDiffer(index: 2, table: 3),
            ])
    }

    @Test("files longer than their heads say")
    func longParts() throws {
        let folder = try TemporaryFolder()
        let path = try SourceBuilder.shapefile(folder)
        try folder.patch("DLTB.shp") { $0 += [UInt8](repeating: 0, count: 40) }
        // Bytes after the end mark are nobody's; a record in the mark's place is one too many.
        try folder.patch("DLTB.dbf") { $0 += [UInt8](repeating: 0x20, count: 118) }
        #expect(inspect(path).problems == [.partLong(part: "shp", expectedBytes: 508, foundBytes: 548)])
        try folder.patch("DLTB.dbf") { $0[547] = 0x20 }
        #expect(
            inspect(path).problems == [
                .partLong(part: "shp", expectedBytes: 508, foundBytes: 548),
                .partLong(part: "dbf", expectedBytes: 547, foundBytes: 547 + 1 + 118),
            ])
    }

    @Test("record counts that differ")
    func counts() throws {
        let folder = try TemporaryFolder()
        let path = try SourceBuilder.shapefile(folder)
        try folder.patch("DLTB.dbf") { $0[4] = 2 }
        #expect(inspect(path).problems.contains(.recordCountsDiffer(index: 3, table: 2)))
    }

    @Test("heads that are none", arguments: ["shp", "shx", "dbf"])
    func hollowHeads(part: String) throws {
        let folder = try TemporaryFolder()
        let path = try SourceBuilder.shapefile(folder)
        try folder.patch("DLTB.\(part)") { $0 = Array($0.prefix(20)) }
        let expected: Int64 = part == "dbf" ? 33 : 100
        #expect(
            inspect(path).problems.contains(
                .partShort(part: part, expectedBytes: expected, foundBytes: 20)))
    }

    @Test("a .shx that is something else")
    func malformedIndex() throws {
        let folder = try TemporaryFolder()
        let path = try SourceBuilder.shapefile(folder)
        try folder.patch("DLTB.shx") { $0[3] = 0 }
        #expect(
            inspect(path).problems.contains(
                .partMalformed(part: "shx", field: "file code", found: "[0, 0, 39, 0]")))
    }

    @Test("a .dbf whose fields do not fit its records")
    func malformedTable() throws {
        let folder = try TemporaryFolder()
        let path = try SourceBuilder.shapefile(folder)
        try folder.patch("DLTB.dbf") { $0[10] = 50 }
        #expect(
            inspect(path).problems.contains(
                .partMalformed(part: "dbf", field: "record length", found: "50, fields need 118")))
    }

    @Test("lines are no polygons")
    func lines() throws {
        let folder = try TemporaryFolder()
        let path = try SourceBuilder.shapefile(folder)
        for part in ["shp", "shx"] { try folder.patch("DLTB.\(part)") { $0[32] = 3 } }
        #expect(inspect(path).problems == [.layerNotPolygonal(geometry: "PolyLine")])
    }

    @Test("a head whose box is not finite: the records' boxes are taken")
    func boxOfRecords() throws {
        let folder = try TemporaryFolder()
        let path = try SourceBuilder.shapefile(folder)
        try folder.patch("DLTB.shp") { bytes in
            for at in 36..<68 { bytes[at] = 0xFF }
        }
        let inspection = inspect(path)
        #expect(inspection.problems == [])
        #expect(inspection.evidence(.extentFromRecords) != nil)
        let extent = try #require(inspection.layers[0].extent)
        #expect(abs(extent.minimumX - 113.5) < 1e-9)
        #expect(abs(extent.maximumX - 113.53) < 1e-9)
        #expect(abs(extent.maximumY - 24.71) < 1e-9)
    }

    @Test("bytes no record uses are told, not refused")
    func unusedBytes() throws {
        let folder = try TemporaryFolder()
        let path = try SourceBuilder.shapefile(folder)
        try folder.patch("DLTB.shp") { bytes in
            bytes += [UInt8](repeating: 0, count: 40)
            // 548 bytes are 274 words.
            (bytes[26], bytes[27]) = (1, 18)
        }
        let inspection = inspect(path)
        #expect(inspection.problems == [])
        #expect(inspection.evidence(.unusedBytes)?["bytes"] == "40")
    }

    @Test("an empty shapefile is read")
    func empty() throws {
        let folder = try TemporaryFolder()
        let inspection = inspect(try SourceBuilder.shapefile(folder, names: []))
        #expect(inspection.source?.declaredCount == 0)
        #expect(inspection.layers.first?.extent == nil)
    }
}
