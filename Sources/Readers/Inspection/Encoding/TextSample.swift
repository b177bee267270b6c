/// A text of a source as it stands, for a message about its encoding.
package struct TextSample: Sendable, Hashable {
    /// Record counted from 0 (line of a CSV from 1); `nil` for a field's name.
    package var record: Int64?
    /// Position of the field.
    package var field: Int
    package var bytes: [UInt8]

    package init(record: Int64?, field: Int, bytes: [UInt8]) {
        self.record = record
        self.field = field
        self.bytes = bytes
    }
}

/// Texts of a .dbf that are not plain ASCII: what its encoding is decided by.
struct EncodingSample {
    struct Value {
        var text: TextSample
        /// The text fills its field, so that its last character may be cut.
        var isFull: Bool
    }

    /// Names of fields that are not ASCII.
    private(set) var names: [Value] = []
    private(set) var values: [Value] = []
    /// Whether every record was looked at.
    private(set) var isComplete = true

    static let limit = 20_000
    /// The sample is spread over so many runs of records: a file may be put together from several.
    static let blocks = 64

    /// Texts of another source; those of plain ASCII are passed over, and those beyond the limit.
    init(names: [TextSample], values: [TextSample]) {
        let isTelling = { (text: TextSample) in text.bytes.contains { $0 >= 0x80 } }
        self.names = names.filter(isTelling).map { Value(text: $0, isFull: false) }
        for text in values where isTelling(text) {
            guard self.values.count < Self.limit else {
                isComplete = false
                break
            }
            self.values.append(Value(text: text, isFull: false))
        }
    }

    /// Reads the table. A read error ends the sample; the scan will meet and report it.
    ///
    /// - Parameter fields: those whose values may be looked at.
    init(table: TableHeader, file: FileBytes, fields: SampledFields) {
        for (index, field) in table.fields.enumerated() where field.nameBytes.contains(where: { $0 >= 0x80 })
        {
            let text = TextSample(record: nil, field: index, bytes: field.nameBytes)
            names.append(Value(text: text, isFull: field.nameBytes.count >= 10))
        }
        let texts = table.fields.enumerated().filter { _, field in
            field.type == UInt8(ascii: "C") && fields.contains(field)
        }
        guard !texts.isEmpty, table.recordCount > 0 else { return }
        let blockLength = max(1, (table.recordCount + Int64(Self.blocks) - 1) / Int64(Self.blocks))
        for start in stride(from: 0, to: table.recordCount, by: Int64.Stride(blockLength)) {
            let end = min(start + blockLength, table.recordCount)
            sample(start..<end, quota: Self.limit / Self.blocks, texts, table, file)
        }
    }

    private mutating func sample(
        _ records: Range<Int64>, quota: Int, _ texts: [(offset: Int, element: TableHeader.Field)],
        _ table: TableHeader, _ file: FileBytes
    ) {
        let before = values.count
        let perRead = Int64(max(1, 1_048_576 / table.recordLength))
        var record = records.lowerBound
        while record < records.upperBound {
            let count = min(perRead, records.upperBound - record)
            let offset = table.offset(ofRecord: record)
            guard let bytes = try? file.read(at: offset, count: Int(count) * table.recordLength) else {
                return
            }
            for row in 0..<(bytes.count / table.recordLength) {
                let from = row * table.recordLength
                guard Self.isBeyondASCII(bytes, from, table.recordLength) else { continue }
                for (index, field) in texts {
                    let start = from + field.offset
                    guard Self.isBeyondASCII(bytes, start, field.width) else { continue }
                    let value = bytes[start..<start + field.width]
                    let text = Self.trimmed(value)
                    let sample = TextSample(record: record + Int64(row), field: index, bytes: Array(text))
                    values.append(Value(text: sample, isFull: text.count == value.count))
                }
                if values.count - before >= quota, record + Int64(row) + 1 < records.upperBound {
                    isComplete = false
                    return
                }
            }
            record += count
        }
    }

    private static func trimmed(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var text = value.prefix { $0 != 0 }
        while text.last == UInt8(ascii: " ") { text.removeLast() }
        return text
    }

    private static func isBeyondASCII(_ bytes: [UInt8], _ from: Int, _ count: Int) -> Bool {
        bytes.withUnsafeBytes { raw in
            let end = min(from + count, raw.count)
            var index = from
            while index + 8 <= end {
                let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                if word & 0x8080_8080_8080_8080 != 0 { return true }
                index += 8
            }
            while index < end {
                if raw[index] >= 0x80 { return true }
                index += 1
            }
            return false
        }
    }
}
