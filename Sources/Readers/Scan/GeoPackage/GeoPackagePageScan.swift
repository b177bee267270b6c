import LandModel
import SQLiteBridge

/// Reads a GeoPackage table from the pages of its file: of a row it touches what is asked for and what leads there,
/// about twice as fast as SQLite delivers it. SQLite opens the file, reads its schema and asks writers to wait.
final class GeoPackagePageScan: FeatureScan {
    private let file: GeoPackageFile
    private let table: StoredTable
    private let pages: PageReader
    private let overflow: OverflowReader
    private let fields: RecordFields
    private let rows: RowBuffer
    private let hasGeometry: Bool
    private var batch: FeatureBatch

    /// `nil` when the table is to be read through SQLite.
    init?(_ file: GeoPackageFile, _ request: ScanRequest) throws(SQLiteError) {
        guard let table = try StoredTable(file, request) else { return nil }
        self.file = file
        self.table = table
        pages = PageReader(file.database, table.format)
        overflow = OverflowReader(leaves: pages, pages: PageReader(file.database, table.format))
        fields = RecordFields(
            columns: table.columns, givesReals: table.givesReals, requested: table.requested)
        rows = RowBuffer(request, file.source.kind)
        hasGeometry = request.geometry
        batch = FeatureBatch(textColumns: request.text.count, decimalColumns: request.decimals.count)
    }

    func read(_ unit: ScanUnit, _ body: (inout FeatureBatch) throws -> Void) throws -> ScanReport {
        guard let ids = unit.ids else { return ScanReport() }
        // A local batch is this function's alone, which spares a check at every access.
        var progress = Progress(batch: FeatureBatch(textColumns: 0, decimalColumns: 0))
        swap(&progress.batch, &batch)
        progress.batch.removeAll()
        rows.removeAll()
        do {
            try TableTree(root: table.root).walk(ids, pages) { leaf, bounds in
                try read(leaf, bounds, ids, &progress, body)
            }
            try file.checkUnchanged(after: progress.last)
        } catch let error as PageError {
            // What looks like damage may be a change.
            try file.checkUnchanged(after: progress.last)
            throw failure(error, after: progress.last)
        }
        if rows.count > 0 { try handOver(&progress, body) }
        swap(&progress.batch, &batch)
        return progress.report
    }

    /// How far a unit has been read.
    private struct Progress {
        var batch: FeatureBatch
        var report = ScanReport()
        /// The last feature that came through.
        var last: Int64?
    }

    private func read(
        _ leaf: LeafPage, _ bounds: ClosedRange<Int64>, _ ids: ClosedRange<Int64>,
        _ progress: inout Progress, _ body: (inout FeatureBatch) throws -> Void
    ) throws {
        var previous: Int64?
        for index in 0..<leaf.count {
            let cell = try leaf.cell(index)
            guard bounds.contains(cell.id), previous.map({ $0 < cell.id }) ?? true else {
                throw PageError.damaged(page: leaf.number, .idOrder)
            }
            previous = cell.id
            // The first and the last leaf hold rows of the neighbouring units, too.
            guard ids.contains(cell.id) else { continue }
            try appendRow(cell, on: leaf, to: &progress.batch.geometry)
            progress.last = cell.id
            if rows.isFull(with: progress.batch.geometry) { try handOver(&progress, body) }
        }
    }

    private func handOver(
        _ progress: inout Progress, _ body: (inout FeatureBatch) throws -> Void
    ) throws {
        rows.move(to: &progress.batch)
        progress.report.delivered += Int64(progress.batch.count)
        try body(&progress.batch)
        progress.batch.removeAll()
    }

    @inline(__always)
    private func appendRow(
        _ cell: LeafPage.Cell, on leaf: LeafPage, to geometry: inout GeometryColumn
    ) throws(PageError) {
        let record = try record(cell, on: leaf)
        var field = 0
        for index in 0..<rows.textColumns {
            rows.append(fields.value(field, in: record, rowID: cell.id), toText: index)
            field &+= 1
        }
        for index in 0..<rows.decimalColumns {
            rows.append(fields.value(field, in: record, rowID: cell.id), toDecimal: index)
            field &+= 1
        }
        if hasGeometry { rows.append(fields.value(field, in: record, rowID: cell.id), to: &geometry) }
        rows.finishRow(cell.id)
    }

    /// Finds the fields of a row and the bytes that hold them: on the page, or put together where they continue.
    @inline(__always)
    private func record(_ cell: LeafPage.Cell, on leaf: LeafPage) throws(PageError) -> UnsafeRawPointer {
        var record = cell.local
        var place = record
        let headBytes = Varint.read(&place)
        guard headBytes <= UInt64(cell.payloadBytes) else {
            throw .damaged(page: leaf.number, .recordHeader)
        }
        let head = Int(headBytes)
        if head > cell.localBytes {
            let start = place - record
            record = try overflow.first(head, of: cell, on: leaf.number)
            place = record + start
        }
        let end = fields.locate(
            place, headEnd: record + head, headBytes: head, payloadBytes: cell.payloadBytes)
        guard let end else { throw .damaged(page: leaf.number, .recordHeader) }
        if end > cell.localBytes { record = try overflow.first(end, of: cell, on: leaf.number) }
        return record
    }

    private func failure(_ error: PageError, after last: Int64?) -> ReadError {
        switch error {
        case .system(let error): file.failure(error, after: last)
        case .damaged(let page, let part):
            .pageDamaged(
                path: file.source.path, layer: file.source.layer, page: Int64(page), part: part.rawValue,
                after: last)
        }
    }
}

extension ScanUnit {
    /// `nil` for a unit without any. A half-open range cannot hold the greatest of all ids: a unit up to that bound
    /// includes it.
    fileprivate var ids: ClosedRange<Int64>? {
        let (first, end) = (features.lowerBound, features.upperBound)
        if end == .max { return first...end }
        return first < end ? first...(end - 1) : nil
    }
}
