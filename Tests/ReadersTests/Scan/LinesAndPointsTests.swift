import GDALBridge
import LandModel
import TestSupport
import Testing

@testable import Readers

/// Layers of lines and points, from the inspection to the batch, in every format.
@Suite struct LinesAndPointsTests {
    private static let formats: [SourceLayer.Format] = [.shapefile, .geoPackage, .fileGeodatabase]

    private func write(
        _ folder: TemporaryFolder, _ format: SourceLayer.Format, _ geometry: GeometryType, _ shapes: [String?]
    ) throws -> String {
        let ending = [SourceLayer.Format.shapefile: "shp", .geoPackage: "gpkg", .fileGeodatabase: "gdb"]
        let path = folder.path("YHD.\(ending[format] ?? "")")
        let driver = try #require(VectorDriver(rawValue: format.rawValue))
        let rows = shapes.enumerated().map { number, shape in
            LayerTable.Row(["BSM": .text("\(number)")], shape.map { .wkt($0) } ?? .none)
        }
        let table = try LayerTable(
            name: "YHD", fields: [FieldDefinition("BSM", .text, width: 18)], geometry: geometry, epsg: 4490,
            rows: rows)
        try table.write(path, driver: driver)
        return path
    }

    private func scan(_ path: String, _ kind: GeometryKind) throws -> [ScannedRow] {
        let inspection = SourceInspector.inspect(
            InspectionRequest(path: path, kind: .districts, geometryKind: kind))
        #expect(inspection.problems == [])
        let source = try #require(inspection.source)
        #expect(source.kind == kind)
        let scanned = try Scanned(source, ScanRequest(text: ["BSM"], geometry: true))
        try verifyCount(source, scanned.report)
        return scanned.rows
    }

    private func near(_ left: [[[Double]]], _ right: [[[Double]]]) -> Bool {
        left.map { $0.map(\.count) } == right.map { $0.map(\.count) }
            && zip(left.joined().joined(), right.joined().joined()).allSatisfy { abs($0 - $1) < 1e-8 }
    }

    @Test("points of every format", arguments: formats)
    func points(format: SourceLayer.Format) throws {
        let folder = try TemporaryFolder()
        let path = try write(
            folder, format, .point, ["POINT (113.5 24.5)", nil, "POINT (113.25 24.75)"])
        let rows = try scan(path, .points)
        #expect(rows.map(\.state) == [.points, .null, .points])
        let expected: [[[[Double]]]] = [[[[113.5, 24.5]]], [], [[[113.25, 24.75]]]]
        for (row, points) in zip(rows, expected) { #expect(near(row.polygons, points)) }
    }

    @Test("several points in one feature", arguments: formats)
    func multiPoints(format: SourceLayer.Format) throws {
        let folder = try TemporaryFolder()
        let path = try write(folder, format, .multiPoint, ["MULTIPOINT ((113 24), (113.5 24.25))"])
        let rows = try scan(path, .points)
        #expect(rows.map(\.state) == [.points])
        #expect(near(rows[0].polygons, [[[113, 24, 113.5, 24.25]]]))
    }

    @Test("lines of every format", arguments: formats)
    func lines(format: SourceLayer.Format) throws {
        let folder = try TemporaryFolder()
        let path = try write(
            folder, format, .multiLineString,
            ["MULTILINESTRING ((113 24, 113.5 24.25), (114 24, 114 25, 114.5 25))", nil])
        let rows = try scan(path, .lines)
        #expect(rows.map(\.state) == [.lines, .null])
        #expect(near(rows[0].polygons, [[[113, 24, 113.5, 24.25], [114, 24, 114, 25, 114.5, 25]]]))
    }

    @Test("a layer of another kind is refused, and named", arguments: formats)
    func refused(format: SourceLayer.Format) throws {
        let folder = try TemporaryFolder()
        let path = try write(folder, format, .point, ["POINT (113.5 24.5)"])
        func problems(_ kind: GeometryKind) -> [SourceProblem] {
            SourceInspector.inspect(InspectionRequest(path: path, kind: .districts, geometryKind: kind))
                .problems
        }
        #expect(problems(.points) == [])
        #expect(problems(.polygons) == [.layerOfOtherKind(asked: .polygons, geometry: "Point")])
        #expect(problems(.lines) == [.layerOfOtherKind(asked: .lines, geometry: "Point")])
    }

    @Test("the only layer of the kind asked for is meant")
    func choice() throws {
        let folder = try TemporaryFolder()
        let dataset = try Dataset.create(folder.path("a.gpkg"), driver: .geoPackage)
        for (name, geometry) in [("XZQ", GeometryType.polygon), ("YHD", .point), ("LD", .lineString)] {
            try LayerTable(
                name: name, fields: [FieldDefinition("BSM", .text, width: 18)], geometry: geometry,
                epsg: 4490,
                rows: []
            ).add(to: dataset)
        }
        try dataset.close()
        for (kind, name) in [(GeometryKind.polygons, "XZQ"), (.points, "YHD"), (.lines, "LD")] {
            let request = InspectionRequest(path: folder.path("a.gpkg"), kind: .districts, geometryKind: kind)
            #expect(SourceInspector.inspect(request).source?.layer == name)
        }
    }

    @Test("a layer that declares no type may hold any; each feature is told by itself")
    func undeclared() throws {
        let folder = try TemporaryFolder()
        let shapes = [
            "POINT (113 24)", "LINESTRING (113 24, 114 24)", "POLYGON ((113 24, 114 24, 114 25, 113 24))",
        ]
        let path = try write(folder, .geoPackage, .unknown, shapes)
        #expect(try scan(path, .points).map(\.state) == [.points, .otherKind, .otherKind])
        #expect(try scan(path, .lines).map(\.state) == [.otherKind, .lines, .otherKind])
        #expect(try scan(path, .polygons).map(\.state) == [.notPolygonal, .notPolygonal, .polygon])
    }

    @Test("curved lines of a GeoPackage come as chords")
    func curves() throws {
        let folder = try TemporaryFolder()
        let path = try write(
            folder, .geoPackage, .multiCurve,
            [
                "MULTICURVE (COMPOUNDCURVE (CIRCULARSTRING (113 24, 113.1 24.1, 113.2 24), (113.2 24, 114 24)))",
                "MULTICURVE ((113 24, 114 24))",
            ])
        let rows = try scan(path, .lines)
        #expect(rows.map(\.state) == [.linearisedLines, .lines])
        #expect(rows[0].polygons[0].count == 1)
        #expect(rows[0].polygons[0][0].count > 1_000)
        #expect(Array(rows[0].polygons[0][0].suffix(4)) == [113.2, 24, 114, 24])
    }
}

@Suite struct ShapeKindTests {
    private func record(_ type: Int32, _ points: [Double], parts: [Int32] = [0], measures: Int = 0) -> [UInt8]
    {
        var bytes: [UInt8] = []
        func append(_ number: Int32) { withUnsafeBytes(of: number.littleEndian) { bytes += Array($0) } }
        func append(_ number: Double) {
            withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes += Array($0) }
        }
        append(type)
        if ![1, 11, 21].contains(type) {
            for _ in 0..<4 { append(0.0) }
            if [3, 13, 23, 5].contains(type) { append(Int32(parts.count)) }
            append(Int32(points.count / 2))
            if [3, 13, 23, 5].contains(type) { for part in parts { append(part) } }
        }
        for number in points { append(number) }
        for _ in 0..<measures { append(7.0) }
        return bytes
    }

    private func read(_ bytes: [UInt8], _ kind: GeometryKind) -> (state: GeometryState, parts: [[Double]]) {
        var column = GeometryColumn()
        var reader = ShapeReader(kind)
        // A feature before it, so that nothing counts from the start of a column by chance.
        let first = kind == .points ? record(1, [9, 9]) : record(3, [8, 8, 9, 9])
        first.withUnsafeBytes { reader.append($0, to: &column) }
        bytes.withUnsafeBytes { reader.append($0, to: &column) }
        #expect(column.count == 2)
        return (
            column.states[1],
            column.parts(of: 1).map { part in
                let vertices = column.vertices(ofRing: part)
                return Array(column.coordinates[2 * vertices.lowerBound..<2 * vertices.upperBound])
            }
        )
    }

    @Test("points, plain, with Z and with measures", arguments: [(1, 0), (11, 2), (21, 1)] as [(Int32, Int)])
    func points(type: Int32, measures: Int) {
        let read = read(record(type, [1, 2], measures: measures), .points)
        #expect(read.state == .points && read.parts == [[1, 2]])
    }

    @Test(
        "multipoints, plain, with Z and with measures",
        arguments: [(8, 0), (18, 10), (28, 5)] as [(Int32, Int)])
    func multiPoints(type: Int32, measures: Int) {
        let read = read(record(type, [1, 2, 3, 4, 5, 6], measures: measures), .points)
        #expect(read.state == .points && read.parts == [[1, 2, 3, 4, 5, 6]])
    }

    @Test("lines of one and two parts", arguments: [(3, 0), (13, 12), (23, 6)] as [(Int32, Int)])
    func lines(type: Int32, measures: Int) {
        let points: [Double] = [1, 2, 3, 4, 5, 6, 7, 8]
        let one = read(record(type, points, measures: measures), .lines)
        #expect(one.state == .lines && one.parts == [points])
        let two = read(record(type, points, parts: [0, 2], measures: measures), .lines)
        #expect(two.state == .lines && two.parts == [[1, 2, 3, 4], [5, 6, 7, 8]])
    }

    @Test("empty, null, of another kind, cut short")
    func states() {
        #expect(read(record(8, []), .points).state == .empty)
        #expect(read(record(3, [], parts: []), .lines).state == .empty)
        #expect(read([0, 0, 0, 0], .points).state == .null)
        #expect(read(record(3, [1, 2, 3, 4]), .points).state == .otherKind)
        #expect(read(record(5, [1, 2, 3, 4]), .points).state == .otherKind)
        #expect(read(record(1, [1, 2]), .lines).state == .otherKind)
        #expect(read(record(1, [1, 2]), .polygons).state == .notPolygonal)
        for (bytes, kind) in [
            (record(1, [1, 2]), GeometryKind.points), (record(8, [1, 2, 3, 4]), .points),
            (record(3, [1, 2, 3, 4]), .lines),
        ] {
            for length in 0..<bytes.count {
                let cut = read(Array(bytes[..<length]), kind)
                #expect(cut.state == .corrupt && cut.parts.isEmpty, "\(length)")
            }
        }
    }
}

@Suite struct WKBKindTests {
    private func read(_ bytes: [UInt8], _ kind: GeometryKind) -> (state: GeometryState, parts: [[Double]]) {
        var column = GeometryColumn()
        bytes.withUnsafeBytes { WKBReader(kind).append($0, to: &column) }
        #expect(column.count == 1)
        #expect(column.ringEnds.count == Int(column.polygonEnds.last ?? 0))
        return (
            column.states[0],
            column.parts(of: 0).map { part in
                let vertices = column.vertices(ofRing: part)
                return Array(column.coordinates[2 * vertices.lowerBound..<2 * vertices.upperBound])
            }
        )
    }

    /// A header without a count.
    private func point(_ geometry: inout BinaryGeometry, _ x: Double, _ y: Double) {
        geometry.bytes.append(geometry.bigEndian ? 0 : 1)
        geometry.append(1 + geometry.typeOffset)
        geometry.line([x, y], counted: false)
    }

    @Test("every spelling of points and lines: byte orders, Z, M")
    func spellings() {
        for bigEndian in [false, true] {
            for (offset, extra) in [(0, []), (1000, [7]), (3000, [7, 8]), (0x8000_0000, [7])]
                as [(UInt32, [Double])]
            {
                let empty = BinaryGeometry(bigEndian: bigEndian, typeOffset: offset, extra: extra)
                var one = empty
                point(&one, 1, 2)
                #expect(read(one.bytes, .points) == (.points, [[1, 2]]))
                var several = empty
                several.header(4, 3)
                point(&several, 1, 2)
                point(&several, .nan, .nan)
                point(&several, 3, 4)
                #expect(read(several.bytes, .points) == (.points, [[1, 2, 3, 4]]))
                var line = empty
                line.header(2, 2)
                line.line([1, 2, 3, 4], counted: false)
                #expect(read(line.bytes, .lines) == (.lines, [[1, 2, 3, 4]]))
                var lines = empty
                lines.header(5, 3)
                for points in [[1, 2, 3, 4], [], [5, 6, 7, 8]] as [[Double]] {
                    lines.header(2, points.count / 2)
                    lines.line(points, counted: false)
                }
                #expect(read(lines.bytes, .lines) == (.lines, [[1, 2, 3, 4], [5, 6, 7, 8]]))
            }
        }
    }

    @Test("empty points and lines")
    func empty() {
        var point = BinaryGeometry()
        self.point(&point, .nan, .nan)
        #expect(read(point.bytes, .points).state == .empty)
        for (type, kind) in [(4, GeometryKind.points), (2, .lines), (5, .lines), (9, .lines), (11, .lines)]
            as [(UInt32, GeometryKind)]
        {
            var geometry = BinaryGeometry()
            geometry.header(type, 0)
            #expect(read(geometry.bytes, kind).state == .empty)
        }
    }

    @Test("every cut is corrupt and leaves nothing behind; other kinds are told")
    func broken() {
        var points = BinaryGeometry()
        points.header(4, 2)
        point(&points, 1, 2)
        point(&points, 3, 4)
        var lines = BinaryGeometry()
        lines.header(5, 2)
        for _ in 0..<2 {
            lines.header(2, 2)
            lines.line([1, 2, 3, 4], counted: false)
        }
        for (bytes, kind) in [(points.bytes, GeometryKind.points), (lines.bytes, .lines)] {
            for length in 0..<bytes.count {
                let cut = read(Array(bytes[..<length]), kind)
                #expect(cut.state == .corrupt && cut.parts.isEmpty, "\(length)")
            }
            let other: GeometryKind = kind == .points ? .lines : .points
            #expect(read(bytes, other).state == .otherKind)
            #expect(read(bytes, .polygons).state == .notPolygonal)
        }
        #expect(read(BinaryGeometry.wkb([[Rings.box(0, 0, 1, 1)]]), .points).state == .otherKind)
        var member = BinaryGeometry()
        member.header(5, 1)
        point(&member, 1, 2)
        #expect(read(member.bytes, .lines).state == .corrupt)
    }
}
