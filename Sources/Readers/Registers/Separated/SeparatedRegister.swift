import Glibc
import LandModel

/// A CSV with commas. Rows are numbered by the line they begin on.
final class SeparatedRegister: RegisterSource {
    let table: String? = nil
    let heads: [String]? = nil
    let isExact = true
    private var text: SeparatedText
    /// Bytes of a file; it is read whole.
    private static let limit = Int64(1) << 30
    private let decoder: TextDecoder

    /// Reads the file, looks at all its texts and decides its encoding.
    init(_ path: String, schema: RegisterSchema) throws(RegisterProblem) {
        let bytes: [UInt8]
        do throws(SystemError) {
            let file = try FileBytes(path)
            guard file.size <= Self.limit else { throw SystemError(number: EFBIG) }
            bytes = try file.read(at: 0, count: Int(file.size))
        } catch {
            throw RegisterProblem(error)
        }
        guard !bytes.isEmpty else { throw .empty }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw .notRegister(found: "UTF-16 text")
        }
        if bytes.contains(0) { throw .notRegister(found: "binary data") }
        let encoding = SeparatedEncoding(bytes: bytes, schema: schema)
        guard let decoder = TextDecoder(try encoding.decide()) else {
            throw .encodingUnknown(stated: schema.encoding ?? "")
        }
        self.decoder = decoder
        text = encoding.text
        try checkDelimiter(text)
    }

    func next() throws(RegisterProblem) -> RegisterRow? {
        do throws(SeparatedText.OpenQuote) {
            guard let record = try text.next() else { return nil }
            return RegisterRow(
                number: record.line, cells: record.cells.map(cell), isMalformed: record.isMalformed)
        } catch {
            throw .quoteOpen(line: error.line)
        }
    }

    private func cell(_ bytes: [UInt8]) -> RegisterCell {
        if bytes.isEmpty { return .blank }
        guard let text = decoder.decode(bytes) else {
            let sample = TextSample(record: nil, field: 0, bytes: bytes)
            return .unreadable(.notDecodable, found: sample.hexadecimal)
        }
        return .text(text)
    }

    /// A first line in one piece that holds another usual delimiter was divided by that.
    private func checkDelimiter(_ text: SeparatedText) throws(RegisterProblem) {
        var text = text
        while let record = try? text.next() {
            guard let only = record.cells.first, record.cells.count == 1 else { return }
            guard case .text(let line) = cell(only), !RegisterCell.isBlank(line) else { continue }
            for (sign, name) in [("\t", "tab"), (";", "semicolon"), ("，", "full-width comma")]
            where line.contains(sign) {
                throw .delimiterOther(found: name)
            }
            return
        }
    }
}

extension RegisterProblem {
    /// What the system says of a file.
    init(_ error: SystemError) {
        switch OpenFault.reason(error.number) {
        case .missing: self = .fileMissing(similar: [])
        case .noPermission: self = .noPermission
        default: self = .unreadable(cause: error.text)
        }
    }
}
