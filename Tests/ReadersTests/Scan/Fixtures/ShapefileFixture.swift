import Foundation
import LandModel
import TestSupport

/// A shapefile written byte by byte, so that any byte can be wrong.
struct ShapefileFixture {
    struct Field {
        var name: String
        var type: Character
        var length: Int
        var decimals = 0
    }

    var fields: [Field]
    /// Raw cells of each record, padded to the field's length.
    var rows: [[[UInt8]]] = []
    var deleted: Set<Int> = []
    /// Content of each shape record, type included.
    var shapes: [Data] = []
    var encoding = TextEncoding.utf8

    init(fields: [Field]) { self.fields = fields }

    /// Texts to the left, numbers to the right of their fields, as is the custom.
    mutating func add(_ shape: Data, _ cells: [String]) {
        add(shape, raw: cells.map { Array($0.utf8) })
    }

    mutating func add(_ shape: Data, raw cells: [[UInt8]]) {
        shapes.append(shape)
        rows.append(
            zip(fields, cells).map { field, cell in
                let padding = Array(repeating: UInt8(ascii: " "), count: field.length - cell.count)
                return field.type == "N" || field.type == "F" ? padding + cell : cell + padding
            })
    }

    /// A polygon record; `type` 15 carries Z and M, 25 carries M.
    static func polygon(_ rings: [[Double]], type: Int32 = 5) -> Data {
        var data = Data()
        data.append(little: type)
        let points = rings.flatMap { $0 }
        let xs = stride(from: 0, to: points.count, by: 2).map { points[$0] }
        let ys = stride(from: 1, to: points.count, by: 2).map { points[$0] }
        for bound in [xs.min(), ys.min(), xs.max(), ys.max()] { data.append(little: bound ?? 0) }
        data.append(little: Int32(rings.count))
        data.append(little: Int32(points.count / 2))
        var start = 0
        for ring in rings {
            data.append(little: Int32(start))
            start += ring.count / 2
        }
        for number in points { data.append(little: number) }
        // Range and values of each further dimension.
        for _ in 0..<(type == 15 ? 2 : type == 25 ? 1 : 0) {
            for _ in 0..<(2 + xs.count) { data.append(little: 123.5) }
        }
        return data
    }

    static let null = {
        var data = Data()
        data.append(little: Int32(0))
        return data
    }()

    /// Writes `layer.shp`, `.shx` and `.dbf` and gives the source.
    func write(_ folder: TemporaryFolder) throws -> SourceLayer {
        let (shp, shx) = shapeFiles()
        try folder.write("layer.shx", shx)
        try folder.write("layer.dbf", table())
        let path = try folder.write("layer.shp", shp)
        return source(path)
    }

    func source(_ path: String) -> SourceLayer {
        SourceLayer(
            name: "fixture", path: path, layer: "layer", format: .shapefile,
            fields: fields.map { .init(name: $0.name, kind: $0.type == "C" ? .text : .real) },
            declaredCount: Int64(rows.count), coordinates: nil, encoding: encoding)
    }

    private func shapeFiles() -> (Data, Data) {
        var (records, index) = (Data(), Data())
        for (number, shape) in shapes.enumerated() {
            index.append(big: Int32((100 + records.count) / 2))
            index.append(big: Int32(shape.count / 2))
            records.append(big: Int32(number + 1))
            records.append(big: Int32(shape.count / 2))
            records.append(shape)
        }
        return (Self.header(records.count) + records, Self.header(index.count) + index)
    }

    private static func header(_ content: Int) -> Data {
        var data = Data()
        data.append(big: Int32(9994))
        data.append(Data(count: 20))
        data.append(big: Int32((100 + content) / 2))
        data.append(little: Int32(1000))
        data.append(little: Int32(5))
        data.append(Data(count: 64))
        return data
    }

    private func table() -> Data {
        var data = Data([3, 124, 1, 1])
        data.append(little: Int32(rows.count))
        data.append(little: UInt16(32 + 32 * fields.count + 1))
        data.append(little: UInt16(1 + fields.reduce(0) { $0 + $1.length }))
        data.append(Data(count: 20))
        for field in fields {
            let name = Array(field.name.utf8)
            data.append(contentsOf: name + Array(repeating: 0, count: 11 - name.count))
            data.append(field.type.asciiValue ?? 0)
            data.append(Data(count: 4))
            data.append(UInt8(field.length))
            data.append(UInt8(field.decimals))
            data.append(Data(count: 14))
        }
        data.append(0x0d)
        for (number, row) in rows.enumerated() {
            data.append(UInt8(ascii: deleted.contains(number) ? "*" : " "))
            for cell in row { data.append(contentsOf: cell) }
        }
        data.append(0x1a)
        return data
    }
}

extension Data {
    mutating func append(little number: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
    }
    mutating func append(big number: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
    }
    mutating func append(little number: Double) { append(little: number.bitPattern) }
    /// Replaces bytes from an offset on.
    mutating func overwrite(_ offset: Int, _ bytes: [UInt8]) {
        replaceSubrange(offset..<offset + bytes.count, with: bytes)
    }
}
