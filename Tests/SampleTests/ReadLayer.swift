import GDALBridge
import Testing

/// A layer as read back: what its fields hold as text, and its geometry.
struct ReadLayer: Sendable {
    var fields: [FieldDefinition]
    var reference: ReferenceParameters?
    var records: [[String?]]
    var geometries: [[Double]]

    /// Coordinates of all rings in turn, of polygons or multipolygons of one.
    private static func coordinates(_ wkb: [UInt8]) -> [Double] {
        func number(_ offset: Int) -> Int {
            Int(wkb[offset]) | Int(wkb[offset + 1]) << 8 | Int(wkb[offset + 2]) << 16 | Int(wkb[offset + 3])
                << 24
        }
        var offset = number(1) == 6 ? 9 : 0
        let rings = number(offset + 5)
        offset += 9
        var result: [Double] = []
        for _ in 0..<rings {
            let count = number(offset) * 2
            offset += 4
            for _ in 0..<count {
                let bits = (0..<8).reduce(UInt64(0)) { $0 | UInt64(wkb[offset + $1]) << (8 * UInt64($1)) }
                result.append(Double(bitPattern: bits))
                offset += 8
            }
        }
        return result
    }

    init(_ path: String, layer name: String, driver: VectorDriver) throws {
        let options = driver == .shapefile ? ["ENCODING": "GBK"] : [:]
        let dataset = try Dataset.open(path, driver: driver, options: options)
        let layer = try #require(try dataset.layer(named: name))
        fields = try layer.fields()
        reference = try layer.spatialReference()?.parameters()
        (records, geometries) = ([], [])
        let cursor = try layer.cursor()
        while let feature = try cursor.next() {
            records.append(
                fields.indices.map { index in
                    guard !feature.isNull(index) else { return nil }
                    // Numbers as doubles, so that formats that print them otherwise compare equal.
                    return fields[index].kind == .real
                        ? "\(feature.real(index))" : String(decoding: feature.textBytes(index), as: UTF8.self)
                })
            var wkb: [UInt8] = []
            _ = try feature.geometry(into: &wkb, maximumAngle: 1)
            geometries.append(Self.coordinates(wkb))
        }
    }

    func column(_ name: String) throws -> [String?] {
        let index = try #require(fields.firstIndex { $0.name == name })
        return records.map { $0[index] }
    }

    func hundredths(_ name: String) throws -> [Int64] {
        try column(name).map { Int64(((Double($0 ?? "") ?? .nan) * 100).rounded()) }
    }
}
