import Foundation
import LandModel
import TestSupport
import Testing

@testable import Readers

/// Files that do not hold what they promise.
@Suite struct ShapefileDamageTests {
    private let folder: TemporaryFolder
    private let source: SourceLayer
    private static let recordBytes = 8 + 44 + 4 + 80

    init() throws {
        folder = try TemporaryFolder()
        var fixture = ShapefileFixture(fields: [.init(name: "DLBM", type: "C", length: 5)])
        for index in 0..<20 {
            let corner = Double(index)
            fixture.add(ShapefileFixture.polygon([Rings.box(corner, 0, corner + 1, 1)]), ["\(index)"])
        }
        source = try fixture.write(folder)
    }

    private func scan() throws -> Scanned { try Scanned(source, ScanRequest(text: ["DLBM"], geometry: true)) }

    private func change(_ name: String, _ body: (inout Data) -> Void) throws {
        var data = try Data(contentsOf: folder.url.appendingPathComponent(name))
        body(&data)
        try folder.write(name, data)
    }

    /// Offset of a record of the .shp, its header included.
    private func record(_ number: Int) -> Int { 100 + number * Self.recordBytes }

    @Test("untouched, it reads")
    func sound() throws {
        let scanned = try scan()
        #expect(scanned.rows.map { $0.text[0] } == (0..<20).map { "\($0)" })
        #expect(scanned.rows.allSatisfy { $0.state == .polygon })
    }

    @Test("a missing side file is named", arguments: ["layer.shx", "layer.dbf", "layer.shp"])
    func missing(name: String) throws {
        try FileManager.default.removeItem(atPath: folder.path(name))
        #expect(throws: ReadError.cannotOpen(path: folder.path(name), layer: "layer", reason: .missing)) {
            try scan()
        }
    }

    @Test("a .shp shorter than its header says")
    func shortShapes() throws {
        let whole = Int64(record(20))
        try change("layer.shp") { $0.removeLast(100) }
        #expect(
            throws: ReadError.fileShort(
                path: folder.path("layer.shp"), layer: "layer", feature: nil, expectedBytes: whole,
                foundBytes: whole - 100)
        ) { try scan() }
    }

    @Test("a .shp shorter than the index says, header made to fit")
    func shortIndexed() throws {
        let whole = record(20)
        try change("layer.shp") { data in
            data.removeLast(100)
            data.overwrite(24, withUnsafeBytes(of: Int32((whole - 100) / 2).bigEndian) { Array($0) })
        }
        #expect(
            throws: ReadError.fileShort(
                path: folder.path("layer.shp"), layer: "layer", feature: 19, expectedBytes: Int64(whole),
                foundBytes: Int64(whole - 100))
        ) { try scan() }
    }

    @Test("a .shp that is cut while it is read")
    func cutWhileReading() throws {
        // Larger than what one read brings in.
        var fixture = ShapefileFixture(fields: [.init(name: "DLBM", type: "C", length: 5)])
        for _ in 0..<4_000 { fixture.add(ShapefileFixture.polygon([Rings.box(0, 0, 1, 1)]), [""]) }
        let source = try fixture.write(folder)
        let scan = try openScan(source, ScanRequest(geometry: true))
        #expect(truncate(folder.path("layer.shp"), off_t(record(3_000))) == 0)
        let error = #expect(throws: ReadError.self) { try scan.read(ScanUnit(features: 0..<4_000)) { _ in } }
        guard case .fileShort(_, "layer", 3_000, _, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("a .dbf shorter than its header says: the first record that is cut")
    func shortTable() throws {
        try change("layer.dbf") { $0.removeLast(10) }
        #expect(
            throws: ReadError.fileShort(
                path: folder.path("layer.dbf"), layer: "layer", feature: 18, expectedBytes: 65 + 20 * 6,
                foundBytes: 65 + 20 * 6 + 1 - 10)
        ) { try scan() }
    }

    @Test("counts of .shx and .dbf that differ")
    func counts() throws {
        try change("layer.dbf") { $0.overwrite(4, [19, 0, 0, 0]) }
        #expect(
            throws: ReadError.disagreement(
                path: folder.path("layer.dbf"), layer: "layer", feature: nil,
                part: "records in .shx and .dbf",
                expected: 20, found: 19)
        ) { try scan() }
    }

    @Test("a record of another length or number than the index says")
    func recordHeader() throws {
        try change("layer.shp") { $0.overwrite(record(7) + 4, [0, 0, 0, 60]) }
        #expect(
            throws: ReadError.disagreement(
                path: folder.path("layer.shp"), layer: "layer", feature: 7, part: "content length in bytes",
                expected: 128, found: 120)
        ) { try scan() }
        try change("layer.shp") { $0.overwrite(record(3), [0, 0, 0, 9]) }
        #expect(
            throws: ReadError.disagreement(
                path: folder.path("layer.shp"), layer: "layer", feature: 3, part: "record number",
                expected: 4,
                found: 9)
        ) { try scan() }
    }

    @Test(
        "an index entry that points nowhere",
        arguments: [[0x7f, 0xff, 0xff, 0xff], [0xff, 0xff, 0xff, 0xff]] as [[UInt8]])
    func index(offset: [UInt8]) throws {
        try change("layer.shx") { $0.overwrite(100 + 8 * 5, offset) }
        let error = #expect(throws: ReadError.self) { try scan() }
        guard case .fileShort(_, "layer", 5, _, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("broken contents mark their feature and no other")
    func contents() throws {
        try change("layer.shp") { data in
            data.overwrite(record(2) + 8, [77, 0, 0, 0])  // no such type
            data.overwrite(record(4) + 44, [2, 0, 0, 0])  // two parts: the second's start is a coordinate
            data.overwrite(record(6) + 48, [6, 0, 0, 0])  // more points than bytes
            data.overwrite(record(8) + 48, [0xff, 0xff, 0xff, 0xff])
            data.overwrite(record(10) + 52, [1, 0, 0, 0])  // the first part starts late
            data.overwrite(record(12) + 44, [0, 0, 0, 0])  // points of no part
        }
        let states = try scan().rows.map(\.state)
        for (index, state) in states.enumerated() {
            #expect(state == ([2, 4, 6, 8, 10, 12].contains(index) ? .corrupt : .polygon), "\(index)")
        }
    }

    @Test(
        "part indexes out of order are corrupt",
        arguments: [[0, 5, 5], [0, 7, 5], [0, 5, 15], [0, -1, 5]] as [[Int32]])
    func parts(starts: [Int32]) throws {
        let rings = [Rings.box(0, 0, 1, 1), Rings.box(2, 0, 3, 1), Rings.box(4, 0, 5, 1)]
        var content = ShapefileFixture.polygon(rings)
        for (index, start) in starts.enumerated() {
            content.overwrite(44 + 4 * index, withUnsafeBytes(of: start.littleEndian) { Array($0) })
        }
        var reader = ShapeReader()
        var column = GeometryColumn()
        content.withUnsafeBytes { reader.append($0, to: &column) }
        #expect(column.states == [.corrupt] && column.coordinates.isEmpty && column.ringEnds.isEmpty)
    }

    @Test("headers that are none")
    func headers() throws {
        try change("layer.shp") { $0.overwrite(0, [1]) }
        #expect(
            throws: ReadError.headerMalformed(
                path: folder.path("layer.shp"), layer: "layer", part: "file code", found: "\(0x0100_270a)")
        ) { try scan() }
        try change("layer.dbf") { $0.overwrite(10, [3, 0]) }
        let error = #expect(throws: ReadError.self) { try scan() }
        guard case .headerMalformed(_, _, "record length", _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("every cut of a record's content is read without harm")
    func cuts() {
        let content = ShapefileFixture.polygon([Rings.box(0, 0, 9, 9), Rings.hole(1, 1, 2, 2)], type: 15)
        let needed = 44 + 2 * 4 + 10 * 16
        for length in 0...content.count {
            var reader = ShapeReader()
            var column = GeometryColumn()
            content.prefix(length).withUnsafeBytes { reader.append($0, to: &column) }
            #expect(column.states == [length < needed ? .corrupt : .polygon], "\(length)")
            #expect(column.ringEnds.count == (length < needed ? 0 : 2))
        }
    }
}
