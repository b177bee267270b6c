/// Reads the bytes of a CSV as RFC 4180 has it, record by record, strictly enough that nothing is lost.
///
/// Lines end with LF, CR LF or CR and are counted as an editor counts them, those inside quotes too. Commas,
/// quotes and line ends are told apart from text before it is decoded: no byte of a character of UTF-8 or GB 18030
/// is one of them.
struct SeparatedText {
    struct Record: Equatable {
        /// The line it begins on, from 1.
        var line: Int64
        var cells: [[UInt8]]
        /// Text stands behind a closing quote: `"a"b`.
        var isMalformed = false
    }

    /// A quote that is never closed: all that follows would be one cell.
    struct OpenQuote: Error, Equatable { var line: Int64 }

    private let bytes: [UInt8]
    private var index: Int
    private var line: Int64 = 1

    /// - Parameter start: where the text begins, behind a byte order mark.
    init(_ bytes: [UInt8], start: Int = 0) {
        self.bytes = bytes
        index = start
    }

    /// The next record, blank lines included; `nil` at the end.
    mutating func next() throws(OpenQuote) -> Record? {
        guard index < bytes.count else { return nil }
        var record = Record(line: line, cells: [])
        while true {
            record.cells.append(try cell(&record.isMalformed))
            guard index < bytes.count, bytes[index] == UInt8(ascii: ",") else { break }
            index += 1
        }
        endLine()
        return record
    }

    private mutating func cell(_ isMalformed: inout Bool) throws(OpenQuote) -> [UInt8] {
        let isQuoted = index < bytes.count && bytes[index] == UInt8(ascii: "\"")
        let cell = isQuoted ? try quoted() : []
        let start = index
        while index < bytes.count, !isEnd(bytes[index]) { index += 1 }
        if isQuoted, start < index { isMalformed = true }
        return cell + bytes[start..<index]
    }

    private mutating func quoted() throws(OpenQuote) -> [UInt8] {
        var cell: [UInt8] = []
        let opened = line
        index += 1
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                index += 1
                guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return cell }
                index += 1
                cell.append(byte)
            } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                let start = index
                endLine()
                cell += bytes[start..<index]
            } else {
                cell.append(byte)
                index += 1
            }
        }
        throw OpenQuote(line: opened)
    }

    private func isEnd(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }

    /// Passes one line end, where one is.
    private mutating func endLine() {
        guard index < bytes.count else { return }
        let isReturn = bytes[index] == UInt8(ascii: "\r")
        index += 1
        if isReturn, index < bytes.count, bytes[index] == UInt8(ascii: "\n") { index += 1 }
        line += 1
    }
}
