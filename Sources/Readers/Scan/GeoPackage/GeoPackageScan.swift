import LandModel
import SQLiteBridge

/// Reads a GeoPackage table through SQLite itself: about three times as fast as through GDAL, and every error of
/// the file comes out as one.
final class GeoPackageScan: FeatureScan {
    private let file: GeoPackageFile
    private let statement: Statement
    private let request: ScanRequest
    private let scales: [Int64]
    private let wkb: WKBReader
    private var batch: FeatureBatch

    init(_ source: SourceLayer, _ request: ScanRequest) throws(ReadError) {
        let file = try GeoPackageFile(source)
        self.file = file
        self.request = request
        wkb = WKBReader(source.kind)
        scales = request.decimals.map { DecimalNumber.power($0.decimals) }
        batch = FeatureBatch(textColumns: request.text.count, decimalColumns: request.decimals.count)
        var columns = [file.featureID]
        columns += request.text.map(file.column)
        columns += request.decimals.map { file.column($0.field) }
        if request.geometry { columns.append(file.column(source.geometryColumn)) }
        let id = file.featureID
        do {
            // The table is kept in the order of its ids: the range is one descent and a walk.
            statement = try file.database.prepare(
                """
                SELECT \(columns.joined(separator: ", ")) FROM \(file.table)
                WHERE \(id) BETWEEN ? AND ? ORDER BY \(id)
                """)
        } catch {
            throw file.failure(error, after: nil)
        }
    }

    func read(_ unit: ScanUnit, _ body: (inout FeatureBatch) throws -> Void) throws -> ScanReport {
        var report = ScanReport()
        // A local batch is this function's alone, which spares a check at every access.
        var batch = FeatureBatch(textColumns: 0, decimalColumns: 0)
        swap(&batch, &self.batch)
        batch.removeAll()
        var last: Int64?
        do {
            statement.reset()
            try statement.bind(unit.features.lowerBound, at: 1)
            // A half-open range cannot hold the greatest of all ids: a unit up to that bound includes it.
            let end = unit.features.upperBound
            try statement.bind(end == .max ? end : end - 1, at: 2)
            while try statement.step() {
                let id = statement.integer(0)
                last = id
                appendRow(id, to: &batch)
                guard BatchLimits.isFull(batch) else { continue }
                report.delivered += Int64(batch.count)
                try body(&batch)
                batch.removeAll()
            }
            statement.reset()
        } catch let error as SQLiteError {
            throw file.failure(error, after: last)
        }
        if batch.count > 0 {
            report.delivered += Int64(batch.count)
            try body(&batch)
        }
        swap(&batch, &self.batch)
        return report
    }

    @inline(__always)
    private func appendRow(_ id: Int64, to batch: inout FeatureBatch) {
        batch.featureIDs.append(id)
        var column: Int32 = 1
        for index in 0..<request.text.count {
            appendText(column, to: &batch.text[index])
            column &+= 1
        }
        for index in 0..<request.decimals.count {
            appendDecimal(column, index, to: &batch.decimals[index])
            column &+= 1
        }
        if request.geometry { appendGeometry(column, to: &batch.geometry) }
    }

    @inline(__always)
    private func appendText(_ column: Int32, to text: inout TextColumn) {
        let value = statement.value(column)
        switch value.kind {
        case .text:
            let bytes = file.isUTF8 ? value.bytes : statement.convertedBytes(column)
            text.appendRow(UTF8Text.isText(bytes) ? bytes : nil)
        case .null: text.appendNull()
        case .integer: text.appendRow(String(value.integer))
        case .real: text.appendRow(DecimalNumber.text(value.real))
        // Bytes in a text column have no encoding.
        case .blob: text.appendRow(nil)
        }
    }

    @inline(__always)
    private func appendDecimal(_ column: Int32, _ index: Int, to decimals: inout DecimalColumn) {
        let places = request.decimals[index].decimals
        let scaled: Int64?
        let value = statement.value(column)
        switch value.kind {
        case .real: scaled = DecimalNumber.scale(value.real, by: scales[index], decimals: places)
        case .integer: scaled = DecimalNumber.scale(value.integer, by: scales[index])
        case .text:
            decimals.appendRow(DecimalText.parse(statement.convertedBytes(column), decimals: places))
            return
        case .null:
            decimals.appendRow(.blank)
            return
        case .blob: scaled = nil
        }
        decimals.appendRow(scaled.map { .value($0) } ?? .invalid)
    }

    @inline(__always)
    private func appendGeometry(_ column: Int32, to geometry: inout GeometryColumn) {
        let value = statement.value(column)
        switch value.kind {
        case .blob:
            if let bytes = GeoPackageGeometry.wkb(value.bytes) {
                wkb.append(bytes, to: &geometry)
            } else {
                geometry.finishFeature(.corrupt)
            }
        case .null: geometry.finishFeature(.null)
        default: geometry.finishFeature(.corrupt)
        }
    }
}
