/// Layout of a .dbf file (dBASE III, as the shapefile description of 1998 asks for).
struct AttributeTable: Sendable {
    struct Field: Sendable {
        /// Name as its bytes stand in the file, without the padding.
        var name: [UInt8]
        /// `C`, `N`, `F`, `D`, `L` …
        var type: UInt8
        /// Offset in the record; the deletion mark is byte 0.
        var offset: Int
        var length: Int
    }

    /// A part of the header that cannot be, and what stands there.
    struct Fault: Error {
        var part: String
        var found: String
    }

    var recordCount: Int64
    var headerLength: Int
    var recordLength: Int
    var fields: [Field] = []

    static let fixedBytes = 32

    /// Length of the whole header, from its first 32 bytes.
    static func headerLength(_ fixed: UnsafeRawPointer) -> Int {
        Int(UInt16(littleEndian: fixed.loadUnaligned(fromByteOffset: 8, as: UInt16.self)))
    }

    init(_ header: UnsafeRawBufferPointer) throws(Fault) {
        recordCount = Int64(UInt32(littleEndian: header.loadUnaligned(fromByteOffset: 4, as: UInt32.self)))
        headerLength = header.count
        recordLength = Int(UInt16(littleEndian: header.loadUnaligned(fromByteOffset: 10, as: UInt16.self)))
        var offset = 1
        var position = 32
        // A return marks the end; some writers leave it out, others pad behind it.
        while position + 32 <= header.count, header[position] != 0x0d {
            let name = header[position..<position + 11].prefix { $0 != 0 }
            // The byte after it is a length for numbers and a display width, or nothing, for texts.
            let length = Int(header[position + 16])
            fields.append(
                Field(name: Array(name), type: header[position + 11], offset: offset, length: length))
            offset += length
            position += 32
        }
        guard offset <= recordLength else {
            throw Fault(part: "record length", found: "\(recordLength) bytes for fields of \(offset - 1)")
        }
    }

    /// Bytes the file must have to hold all records.
    var expectedBytes: Int64 { Int64(headerLength) + recordCount * Int64(recordLength) }

    func offset(ofRecord record: Int64) -> Int64 { Int64(headerLength) + record * Int64(recordLength) }
}
