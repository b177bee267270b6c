import LandModel

/// The three files of a shapefile, opened and with their headers compared: lengths, counts and layout agree.
struct ShapefileFiles {
    let source: SourceLayer
    let shapes: BlockFile
    let index: BlockFile
    let records: BlockFile
    let table: TableHeader

    var recordCount: Int64 { table.recordCount }

    /// Bytes of the header of .shp and .shx.
    static let headerBytes = 100
    static let indexEntryBytes = 8
    /// A fraction of a core's second-level cache each.
    private static let blockBytes = 131_072

    init(_ source: SourceLayer) throws(ReadError) {
        self.source = source
        shapes = try Self.open(source, source.path)
        index = try Self.open(source, Self.companion(of: source.path, "shx"))
        records = try Self.open(source, Self.companion(of: source.path, "dbf"))
        table = try Self.tableHeader(source, records)
        try checkHeader(shapes)
        try checkHeader(index)
        let indexed = (index.size - Int64(Self.headerBytes)) / Int64(Self.indexEntryBytes)
        guard indexed == table.recordCount else {
            throw .disagreement(
                path: records.path, layer: source.layer, feature: nil, part: "records in .shx and .dbf",
                expected: indexed, found: table.recordCount)
        }
        guard records.size >= table.expectedBytes else {
            let whole = max(0, records.size - Int64(table.headerLength)) / Int64(max(table.recordLength, 1))
            throw .fileShort(
                path: records.path, layer: source.layer, feature: whole, expectedBytes: table.expectedBytes,
                foundBytes: records.size)
        }
    }

    /// A failure at one record of one of the files.
    func error(_ failure: BlockFile.Failure, _ file: BlockFile, record: Int64?) -> ReadError {
        Self.error(source, failure, path: file.path, record: record)
    }

    private static func error(
        _ source: SourceLayer, _ failure: BlockFile.Failure, path: String, record: Int64?
    ) -> ReadError {
        switch failure {
        case .short(let expected, let found):
            .fileShort(
                path: path, layer: source.layer, feature: record, expectedBytes: expected, foundBytes: found)
        case .system(let number):
            .readFailed(
                path: path, layer: source.layer, after: record.map { $0 - 1 },
                cause: SystemError(number: number).text)
        }
    }

    private static func open(_ source: SourceLayer, _ path: String) throws(ReadError) -> BlockFile {
        do throws(BlockFile.Failure) {
            return try BlockFile(path, blockBytes: blockBytes)
        } catch {
            guard case .system(let number) = error else {
                throw Self.error(source, error, path: path, record: nil)
            }
            throw .cannotOpen(path: path, layer: source.layer, reason: OpenFault.reason(number))
        }
    }

    /// The file beside the .shp, in any letter case, as the inspection found it; where there is none, the name it
    /// should have.
    private static func companion(of path: String, _ fileExtension: String) -> String {
        let parts = ShapefileParts(shp: path)
        let stem = path.lastIndex(of: ".").map { String(path[...$0]) } ?? path + "."
        return (fileExtension == "shx" ? parts.shx : parts.dbf) ?? stem + fileExtension
    }

    private static func tableHeader(
        _ source: SourceLayer, _ file: BlockFile
    ) throws(ReadError) -> TableHeader {
        let header: UnsafeRawBufferPointer
        do throws(BlockFile.Failure) {
            let fixed = UnsafeRawBufferPointer(
                start: try file.bytes(at: 0, count: TableHeader.fixedBytes), count: TableHeader.fixedBytes)
            let length = max(TableHeader.length(fixed), TableHeader.fixedBytes)
            header = UnsafeRawBufferPointer(start: try file.bytes(at: 0, count: length), count: length)
        } catch {
            throw Self.error(source, error, path: file.path, record: nil)
        }
        do throws(TableHeader.Overflow) {
            return try TableHeader(header)
        } catch {
            throw .headerMalformed(
                path: file.path, layer: source.layer, part: "record length",
                found: "\(error.recordLength) bytes for fields of \(error.needed - 1)")
        }
    }

    /// File code, version and length of a .shp or .shx header.
    private func checkHeader(_ file: BlockFile) throws(ReadError) {
        let header: UnsafeRawPointer
        do throws(BlockFile.Failure) {
            header = try file.bytes(at: 0, count: Self.headerBytes)
        } catch {
            throw self.error(error, file, record: nil)
        }
        func word(_ offset: Int) -> UInt32 {
            UInt32(bigEndian: header.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
        }
        guard word(0) == 9994 else {
            throw .headerMalformed(
                path: file.path, layer: source.layer, part: "file code", found: "\(word(0))")
        }
        // Counted in words of 16 bits. Longer than stated is harmless: the index says where records lie.
        let stated = Int64(word(24)) * 2
        guard file.size >= stated else {
            throw .fileShort(
                path: file.path, layer: source.layer, feature: nil, expectedBytes: stated,
                foundBytes: file.size)
        }
    }
}
