import LandModel

/// The requested fields of .dbf records into columns.
struct AttributeReader {
    private let decoder: FieldTextDecoder
    private let text: [TableHeader.Field]
    private let decimals: [(field: TableHeader.Field, places: Int)]

    init(_ files: ShapefileFiles, _ request: ScanRequest) throws(ReadError) {
        let source = files.source
        guard let decoder = FieldTextDecoder(source.encoding) else {
            throw .encodingUnsupported(
                path: files.records.path, layer: source.layer, encoding: source.encoding.iconvName)
        }
        self.decoder = decoder
        var text: [TableHeader.Field] = []
        for name in request.text { text.append(try Self.field(name, files, types: "CNFDL")) }
        self.text = text
        var decimals: [(field: TableHeader.Field, places: Int)] = []
        for decimal in request.decimals {
            decimals.append((try Self.field(decimal.field, files, types: "CNF"), decimal.decimals))
        }
        self.decimals = decimals
    }

    @inline(__always)
    func append(_ record: UnsafeRawPointer, to batch: inout FeatureBatch) {
        for index in 0..<text.count {
            let field = text[index]
            let bytes = UnsafeRawBufferPointer(start: record + field.offset, count: field.width)
            switch field.type {
            case UInt8(ascii: "C"): decoder.append(bytes, to: &batch.text[index])
            case UInt8(ascii: "D"): appendDate(bytes, to: &batch.text[index])
            case UInt8(ascii: "L"): appendTrimmed(bytes, to: &batch.text[index], unset: UInt8(ascii: "?"))
            default: appendNumber(bytes, to: &batch.text[index])
            }
        }
        for index in 0..<decimals.count {
            let field = decimals[index].field
            let bytes = UnsafeRawBufferPointer(start: record + field.offset, count: field.width)
            let isUnset = Self.isUnset(bytes)
            batch.decimals[index].appendRow(
                isUnset ? .blank : DecimalText.parse(bytes, decimals: decimals[index].places))
        }
    }

    /// Whether a numeric field is full of stars: so GDAL and whatever is built upon it write NULL. Stars among digits
    /// are what is left of a number.
    @inline(__always)
    private static func isUnset(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.first == UInt8(ascii: "*") && bytes.allSatisfy { $0 == UInt8(ascii: "*") }
    }

    /// A number as the digits that stand there, without blanks and without zeros behind the point.
    private func appendNumber(_ bytes: UnsafeRawBufferPointer, to column: inout TextColumn) {
        if Self.isUnset(bytes) { return column.appendNull() }
        var end = bytes.count
        while end > 0, DecimalText.isBlank(bytes[end - 1]) { end -= 1 }
        if bytes[..<end].contains(UInt8(ascii: ".")), !bytes[..<end].contains(where: { $0 | 32 == 0x65 }) {
            while end > 0, bytes[end - 1] == UInt8(ascii: "0") { end -= 1 }
            if end > 0, bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
        }
        let number = UnsafeRawBufferPointer(rebasing: bytes[..<end])
        if number.contains(UInt8(ascii: "*")) { return column.appendRow(nil) }
        appendTrimmed(number, to: &column, unset: 0)
    }

    /// `20240131` as `2024-01-31`; zeros and blanks are no date.
    private func appendDate(_ bytes: UnsafeRawBufferPointer, to column: inout TextColumn) {
        let isDigits = bytes.allSatisfy { $0 &- 48 < 10 }
        guard bytes.count == 8, isDigits else { return appendTrimmed(bytes, to: &column, unset: 0) }
        guard bytes.contains(where: { $0 != 48 }) else { return column.appendNull() }
        var text = Array(bytes)
        text.insert(UInt8(ascii: "-"), at: 6)
        text.insert(UInt8(ascii: "-"), at: 4)
        text.withUnsafeBytes { column.appendRow($0) }
    }

    /// NULL for blanks and for a field full of `unset`.
    private func appendTrimmed(_ bytes: UnsafeRawBufferPointer, to column: inout TextColumn, unset: UInt8) {
        var (start, end) = (0, bytes.count)
        while start < end, DecimalText.isBlank(bytes[start]) { start += 1 }
        while end > start, DecimalText.isBlank(bytes[end - 1]) { end -= 1 }
        let text = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
        if text.allSatisfy({ $0 == unset }) { return column.appendNull() }
        column.appendRow(UTF8Text.isASCII(text) ? text : nil)
    }

    private static func field(
        _ name: String, _ files: ShapefileFiles, types: String
    ) throws(ReadError) -> TableHeader.Field {
        let (source, table) = (files.source, files.table)
        // Names may be in any encoding and repeated; the place in the file is certain.
        guard source.fields.count == table.fields.count,
            let index = source.fields.firstIndex(where: { $0.name == name })
        else {
            throw .disagreement(
                path: files.records.path, layer: source.layer, feature: nil, part: "fields",
                expected: Int64(source.fields.count), found: Int64(table.fields.count))
        }
        let field = table.fields[index]
        guard types.utf8.contains(field.type) else {
            throw .fieldUnsupported(
                path: files.records.path, layer: source.layer, field: name,
                type: String(Unicode.Scalar(field.type)))
        }
        return field
    }
}
