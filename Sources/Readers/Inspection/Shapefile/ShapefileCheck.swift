import GDALBridge
import LandModel

/// Reads the heads of a shapefile's files and compares them with one another and with the files' sizes.
///
/// GDAL reads a missing .dbf as a layer without fields, a short .shp as empty geometry and never compares the
/// counts: whatever is told here would be lost silently.
struct ShapefileCheck {
    let parts: ShapefileParts
    private(set) var header: ShapeHeader?
    private(set) var table: TableHeader?
    private(set) var tableFile: FileBytes?
    /// Records the index (.shx) lists.
    private(set) var recordCount: Int64 = 0
    private(set) var extent: Extent?
    private(set) var faults: [SourceFault] = []
    private(set) var evidence: [Evidence] = []

    init(_ parts: ShapefileParts) {
        self.parts = parts
        for (part, names) in parts.ambiguous.sorted(by: { $0.key < $1.key }) {
            report(parts.shp, .partAmbiguous(part: part, names: names))
        }
        let shapes = open("shp", parts.shp)
        let index = open("shx", parts.shx)
        tableFile = open("dbf", parts.dbf)
        if let shapes { header = checkHead("shp", shapes, parts.shp) }
        if let index, let path = parts.shx {
            _ = checkHead("shx", index, path)
            recordCount = max(0, (index.size - Int64(ShapeHeader.length)) / 8)
            if let shapes { checkRecords(index, path, shapes) }
        }
        if let tableFile, let path = parts.dbf { checkTable(tableFile, path) }
        if let table, parts.shx != nil, table.recordCount != recordCount {
            report(parts.shp, .recordCountsDiffer(index: recordCount, table: table.recordCount))
        }
        if let header, recordCount > 0 {
            extent = header.extent.isFinite ? header.extent : recordExtent(shapes, index)
        }
        if let extent, !extent.isFinite { report(parts.shp, .extentNotFinite) }
    }

    private mutating func report(_ path: String, _ problem: SourceProblem) {
        faults.append(SourceFault(path, layer: parts.layer, problem))
    }

    private mutating func open(_ part: String, _ path: String?) -> FileBytes? {
        guard let path else {
            report(parts.shp, .partMissing(part: part))
            return nil
        }
        do throws(SystemError) { return try FileBytes(path) } catch {
            report(path, .pathUnreadable(cause: error.text))
            return nil
        }
    }

    private mutating func checkHead(_ part: String, _ file: FileBytes, _ path: String) -> ShapeHeader? {
        guard file.size >= Int64(ShapeHeader.length) else {
            report(
                path, .partShort(part: part, expectedBytes: Int64(ShapeHeader.length), foundBytes: file.size))
            return nil
        }
        let head = (try? file.read(at: 0, count: ShapeHeader.length)) ?? []
        guard let header = ShapeHeader(head) else {
            report(path, .partMalformed(part: part, field: "file code", found: "\(head.prefix(4))"))
            return nil
        }
        if file.size < header.fileBytes {
            report(path, .partShort(part: part, expectedBytes: header.fileBytes, foundBytes: file.size))
        } else if file.size > header.fileBytes {
            report(path, .partLong(part: part, expectedBytes: header.fileBytes, foundBytes: file.size))
        }
        return header
    }

    private mutating func checkTable(_ file: FileBytes, _ path: String) {
        do throws(TableFault) {
            let header = try TableHeader.read(file)
            table = header
            if file.size < header.expectedBytes {
                report(
                    path, .partShort(part: "dbf", expectedBytes: header.expectedBytes, foundBytes: file.size))
            } else if file.size >= header.expectedBytes + Int64(header.recordLength),
                (try? file.read(at: header.expectedBytes, count: 1)) != [0x1A]
            {
                // More records than the head counts and no end mark after the counted ones: the writer did not
                // come to the end. Fewer bytes are padding.
                report(
                    path, .partLong(part: "dbf", expectedBytes: header.expectedBytes, foundBytes: file.size))
            }
        } catch {
            switch error {
            case .unreadable(let cause): report(path, .pathUnreadable(cause: cause))
            case .short(let expected, let found):
                report(path, .partShort(part: "dbf", expectedBytes: expected, foundBytes: found))
            case .malformed(let field, let found):
                report(path, .partMalformed(part: "dbf", field: field, found: found))
            }
        }
    }

    /// Walks the index: every record must lie inside the .shp. Bytes no record uses are told, not refused.
    private mutating func checkRecords(_ index: FileBytes, _ path: String, _ shapes: FileBytes) {
        var used = Int64(ShapeHeader.length)
        let block = 65_536 * 8
        var at = Int64(ShapeHeader.length)
        while at < index.size {
            let bytes = (try? index.read(at: at, count: block)) ?? []
            if bytes.count < 8 { break }
            for entry in stride(from: 0, to: bytes.count - 7, by: 8) {
                let offset = Int64(bytes.bigEndian32(entry)) * 2
                let length = Int64(bytes.bigEndian32(entry + 4)) * 2 + 8
                used += length
                if offset + length > shapes.size || offset < Int64(ShapeHeader.length) {
                    let record = (at - Int64(ShapeHeader.length)) / 8 + Int64(entry / 8)
                    report(
                        path,
                        .recordOutsideFile(record: record, endsAt: offset + length, foundBytes: shapes.size))
                    return
                }
            }
            at += Int64(bytes.count)
        }
        if used < shapes.size { evidence.append(Evidence(.unusedBytes, ["bytes": "\(shapes.size - used)"])) }
    }

    /// The box over the records' own boxes, for a head whose box is not finite.
    private mutating func recordExtent(_ shapes: FileBytes?, _ index: FileBytes?) -> Extent? {
        guard let shapes, let index, let header, !header.kinds.isEmpty else { return header?.extent }
        // A point stands where other records have their box.
        let (bytes, corners) = header.isSinglePoint ? (20, [4, 12, 4, 12]) : (36, [4, 12, 20, 28])
        var box = Extent(
            minimumX: .infinity, minimumY: .infinity, maximumX: -.infinity, maximumY: -.infinity)
        let entries = (try? index.read(at: 100, count: Int(clamping: index.size - 100))) ?? []
        for entry in stride(from: 0, to: entries.count - 7, by: 8) {
            let record = Int64(entries.bigEndian32(entry)) * 2 + 8
            guard let head = try? shapes.read(at: record, count: bytes), head.count == bytes,
                head.littleEndian32(0) != 0
            else { continue }
            let values = corners.map { head.littleEndianDouble($0) }
            guard values.allSatisfy(\.isFinite) else { continue }
            box.minimumX = min(box.minimumX, values[0])
            box.minimumY = min(box.minimumY, values[1])
            box.maximumX = max(box.maximumX, values[2])
            box.maximumY = max(box.maximumY, values[3])
        }
        if box.isFinite { evidence.append(Evidence(.extentFromRecords)) }
        return box.isFinite ? box : header.extent
    }
}
