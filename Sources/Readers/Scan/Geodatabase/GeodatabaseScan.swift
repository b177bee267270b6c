import GDALBridge
import LandModel

/// Reads file geodatabases through GDAL, feature by feature by id: as fast as its cursor, and any run of ids can
/// be read, where a filter would walk the whole table for each unit.
final class GeodatabaseScan: FeatureScan {
    private let file: GeodatabaseLayer
    private let request: ScanRequest
    private let text: [Column]
    private let decimals: [Column]
    private let shapes: WKBReader
    private var batch: FeatureBatch
    private var wkb: [UInt8] = []

    private struct Column {
        var index: Int
        var kind: FieldDefinition.Kind
    }

    init(_ source: SourceLayer, _ request: ScanRequest) throws(ReadError) {
        let file = try GeodatabaseLayer(source)
        self.file = file
        self.request = request
        shapes = WKBReader(source.kind)
        let fields = try file.reading(after: nil) { () throws(GDALError) in
            try file.layer.readOnly(
                fields: Set(request.text + request.decimals.map(\.field)), geometry: request.geometry)
            return try file.layer.fields()
        }
        var text: [Column] = []
        for name in request.text { text.append(try Self.column(name, fields, source)) }
        self.text = text
        var decimals: [Column] = []
        for decimal in request.decimals { decimals.append(try Self.column(decimal.field, fields, source)) }
        self.decimals = decimals
        batch = FeatureBatch(textColumns: text.count, decimalColumns: decimals.count)
    }

    func read(_ unit: ScanUnit, _ body: (inout FeatureBatch) throws -> Void) throws -> ScanReport {
        var report = ScanReport()
        batch.removeAll()
        var last: Int64?
        for id in unit.features {
            let lookup = try file.reading(after: last) { () throws(GDALError) in try file.layer.lookup(id: id)
            }
            guard let feature = lookup.feature else {
                // No feature and no error: the id is not in use.
                guard let failure = lookup.failure else { continue }
                throw file.failure(failure.text, after: last)
            }
            try append(feature, failure: lookup.failure, after: last)
            last = id
            guard BatchLimits.isFull(batch) else { continue }
            report.delivered += Int64(batch.count)
            try body(&batch)
            batch.removeAll()
        }
        if batch.count > 0 {
            report.delivered += Int64(batch.count)
            try body(&batch)
        }
        return report
    }

    private func append(_ feature: Feature, failure: GDALMessage?, after: Int64?) throws(ReadError) {
        if request.geometry {
            let isThere = try file.reading(after: after) { () throws(GDALError) in try feature.wkb(into: &wkb)
            }
            if isThere {
                wkb.withUnsafeBytes { shapes.append($0, to: &batch.geometry) }
            } else {
                // GDAL delivers a geometry it cannot decode as NULL and an error.
                batch.geometry.finishFeature(failure == nil ? .null : .corrupt)
            }
            if isThere, let failure { throw file.failure(failure.text, after: after) }
        } else if let failure {
            throw file.failure(failure.text, after: after)
        }
        batch.featureIDs.append(feature.id)
        for (index, column) in text.enumerated() { appendText(feature, column, to: &batch.text[index]) }
        for (index, column) in decimals.enumerated() {
            appendDecimal(feature, column, request.decimals[index].decimals, to: &batch.decimals[index])
        }
    }

    private func appendText(_ feature: Feature, _ column: Column, to text: inout TextColumn) {
        if feature.isNull(column.index) { return text.appendNull() }
        switch column.kind {
        case .integer, .integer64: text.appendRow(String(feature.integer(column.index)))
        case .real: text.appendRow(DecimalNumber.text(feature.real(column.index)))
        case .date, .dateTime: text.appendRow(Self.date(feature.textBytes(column.index)))
        default:
            feature.withText(column.index) { bytes in
                let bytes = UnsafeRawBufferPointer(bytes)
                text.appendRow(UTF8Text.isText(bytes) ? bytes : nil)
            }
        }
    }

    private func appendDecimal(
        _ feature: Feature, _ column: Column, _ places: Int, to decimals: inout DecimalColumn
    ) {
        if feature.isNull(column.index) { return decimals.appendRow(.blank) }
        let scale = DecimalNumber.power(places)
        let scaled: Int64?
        switch column.kind {
        case .integer, .integer64: scaled = DecimalNumber.scale(feature.integer(column.index), by: scale)
        case .real: scaled = DecimalNumber.scale(feature.real(column.index), by: scale, decimals: places)
        default:
            return feature.withText(column.index) { bytes in
                decimals.appendRow(DecimalText.parse(UnsafeRawBufferPointer(bytes), decimals: places))
            }
        }
        decimals.appendRow(scaled.map { .value($0) } ?? .invalid)
    }

    /// GDAL's `2024/01/31 00:00:00` as `2024-01-31`, the form the other formats have; a time other than midnight
    /// stays.
    private static func date(_ bytes: [UInt8]) -> String {
        let text = String(
            decoding: bytes.map { $0 == UInt8(ascii: "/") ? UInt8(ascii: "-") : $0 }, as: UTF8.self)
        return text.dropFirst(10).hasPrefix(" 00:00:00") ? String(text.prefix(10)) : text
    }

    private static func column(
        _ name: String, _ fields: [FieldDefinition], _ source: SourceLayer
    ) throws(ReadError) -> Column {
        guard let index = fields.firstIndex(where: { $0.name == name }) else {
            throw .fieldMissing(
                path: source.path, layer: source.layer, field: name, available: fields.map(\.name))
        }
        guard fields[index].kind != .binary, fields[index].kind != .other else {
            throw .fieldUnsupported(
                path: source.path, layer: source.layer, field: name, type: "\(fields[index].kind)")
        }
        return Column(index: index, kind: fields[index].kind)
    }
}
