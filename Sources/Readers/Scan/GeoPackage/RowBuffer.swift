import LandModel

/// Rows of a GeoPackage table on their way into a batch.
///
/// They are gathered in plain memory and moved into the batch's columns at once: an append to an array checks its
/// owner and its room each time, which for short values costs more than the value. Geometry goes to its column
/// directly.
///
/// A class: under the thread sanitizer the compiler (6.3.1) fails on a struct that may not be copied and has these members.
final class RowBuffer {
    private let ids: UnsafeMutablePointer<Int64>
    private let text: UnsafeMutableBufferPointer<TextRows>
    private let decimals: UnsafeMutableBufferPointer<DecimalRows>
    private let wkb: WKBReader
    /// Outside of this value, so that whoever owns it can call it without a check of exclusive access at each row.
    private let finished: UnsafeMutablePointer<Int>

    /// - Parameter kind: what the layer's geometry is read as.
    init(_ request: ScanRequest, _ kind: GeometryKind) {
        wkb = WKBReader(kind)
        ids = .allocate(capacity: BatchLimits.features)
        finished = .allocate(capacity: 1)
        finished.initialize(to: 0)
        text = .allocate(capacity: request.text.count)
        for index in text.indices { text.initializeElement(at: index, to: TextRows()) }
        decimals = .allocate(capacity: request.decimals.count)
        for (index, decimal) in request.decimals.enumerated() {
            decimals.initializeElement(at: index, to: DecimalRows(decimals: decimal.decimals))
        }
    }

    deinit {
        ids.deallocate()
        finished.deallocate()
        for column in text { column.deallocate() }
        for column in decimals { column.deallocate() }
        text.deinitialize().deallocate()
        decimals.deinitialize().deallocate()
    }

    /// Rows that are finished.
    @inline(__always) var count: Int { finished.pointee }
    @inline(__always) var textColumns: Int { text.count }
    @inline(__always) var decimalColumns: Int { decimals.count }

    /// Every text field, every decimal field and the geometry, where it is asked for, are appended before their row is
    /// finished.
    @inline(__always)
    func append(_ value: StoredValue, toText index: Int) { text[index].append(value, row: count) }

    @inline(__always)
    func append(_ value: StoredValue, toDecimal index: Int) {
        decimals[index].append(value, row: count)
    }

    @inline(__always)
    func append(_ value: StoredValue, to geometry: inout GeometryColumn) {
        switch value {
        case .blob(let blob):
            if let bytes = GeoPackageGeometry.wkb(blob) {
                wkb.append(bytes, to: &geometry)
            } else {
                geometry.finishFeature(.corrupt)
            }
        case .null: geometry.finishFeature(.null)
        default: geometry.finishFeature(.corrupt)
        }
    }

    @inline(__always)
    func finishRow(_ id: Int64) {
        ids[count] = id
        finished.pointee &+= 1
    }

    /// Whether the rows are to be moved before the next one comes; the room ends with `BatchLimits.features`.
    @inline(__always)
    func isFull(with geometry: borrowing GeometryColumn) -> Bool {
        if count >= BatchLimits.features || geometry.coordinates.count > BatchLimits.coordinates {
            return true
        }
        for column in text where column.bytes > BatchLimits.textBytes { return true }
        return false
    }

    /// Moves all rows into a batch that has none but their geometry.
    func move(to batch: inout FeatureBatch) {
        batch.featureIDs.append(contentsOf: UnsafeBufferPointer(start: ids, count: count))
        for index in text.indices { text[index].move(to: &batch.text[index], count: count) }
        for index in decimals.indices { decimals[index].move(to: &batch.decimals[index], count: count) }
        finished.pointee = 0
    }

    /// Forgets the rows of a scan that stopped.
    func removeAll() {
        for index in text.indices { text[index].removeAll() }
        finished.pointee = 0
    }
}
