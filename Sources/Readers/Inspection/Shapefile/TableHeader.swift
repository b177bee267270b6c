import LandModel

/// The head of a .dbf (dBASE III, as the shapefile description of 1998 asks for): where the records lie and what
/// fields they have. The inspection describes a table by it, the scan reads by it.
struct TableHeader: Sendable, Hashable {
    struct Field: Sendable, Hashable {
        /// Up to eleven bytes, as they stand, in the encoding of the table.
        var nameBytes: [UInt8]
        /// `C`, `N`, `F`, `D`, `L` …
        var type: UInt8
        var width: Int
        /// Of a number; a text's byte there is a display width, or nothing.
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

    /// Fields that need more bytes, the deletion mark included, than a record has.
    struct Overflow: Error, Hashable {
        var recordLength: Int
        var needed: Int
    }

    /// Up to here the head is the same for every table; the fields follow.
    static let fixedBytes = 32

    var recordCount: Int64
    var headerLength: Int
    var recordLength: Int
    /// Byte 29: the code page the writer claims (LDID).
    var languageDriver: UInt8
    var fields: [Field] = []

    /// Bytes the file must have; an end mark (0x1A) may follow.
    var expectedBytes: Int64 { Int64(headerLength) + recordCount * Int64(recordLength) }

    func offset(ofRecord record: Int64) -> Int64 { Int64(headerLength) + record * Int64(recordLength) }

    /// Length of the whole head, from its fixed bytes.
    static func length<Bytes: Collection<UInt8>>(_ fixed: Bytes) -> Int where Bytes.Index == Int {
        fixed.littleEndian16(8)
    }

    /// - Parameter head: the whole of it, the fixed bytes at least.
    init<Bytes: Collection<UInt8>>(_ head: Bytes) throws(Overflow) where Bytes.Index == Int {
        recordCount = Int64(head.littleEndian32(4))
        headerLength = head.count
        recordLength = head.littleEndian16(10)
        let start = head.startIndex
        languageDriver = head[start + 29]
        var (at, offset) = (start + Self.fixedBytes, 1)
        // A return marks the end; some writers leave it out, others pad behind it.
        while at + 32 <= head.endIndex, head[at] != 0x0D {
            let width = Int(head[at + 16])
            fields.append(
                Field(
                    nameBytes: Array(head[at..<at + 11].prefix { $0 != 0 }), type: head[at + 11],
                    width: width, decimals: Int(head[at + 17]), offset: offset))
            offset += width
            at += 32
        }
        guard offset <= recordLength else { throw Overflow(recordLength: recordLength, needed: offset) }
    }

    /// Reads the head and checks it against itself and the file.
    static func read(_ file: FileBytes) throws(TableFault) -> TableHeader {
        let head: [UInt8]
        do throws(SystemError) { head = try file.read(at: 0, count: 65_536) } catch {
            throw .unreadable(error.text)
        }
        guard head.count >= fixedBytes else { throw .short(expected: 33, found: file.size) }
        let length = length(head)
        guard length >= 33 else { throw .malformed(field: "header length", found: "\(length)") }
        guard head.count >= length else { throw .short(expected: Int64(length), found: file.size) }
        let recordLength = head.littleEndian16(10)
        guard recordLength >= 1 else { throw .malformed(field: "record length", found: "\(recordLength)") }
        do throws(Overflow) { return try TableHeader(head[..<length]) } catch {
            throw .malformed(
                field: "record length", found: "\(error.recordLength), fields need \(error.needed)")
        }
    }
}

enum TableFault: Error, Hashable {
    case unreadable(String)
    case short(expected: Int64, found: Int64)
    case malformed(field: String, found: String)
}
