/// Reads CSV as RFC 4180 has it: quotes, doubled quotes, line breaks inside quotes, LF or CR LF.
///
/// For the project's own data files; a byte order mark is skipped. A quote inside an unquoted field is text.
package enum CommaSeparated {
    /// One record with the line it begins on, counted from 1.
    package struct Record: Sendable, Equatable {
        package var line: Int
        package var fields: [String]

        package init(line: Int, fields: [String]) {
            self.line = line
            self.fields = fields
        }
    }

    /// A file that has not the columns its reader asks for: where, and what stands there.
    package struct ShapeFault: Error, Equatable {
        package var line: Int
        /// The columns asked for, and the fields found, as the file would have them.
        package var expected: String
        package var found: String

        package init(line: Int, expected: String, found: String) {
            self.line = line
            self.expected = expected
            self.found = found
        }
    }

    /// The records below the header, each as its fields by column. The header must be `columns`, every record as
    /// long as it.
    package static func rows(
        of text: String, columns: [String]
    ) throws(ShapeFault) -> [(line: Int, fields: [String: String])] {
        func fault(_ line: Int, _ found: [String]) -> ShapeFault {
            ShapeFault(
                line: line, expected: columns.joined(separator: ","), found: found.joined(separator: ","))
        }
        let records = records(of: text)
        let head = records.first?.fields ?? []
        guard head == columns else { throw fault(1, head) }
        var rows: [(line: Int, fields: [String: String])] = []
        for record in records.dropFirst() {
            guard record.fields.count == columns.count else { throw fault(record.line, record.fields) }
            rows.append((record.line, Dictionary(uniqueKeysWithValues: zip(columns, record.fields))))
        }
        return rows
    }

    /// All records, header included; lines without any byte are skipped.
    package static func records(of text: String) -> [Record] {
        var records: [Record] = []
        var fields: [String] = []
        var field: [UInt8] = []
        var (line, start) = (1, 1)
        var (isQuoted, wasQuoted) = (false, false)
        func endRecord() {
            guard !fields.isEmpty || !field.isEmpty || wasQuoted else { return }
            fields.append(String(decoding: field, as: UTF8.self))
            records.append(Record(line: start, fields: fields))
            fields.removeAll()
            field.removeAll(keepingCapacity: true)
            wasQuoted = false
        }
        var bytes = Array(text.utf8)[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            let next = index + 1 < bytes.endIndex ? bytes[index + 1] : nil
            index += 1
            if byte == UInt8(ascii: "\n") { line += 1 }
            if isQuoted {
                if byte != UInt8(ascii: "\"") {
                    field.append(byte)
                } else if next == UInt8(ascii: "\"") {
                    field.append(byte)
                    index += 1
                } else {
                    isQuoted = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\"") where field.isEmpty && !wasQuoted:
                (isQuoted, wasQuoted) = (true, true)
            case UInt8(ascii: ","):
                fields.append(String(decoding: field, as: UTF8.self))
                field.removeAll(keepingCapacity: true)
                wasQuoted = false
            case UInt8(ascii: "\r") where next == UInt8(ascii: "\n"): break
            case UInt8(ascii: "\n"):
                endRecord()
                start = line
            default: field.append(byte)
            }
        }
        endRecord()
        return records
    }
}
