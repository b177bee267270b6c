import GDALBridge
import LandModel
import Measure
import Testing

@testable import GEOSBridge
@testable import Sample

/// A zone layer as read back from its file: values as text, shapes in degrees.
struct ZoneTable: Sendable {
    struct Row: Sendable, Equatable {
        /// NULL has no entry.
        var values: [String: String]
        var shape: Shape

        subscript(field: String) -> String { values[field] ?? "" }
        func number(_ field: String) -> Double { Double(self[field]) ?? .nan }
        func hundredths(_ field: String) -> Int64 { Int64((number(field) * 100).rounded()) }
    }

    /// Polygons of rings, lines, or a point as a line of one place; in the file's coordinates.
    struct Shape: Sendable, Equatable {
        var polygons: [[[Double]]] = []
        var lines: [[Double]] = []
    }

    let fields: [FieldDefinition]
    let geometry: GeometryType
    let reference: ReferenceParameters?
    let rows: [Row]
    private let inverse: GaussKrugerInverse?

    init(_ folder: String, _ file: ZoneFile, layer name: String) throws {
        let options = file.form.driver == .shapefile ? ["ENCODING": "GBK"] : [:]
        let dataset = try Dataset.open(folder + "/" + file.path, driver: file.form.driver, options: options)
        let layer = try #require(try dataset.layer(named: name))
        let fields = try layer.fields()
        self.fields = fields
        geometry = try layer.geometryType()
        reference = try layer.spatialReference()?.parameters()
        inverse = file.form.projection.map { GaussKrugerInverse($0) }
        var rows: [Row] = []
        let cursor = try layer.cursor()
        while let feature = try cursor.next() {
            var values: [String: String] = [:]
            for (index, field) in fields.enumerated() where !feature.isNull(index) {
                values[field.name] =
                    field.kind == .real
                    ? "\(feature.real(index))" : String(decoding: feature.textBytes(index), as: UTF8.self)
            }
            var wkb: [UInt8] = []
            #expect(try feature.wkb(into: &wkb))
            var parser = WKBParser(bytes: wkb)
            rows.append(Row(values: values, shape: parser.shape()))
        }
        self.rows = rows
    }

    /// A shape in degrees; shells counter-clockwise and holes clockwise, whatever the format prefers.
    func degrees(_ row: Row) -> Shape {
        func degrees(_ places: [Double]) -> [Double] {
            guard let inverse else { return places }
            return stride(from: 0, to: places.count, by: 2).flatMap { index in
                let place = inverse.degrees(easting: places[index], northing: places[index + 1])
                return [place.longitude, place.latitude]
            }
        }
        func turned(_ ring: [Double], counterClockwise: Bool) -> [Double] {
            guard RingTracer.isCounterClockwise(ring) != counterClockwise else { return ring }
            return stride(from: ring.count - 2, through: 0, by: -2).flatMap { ring[$0...$0 + 1] }
        }
        return Shape(
            polygons: row.shape.polygons.map { rings in
                rings.enumerated().map { turned(degrees($1), counterClockwise: $0 == 0) }
            }, lines: row.shape.lines.map(degrees))
    }

    /// Computed area of a row's polygons in 0.01 m², each ring by the exact plane.
    func area(_ row: Row) throws -> Int64 {
        var sum = TwiceArea.zero
        for polygon in degrees(row).polygons {
            sum += try #require(Cities.standard.plane.twiceArea(ofRings: polygon))
        }
        return try #require(sum.squareMetres).hundredths
    }

    /// All rows' polygons as one geometry of the area plane, in metres; parts may overlap.
    func geometry(_ context: GEOSContext, where isWanted: (Row) -> Bool = { _ in true }) throws
        -> PolygonGeometry
    {
        try Self.geometry(rows.filter(isWanted).flatMap { degrees($0).polygons }, context)
    }

    static func geometry(_ polygons: [[[Double]]], _ context: GEOSContext) throws -> PolygonGeometry {
        try PolygonGeometry(
            polygons.map { rings in
                CoordinatePolygon(rings: rings.map(Cities.standard.plane.metres(of:)))
            }, context: context)
    }
}

/// Points, lines and polygons, single or several, of little-endian ISO WKB.
private struct WKBParser {
    let bytes: [UInt8]
    var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func shape() -> ZoneTable.Shape {
        var shape = ZoneTable.Shape()
        position += 1
        switch integer() {
        case 1: shape.lines = [places(1)]
        case 2: shape.lines = [places(integer())]
        case 3: shape.polygons = [(0..<integer()).map { _ in places(integer()) }]
        case 5, 6:
            for _ in 0..<integer() {
                let part = self.shape()
                shape.polygons += part.polygons
                shape.lines += part.lines
            }
        case let type: Issue.record("geometry type \(type)")
        }
        return shape
    }

    private mutating func integer() -> Int {
        defer { position += 4 }
        return (0..<4).reduce(0) { $0 | Int(bytes[position + $1]) << (8 * $1) }
    }

    private mutating func places(_ count: Int) -> [Double] {
        (0..<2 * count).map { _ in
            defer { position += 8 }
            return Double(
                bitPattern: (0..<8).reduce(UInt64(0)) {
                    $0 | UInt64(bytes[position + $1]) << (8 * UInt64($1))
                })
        }
    }
}
