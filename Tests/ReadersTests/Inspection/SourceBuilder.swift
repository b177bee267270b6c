import CSQLite
import Foundation
import GDALBridge
import LandModel
import TestSupport
import Testing

@testable import Readers

/// Writes small layers for the inspection's tests.
struct SourceBuilder {
    var driver = VectorDriver.geoPackage
    var layer = "DLTB"
    var epsg: Int? = 4490
    var wkt: String?
    var geometry = GeometryType.polygon
    var fields = [
        FieldDefinition("BSM", .text, width: 18), FieldDefinition("DLBM", .text, width: 5),
        FieldDefinition("DLMC", .text, width: 60), FieldDefinition("ZLDWDM", .text, width: 19),
        FieldDefinition("TBMJ", .real, width: 15, decimals: 2),
    ]
    /// Text of the third field, one feature each.
    var names = ["水田", "旱地", "果园"]
    /// Lower left corner of the first square; each further one lies beside it.
    var corner = (113.5, 24.7)
    var side = 0.01
    /// Encoding of a shapefile.
    var encoding = "UTF-8"

    func write(_ path: String) throws {
        let dataset = try Dataset.create(path, driver: driver)
        try add(to: dataset)
        try dataset.close()
    }

    func add(to dataset: Dataset) throws {
        let reference =
            try wkt.map { try SpatialReference(wkt: $0) } ?? epsg.map { try SpatialReference(epsg: $0) }
        let writer = try dataset.createLayer(
            LayerDefinition(
                name: layer, geometry: geometry, reference: reference, fields: fields,
                options: driver == .shapefile ? ["ENCODING": encoding] : [:]))
        for (index, name) in names.enumerated() {
            if fields.count > 0 { writer.set(0, text: "44020310000000000\(index)") }
            if fields.count > 1 { writer.set(1, text: "0101") }
            if fields.count > 2 { writer.set(2, text: name) }
            if geometry != .none {
                let (x, y) = (corner.0 + Double(index) * side, corner.1)
                try writer.setPolygons([[[x, y, x, y + side, x + side, y + side, x + side, y, x, y]]])
            }
            try writer.write()
        }
    }

    /// A shapefile of three patches with the class names in the given encoding, without .cpg.
    static func shapefile(
        _ folder: TemporaryFolder, _ name: String = "DLTB", encoding: String = "UTF-8", epsg: Int? = 4490,
        corner: (Double, Double) = (113.5, 24.7), side: Double = 0.01, names: [String] = ["水田", "旱地", "果园"],
        keepsCodePage: Bool = false
    ) throws -> String {
        var builder = SourceBuilder()
        builder.driver = .shapefile
        builder.layer = name
        builder.epsg = epsg
        builder.encoding = encoding
        builder.corner = corner
        builder.side = side
        builder.names = names
        let path = folder.path("\(name).shp")
        try builder.write(path)
        if !keepsCodePage {
            try? FileManager.default.removeItem(atPath: folder.path("\(name).cpg"))
            try folder.patch("\(name).dbf") { $0[29] = 0 }
        }
        return path
    }
}

/// Carries out statements on a SQLite file, which is made where there is none.
func execute(_ sql: String, on path: String) throws {
    var handle: OpaquePointer?
    defer { sqlite3_close(handle) }
    try #require(sqlite3_open(path, &handle) == SQLITE_OK)
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    try #require(code == SQLITE_OK, "\(String(cString: sqlite3_errmsg(handle)))")
}

/// What statements on a GeoPackage begin with: its triggers call functions that only a GIS has.
let withoutTriggers =
    "PRAGMA writable_schema=ON; DELETE FROM sqlite_master WHERE type = 'trigger'; PRAGMA writable_schema=RESET;"

extension TemporaryFolder {
    /// Byte surgery on a file of the folder.
    func patch(_ name: String, _ change: (inout [UInt8]) throws -> Void) throws {
        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path(name))))
        try change(&bytes)
        try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
    }

    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }

    func rename(_ name: String, _ newName: String) throws {
        try FileManager.default.moveItem(atPath: path(name), toPath: path(newName))
    }

    var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }
}

extension SourceInspection {
    /// The problems, for comparison with what a test expects.
    var problems: [SourceProblem] { faults.map(\.problem) }

    func evidence(_ kind: Evidence.Kind) -> Evidence? {
        let all =
            evidence
            + layers.flatMap { layer in
                layer.evidence + (layer.encoding?.evidence ?? []) + (layer.reference?.evidence ?? [])
            }
        return all.first { $0.kind == kind }
    }
}

extension Evidence {
    subscript(name: String) -> String? { facts.first { $0.name == name }?.value }
}
