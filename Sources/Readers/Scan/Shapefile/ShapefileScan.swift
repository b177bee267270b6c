import LandModel

/// Reads shapefiles by record number, straight from their three files.
final class ShapefileScan: FeatureScan {
    private let files: ShapefileFiles
    private let request: ScanRequest
    private let attributes: AttributeReader
    private var shapes: ShapeReader
    private var batch: FeatureBatch

    init(_ source: SourceLayer, _ request: ScanRequest) throws(ReadError) {
        files = try ShapefileFiles(source)
        attributes = try AttributeReader(files, request)
        self.request = request
        shapes = ShapeReader(source.kind)
        batch = FeatureBatch(textColumns: request.text.count, decimalColumns: request.decimals.count)
    }

    func read(_ unit: ScanUnit, _ body: (inout FeatureBatch) throws -> Void) throws -> ScanReport {
        var report = ScanReport()
        // A local batch is this function's alone, which spares a check at every access.
        var batch = FeatureBatch(textColumns: 0, decimalColumns: 0)
        swap(&batch, &self.batch)
        batch.removeAll()
        for record in unit.features {
            guard try appendRow(record, to: &batch) else {
                report.deleted += 1
                continue
            }
            guard BatchLimits.isFull(batch) else { continue }
            report.delivered += Int64(batch.count)
            try body(&batch)
            batch.removeAll()
        }
        if batch.count > 0 {
            report.delivered += Int64(batch.count)
            try body(&batch)
        }
        swap(&batch, &self.batch)
        return report
    }

    /// `false` for a record that is marked as deleted.
    @inline(__always)
    private func appendRow(_ record: Int64, to batch: inout FeatureBatch) throws(ReadError) -> Bool {
        let attributes: UnsafeRawPointer
        do throws(BlockFile.Failure) {
            attributes = try files.records.bytes(
                at: files.table.offset(ofRecord: record), count: files.table.recordLength)
        } catch {
            throw files.error(error, files.records, record: record)
        }
        if attributes.load(as: UInt8.self) == UInt8(ascii: "*") { return false }
        batch.featureIDs.append(record)
        self.attributes.append(attributes, to: &batch)
        if request.geometry { try appendShape(record, to: &batch.geometry) }
        return true
    }

    @inline(__always)
    private func appendShape(_ record: Int64, to geometry: inout GeometryColumn) throws(ReadError) {
        let entry: UnsafeRawPointer
        do throws(BlockFile.Failure) {
            entry = try files.index.bytes(
                at: Int64(ShapefileFiles.headerBytes) + record * Int64(ShapefileFiles.indexEntryBytes),
                count: ShapefileFiles.indexEntryBytes)
        } catch {
            throw files.error(error, files.index, record: record)
        }
        // Counted in words of 16 bits.
        let offset = Int64(word(entry, 0)) * 2
        let length = Int(word(entry, 4)) * 2
        // Some writers leave an empty entry for a record without a shape.
        if offset == 0, length == 0 { return geometry.finishFeature(.null) }
        let shape: UnsafeRawPointer
        do throws(BlockFile.Failure) {
            shape = try files.shapes.bytes(at: offset, count: 8 + length)
        } catch {
            throw files.error(error, files.shapes, record: record)
        }
        guard Int64(word(shape, 0)) == record + 1 else {
            throw disagreement(record, "record number", record + 1, Int64(word(shape, 0)))
        }
        guard Int(word(shape, 4)) * 2 == length else {
            throw disagreement(record, "content length in bytes", Int64(length), Int64(word(shape, 4)) * 2)
        }
        shapes.append(UnsafeRawBufferPointer(start: shape + 8, count: length), to: &geometry)
    }

    private func disagreement(_ record: Int64, _ part: String, _ expected: Int64, _ found: Int64) -> ReadError
    {
        .disagreement(
            path: files.shapes.path, layer: files.source.layer, feature: record, part: part,
            expected: expected,
            found: found)
    }

    @inline(__always)
    private func word(_ start: UnsafeRawPointer, _ offset: Int) -> UInt32 {
        UInt32(bigEndian: start.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }
}
