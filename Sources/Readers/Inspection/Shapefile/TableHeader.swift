import LandModel

/// The head of a .dbf: where the records lie and what fields they have.
struct TableHeader: Hashable {
    struct Field: Hashable {
        /// Up to eleven bytes, as they stand, in the encoding of the table.
        var nameBytes: [UInt8]
        /// `C`, `N`, `F`, `D`, `L` …
        var type: UInt8
        var width: Int
        var decimals: Int
        /// From the start of the record, whose first byte is the deletion mark.
        var offset: Int

        var kind: SourceLayer.Field.Kind {
            switch type {
            case UInt8(ascii: "C"): .text
            case UInt8(ascii: "N"), UInt8(ascii: "F"):
                // Nineteen digits and more do not fit 64 bits.
                decimals == 0 && width < 19 && type == UInt8(ascii: "N") ? .integer : .real
            case UInt8(ascii: "D"): .date
            default: .other
            }
        }
    }

    var recordCount: Int64
    var headerLength: Int
    var recordLength: Int
    /// Byte 29: the code page the writer claims (LDID).
    var languageDriver: UInt8
    var fields: [Field]

    /// Bytes the file must have; an end mark (0x1A) may follow.
    var expectedBytes: Int64 { Int64(headerLength) + recordCount * Int64(recordLength) }

    /// Reads and checks the head against itself.
    static func read(_ file: FileBytes) throws(TableFault) -> TableHeader {
        let head: [UInt8]
        do throws(SystemError) { head = try file.read(at: 0, count: 65_536) } catch {
            throw .unreadable(error.text)
        }
        guard head.count >= 32 else { throw .short(expected: 33, found: file.size) }
        let length = head.littleEndian16(8)
        let recordLength = head.littleEndian16(10)
        guard length >= 33 else { throw .malformed(field: "header length", found: "\(length)") }
        guard head.count >= length else { throw .short(expected: Int64(length), found: file.size) }
        guard recordLength >= 1 else { throw .malformed(field: "record length", found: "\(recordLength)") }
        var fields: [Field] = []
        var (at, offset) = (32, 1)
        while at + 32 <= length, head[at] != 0x0D {
            let width = Int(head[at + 16])
            fields.append(
                Field(
                    nameBytes: Array(head[at..<at + 11].prefix { $0 != 0 }), type: head[at + 11],
                    width: width,
                    decimals: Int(head[at + 17]), offset: offset))
            offset += width
            at += 32
        }
        guard offset <= recordLength else {
            throw .malformed(field: "record length", found: "\(recordLength), fields need \(offset)")
        }
        return TableHeader(
            recordCount: Int64(head.littleEndian32(4)), headerLength: length, recordLength: recordLength,
            languageDriver: head[29], fields: fields)
    }
}

enum TableFault: Error, Hashable {
    case unreadable(String)
    case short(expected: Int64, found: Int64)
    case malformed(field: String, found: String)
}
