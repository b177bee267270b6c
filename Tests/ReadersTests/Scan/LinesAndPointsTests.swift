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
