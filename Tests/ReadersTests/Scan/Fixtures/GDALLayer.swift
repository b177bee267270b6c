import GDALBridge
import LandModel

/// Layers written and read through GDAL: the independent side of a comparison.
enum GDALLayer {
    static let fields: [FieldDefinition] = [
        FieldDefinition("DLBM", .text, width: 5), FieldDefinition("NAME", .text, width: 60),
        FieldDefinition("TBMJ", .real, width: 15, decimals: 2),
        FieldDefinition("KCXS", .real, width: 6, decimals: 4),
        FieldDefinition("SJNF", .integer, width: 4),
    ]

    struct Sample {
        var name: String?
        var code: String
        var hundredths: Int64?
        var ratio: Int64
        var year: Int64
        var polygons: [[[Double]]]
    }

    static let request = ScanRequest(
        text: ["DLBM", "NAME", "SJNF"],
        decimals: [.init(field: "TBMJ", decimals: 2), .init(field: "KCXS", decimals: 4)], geometry: true)

    /// Writes the samples; the ids are those the driver gives, or `ids`.
    static func write(
        _ path: String, driver: VectorDriver, samples: [Sample], options: [String: String] = [:],
        ids: [Int64]? = nil
    ) throws {
        let dataset = try Dataset.create(path, driver: driver)
        let writer = try dataset.createLayer(
            LayerDefinition(name: "layer", geometry: .multiPolygon, fields: fields, options: options))
        try dataset.begin()
        for (index, sample) in samples.enumerated() {
            writer.set(0, text: sample.code)
            if let name = sample.name { writer.set(1, text: name) } else { writer.setNull(1) }
            if let hundredths = sample.hundredths {
                writer.set(2, real: Double(FixedPoint.string(hundredths, decimals: 2)) ?? .nan)
            } else {
                writer.setNull(2)
            }
            writer.set(3, real: Double(sample.ratio) / 10_000)
            writer.set(4, integer: sample.year)
            if !sample.polygons.isEmpty { try writer.setPolygons(sample.polygons, asMultiPolygon: true) }
            if let ids { try writer.write(id: ids[index]) } else { try writer.write() }
        }
        try dataset.commit()
        try dataset.close()
    }

    static func source(
        _ path: String, _ format: SourceLayer.Format, count: Int, encoding: TextEncoding = .utf8,
        idColumn: String = "", geometryColumn: String = ""
    ) -> SourceLayer {
        SourceLayer(
            name: "layer", path: path, layer: "layer", format: format,
            fields: fields.map { .init(name: $0.name, kind: $0.kind == .text ? .text : .real) },
            featureIDColumn: idColumn, geometryColumn: geometryColumn, declaredCount: Int64(count),
            coordinates: nil, encoding: encoding)
    }

    /// All features as GDAL delivers them: id, the five values as text, and the rings out of its own WKT.
    static func read(_ path: String, driver: VectorDriver) throws -> [Row] {
        let dataset = try Dataset.open(path, driver: driver)
        guard let layer = try dataset.layer(named: "layer") else { return [] }
        let cursor = try layer.cursor()
        var rows: [Row] = []
        while let feature = try cursor.next() {
            rows.append(
                Row(
                    id: feature.id,
                    values: fields.indices.map { field in
                        feature.isNull(field)
                            ? nil : String(decoding: feature.textBytes(field), as: UTF8.self)
                    }, reals: fields.indices.map { feature.isNull($0) ? nil : feature.real($0) },
                    polygons: try feature.geometryText().map(polygons) ?? []))
        }
        return rows
    }

    struct Row {
        var id: Int64
        var values: [String?]
        var reals: [Double?]
        var polygons: [[[Double]]]
    }

    /// `POLYGON (…)` or `MULTIPOLYGON (…)` with any dimensions, x and y kept.
    static func polygons(_ wkt: String) -> [[[Double]]] {
        guard let start = wkt.firstIndex(of: "(") else { return [] }
        var body = String(wkt[start...])
        if !wkt.hasPrefix("MULTI") { body = "(" + body + ")" }
        var polygons: [[[Double]]] = []
        var depth = 0
        var ring = ""
        for character in body {
            switch character {
            case "(":
                depth += 1
                if depth == 2 { polygons.append([]) }
                ring = ""
            case ")":
                if depth == 3 {
                    let vertices = ring.split(separator: ",").map { vertex in
                        vertex.split(separator: " ").prefix(2).compactMap { Double($0) }
                    }
                    polygons[polygons.count - 1].append(vertices.flatMap { $0 })
                }
                depth -= 1
            default: ring.append(character)
            }
        }
        return polygons
    }
}
