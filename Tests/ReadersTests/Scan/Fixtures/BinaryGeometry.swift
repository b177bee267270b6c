import Foundation

/// Well-known binary written by hand, in any byte order and with any extra dimensions.
struct BinaryGeometry {
    var bytes: [UInt8] = []
    var bigEndian = false
    /// Added to every type code (1000 for Z, 2000 for M, or EWKB flags).
    var typeOffset: UInt32 = 0
    /// Numbers behind x and y of each vertex.
    var extra: [Double] = []

    mutating func header(_ type: UInt32, _ count: Int, srid: UInt32? = nil) {
        bytes.append(bigEndian ? 0 : 1)
        append(type + typeOffset | (srid == nil ? 0 : 0x2000_0000))
        if let srid { append(srid) }
        append(UInt32(count))
    }

    mutating func line(_ coordinates: [Double], counted: Bool = true) {
        if counted { append(UInt32(coordinates.count / 2)) }
        for index in stride(from: 0, to: coordinates.count, by: 2) {
            for number in [coordinates[index], coordinates[index + 1]] + extra { append(number) }
        }
    }

    mutating func polygon(_ rings: [[Double]], srid: UInt32? = nil) {
        header(3, rings.count, srid: srid)
        for ring in rings { line(ring) }
    }

    mutating func multiPolygon(_ polygons: [[[Double]]]) {
        header(6, polygons.count)
        for rings in polygons { polygon(rings) }
    }

    mutating func append(_ word: UInt32) {
        withUnsafeBytes(of: bigEndian ? word.bigEndian : word.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func append(_ number: Double) {
        let bits = bigEndian ? number.bitPattern.bigEndian : number.bitPattern.littleEndian
        withUnsafeBytes(of: bits) { bytes.append(contentsOf: $0) }
    }

    /// Polygon for one, multipolygon for several.
    static func wkb(_ polygons: [[[Double]]]) -> [UInt8] {
        var geometry = BinaryGeometry()
        if polygons.count == 1 { geometry.polygon(polygons[0]) } else { geometry.multiPolygon(polygons) }
        return geometry.bytes
    }

    /// With the header of a GeoPackage; `envelope` is the code of its kind, its numbers are zeros.
    static func blob(_ wkb: [UInt8], flags: UInt8 = 1, envelope: UInt8 = 0) -> [UInt8] {
        let envelopeBytes = [0, 32, 48, 48, 64][Int(min(envelope, 4))]
        return Array("GP".utf8) + [0, flags | envelope << 1, 0, 0, 0, 0]
            + Array(repeating: 0, count: envelopeBytes)
            + wkb
    }
}
