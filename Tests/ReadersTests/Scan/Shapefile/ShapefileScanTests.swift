import Foundation
import LandModel
import TestSupport
import Testing

@testable import Readers

@Suite struct ShapefileScanTests {
    private static let fields: [ShapefileFixture.Field] = [
        .init(name: "DLBM", type: "C", length: 5), .init(name: "NAME", type: "C", length: 20),
        .init(name: "TBMJ", type: "N", length: 20, decimals: 3), .init(name: "SJNF", type: "N", length: 4),
        .init(name: "RQ", type: "D", length: 8), .init(name: "OK", type: "L", length: 1),
    ]
    private static let request = ScanRequest(
        text: ["DLBM", "NAME", "SJNF", "RQ", "OK"],
        decimals: [.init(field: "TBMJ", decimals: 2), .init(field: "SJNF", decimals: 0)], geometry: true)
    private static let box = ShapefileFixture.polygon([Rings.box(0, 0, 1, 1)])

    @Test("cells of every type, full, padded, empty, unset and spoilt")
    func cells() throws {
        let folder = try TemporaryFolder()
        var fixture = ShapefileFixture(fields: Self.fields)
        fixture.add(Self.box, ["0101", " 韶关", "12.345", "2024", "20240131", "T"])
        fixture.add(Self.box, ["", "", "", "", "", "?"])
        fixture.add(Self.box, ["0101K", "a", String(repeating: "*", count: 20), "****", "00000000", "F"])
        fixture.add(Self.box, ["0102", "c", "12.5*", "1**4", "20240201", "T"])
        fixture.add(Self.box, ["1\0\0\0\0", "b", "1.5e+003", "12.0", "2024", " "])
        let source = try fixture.write(folder)
        let scanned = try Scanned(source, Self.request)
        try verifyCount(source, scanned.report)
        #expect(scanned.rows.map(\.id) == [0, 1, 2, 3, 4])
        #expect(
            scanned.rows.map(\.text) == [
                ["0101", " 韶关", "2024", "2024-01-31", "T"], [nil, nil, nil, nil, nil],
                ["0101K", "a", nil, nil, "F"], ["0102", "c", nil, "2024-02-01", "T"],
                ["1", "b", "12", "2024", nil],
            ])
        #expect(scanned.rows.map(\.undecodable) == [[], [], [], [2], []])
        #expect(
            scanned.rows.map(\.decimals) == [
                [1235, 2024], [nil, nil], [nil, nil], [nil, nil], [150_000, 12],
            ])
        #expect(scanned.rows.map(\.notNumbers) == [[], [], [], [0, 1], []])
    }

    @Test("GB18030 is decoded strictly; the same name again comes from memory")
    func chinese() throws {
        let folder = try TemporaryFolder()
        var fixture = ShapefileFixture(fields: [.init(name: "NAME", type: "C", length: 10)])
        fixture.encoding = .gb18030
        // 水田, 韶关市, a four-byte character (㐀, U+3400), a cut character, bytes that are none, U+FFFD itself.
        let cells: [[UInt8]] = [
            [0xcb, 0xae, 0xcc, 0xef], [0xc9, 0xd8, 0xb9, 0xd8, 0xca, 0xd0], [0x81, 0x39, 0xee, 0x39],
            [0xcb, 0xae, 0xcc], [0xff, 0xff], [0x84, 0x31, 0xa4, 0x37], Array("plain".utf8),
        ]
        for _ in 0..<3 { for cell in cells { fixture.add(Self.box, raw: [cell]) } }
        let scanned = try Scanned(try fixture.write(folder), ScanRequest(text: ["NAME"], geometry: false))
        let expected: [String?] = ["水田", "韶关市", "㐀", nil, nil, nil, "plain"]
        #expect(scanned.rows.map { $0.text[0] } == expected + expected + expected)
        #expect(scanned.rows.prefix(7).map(\.undecodable) == [[], [], [], [0], [0], [0], []])
    }

    @Test("more names than the memory for names holds")
    func manyNames() throws {
        let folder = try TemporaryFolder()
        var fixture = ShapefileFixture(fields: [.init(name: "NAME", type: "C", length: 12)])
        fixture.encoding = .other("BIG5")
        // 0xA4E9 is 日 in Big5.
        for index in 0..<6_000 { fixture.add(Self.box, raw: [[0xa4, 0xe9] + Array("\(index)".utf8)]) }
        let scanned = try Scanned(try fixture.write(folder), ScanRequest(text: ["NAME"], geometry: false))
        #expect(scanned.rows.map { $0.text[0] } == (0..<6_000).map { "日\($0)" })
    }

    @Test(
        "an encoding that is unknown, or in which ASCII is not ASCII, is refused",
        arguments: ["NONE-1", "UTF-16LE"])
    func encodings(name: String) throws {
        let folder = try TemporaryFolder()
        var fixture = ShapefileFixture(fields: Self.fields)
        fixture.encoding = .other(name)
        let source = try fixture.write(folder)
        #expect(
            throws: ReadError.encodingUnsupported(
                path: folder.path("layer.dbf"), layer: "layer", encoding: name)
        ) { try openScan(source, Self.request) }
    }

    @Test("deleted records are counted, not delivered", arguments: [1, 7, 1_000] as [Int64])
    func deleted(featuresPerUnit: Int64) throws {
        let folder = try TemporaryFolder()
        var fixture = ShapefileFixture(fields: [.init(name: "DLBM", type: "C", length: 5)])
        for index in 0..<2_300 { fixture.add(Self.box, ["\(index)"]) }
        fixture.deleted = [0, 1, 9, 1_500, 2_299]
        let source = try fixture.write(folder)
        let scanned = try Scanned(
            source, ScanRequest(text: ["DLBM"], geometry: true), featuresPerUnit: featuresPerUnit)
        #expect(scanned.report == ScanReport(delivered: 2_295, deleted: 5))
        let kept = (0..<2_300).filter { !fixture.deleted.contains($0) }
        #expect(scanned.rows.map { $0.text[0] } == kept.map { "\($0)" })
        #expect(scanned.rows.map(\.id) == kept.map(Int64.init))
        #expect(scanned.largestBatch <= 1_024)
        try verifyCount(source, scanned.report)
    }

    @Test("Polygon, PolygonZ and PolygonM, Null and no record at all; other shapes")
    func shapes() throws {
        let folder = try TemporaryFolder()
        var fixture = ShapefileFixture(fields: [.init(name: "DLBM", type: "C", length: 5)])
        let rings = [Rings.box(0, 0, 9, 9), Rings.hole(1, 1, 2, 2)]
        for type: Int32 in [5, 15, 25] { fixture.add(ShapefileFixture.polygon(rings, type: type), [""]) }
        fixture.add(ShapefileFixture.null, [""])
        fixture.add(Data(), [""])
        fixture.add(ShapefileFixture.polygon([]), [""])
        for type: Int32 in [1, 3, 8, 31] { fixture.add(ShapefileFixture.polygon(rings, type: type), [""]) }
        var source = try fixture.write(folder)
        source.declaredCount = 10
        // The entry without a record, as some writers leave it.
        var index = try Data(contentsOf: URL(fileURLWithPath: folder.path("layer.shx")))
        index.overwrite(100 + 8 * 4, Array(repeating: 0, count: 8))
        try folder.write("layer.shx", index)
        let scanned = try Scanned(source, ScanRequest(geometry: true))
        #expect(
            scanned.rows.map(\.state) == [
                .polygon, .polygon, .polygon, .null, .null, .empty, .notPolygonal, .notPolygonal,
                .notPolygonal,
                .notPolygonal,
            ])
        #expect(
            scanned.rows.map(\.polygons) == Array(repeating: [rings], count: 3)
                + Array(repeating: [], count: 7))
    }

    @Test("upper-case file names")
    func upperCase() throws {
        let folder = try TemporaryFolder()
        var fixture = ShapefileFixture(fields: Self.fields)
        fixture.add(Self.box, ["0101", "a", "1", "1", "", ""])
        _ = try fixture.write(folder)
        for name in ["shp", "shx", "dbf"] {
            try FileManager.default.moveItem(
                atPath: folder.path("layer." + name), toPath: folder.path("LAYER." + name.uppercased()))
        }
        #expect(try Scanned(fixture.source(folder.path("LAYER.SHP")), Self.request).rows.count == 1)
    }
}
