import Foundation
import GDALBridge
import TestSupport
import Testing

/// A small delivery and a layer of zones to lay it over.
struct ZoneTrial {
    let trial: Trial
    /// As the command line takes them.
    let patches: String
    let zones: String

    /// A zone: its kind (`nil` is NULL) and its boxes in thousandths of a degree.
    typealias Zone = (kind: String?, boxes: [GraticuleBox])

    init(
        _ zones: [Zone], driver: VectorDriver = .geoPackage, epsg: Int? = 4490,
        change: (inout SurveyDelivery) throws -> Void = { _ in },
        spoil: (inout LayerTable) throws -> Void = { _ in }
    ) throws {
        trial = try Trial(.geoPackage, change)
        patches = trial.file("440203.gpkg:DLTB")
        var layer = try Self.layer(zones, epsg: epsg)
        try spoil(&layer)
        self.zones = trial.file("\(layer.name).\(driver.testExtension)")
        try layer.write(self.zones, driver: driver)
    }

    /// Polygons, or multi-polygons where a zone has several boxes.
    static func layer(_ zones: [Zone], epsg: Int? = 4490) throws -> LayerTable {
        let isMulti = zones.contains { $0.boxes.count > 1 }
        return try LayerTable(
            name: "HX",
            fields: [FieldDefinition("HXLX", .text, width: 60), FieldDefinition("BZ", .text, width: 60)],
            geometry: isMulti ? .multiPolygon : .polygon, epsg: epsg,
            rows: zones.map { zone in
                let polygons = zone.boxes.map { [$0.ring] }
                return LayerTable.Row(
                    zone.kind.map { ["HXLX": .text($0), "BZ": .text("示例")] } ?? ["BZ": .text("示例")],
                    isMulti ? multiPolygon(polygons) : polygons.isEmpty ? .none : .polygons(polygons))
            })
    }

    /// One even of a single polygon.
    static func multiPolygon(_ polygons: [[[Double]]]) -> LayerTable.Shape {
        let parts = polygons.map { polygon in
            let rings = polygon.map { ring in
                let points = stride(from: 0, to: ring.count, by: 2).map { "\(ring[$0]) \(ring[$0 + 1])" }
                return "(" + points.joined(separator: ", ") + ")"
            }
            return "(" + rings.joined(separator: ", ") + ")"
        }
        return .wkt("MULTIPOLYGON (" + parts.joined(separator: ", ") + ")")
    }

    func overlay(_ arguments: [String] = [], language: String = "en") throws -> Tuban.Outcome {
        try Tuban.run(
            ["overlay", patches, zones, "--zone-field", "HXLX", "--lang", language] + arguments)
    }
}

/// A part of a box: columns and rows in thousandths of a degree from its lower left corner.
extension GraticuleBox {
    func part(_ columns: Range<Int>, _ rows: Range<Int>) -> GraticuleBox {
        GraticuleBox(
            west: west + columns.lowerBound, south: south + rows.lowerBound, east: west + columns.upperBound,
            north: south + rows.upperBound)
    }
}

/// Tables of `overlay` and `tabulate` added up by the tests.
enum AreaSums {
    /// Sums of area in hundredths by the values of some columns.
    static func by(_ columns: [String], _ text: String) throws -> [[String]: Int64] {
        try CSVRows.rows(text).reduce(into: [:]) { sums, row in
            let key = try columns.map { try #require(row[$0]) }
            sums[key, default: 0] += try CSVRows.hundredths(row["area_m2"])
        }.filter { $0.value != 0 }
    }

    static func total(_ text: String) throws -> Int64 { try by([], text)[[]] ?? 0 }
}
