import Foundation
import LandModel

/// The attribute table of a shapefile (.dbf), with or without its shapes. Rows are numbered by feature id: records
/// from 0, those marked as deleted counted.
final class AttributeRegister: RegisterSource {
    let table: String? = nil
    let heads: [String]?
    private(set) var findings: [Finding] = []
    private let header: TableHeader
    private let file: FileBytes
    private let decoder: TextDecoder
    private let register: String
    private var record: Int64 = 0
    private var deleted = 0
    /// Records read together.
    private var block: (first: Int64, bytes: [UInt8]) = (0, [])

    init(_ path: String, schema: RegisterSchema) throws(RegisterProblem) {
        let stem = URL(fileURLWithPath: path).deletingPathExtension().path
        let parts = ShapefileParts(shp: SourceLocation.hasExtension(path, "shp") ? path : stem + ".shp")
        let isTable = SourceLocation.hasExtension(path, "dbf")
        guard let table = isTable ? path : parts.dbf else {
            throw .source(SourceFault(path, .partMissing(part: ".dbf")))
        }
        do throws(SystemError) { file = try FileBytes(table) } catch { throw RegisterProblem(error) }
        do throws(TableFault) { header = try TableHeader.read(file) } catch {
            throw RegisterProblem(error, table)
        }
        guard file.size >= header.expectedBytes else {
            throw RegisterProblem(.short(expected: header.expectedBytes, found: file.size), table)
        }
        let judge = EncodingJudge(
            sample: EncodingSample(table: header, file: file, fields: .others),
            codePage: parts.cpg.flatMap { ShapefileInspection.firstLine($0) },
            languageDriver: header.languageDriver, stated: schema.encoding)
        let encoding: TextEncoding
        do throws(EncodingDoubt) { encoding = try judge.decide().encoding } catch {
            throw RegisterProblem(error)
        }
        guard let decoder = TextDecoder(encoding) else {
            throw .encodingUnknown(stated: encoding.iconvName)
        }
        self.decoder = decoder
        register = schema.name
        heads = header.fields.map {
            decoder.decode($0.nameBytes)?.trimmingBlanks ?? String(decoding: $0.nameBytes, as: UTF8.self)
        }
    }

    func next() throws(RegisterProblem) -> RegisterRow? {
        while record < header.recordCount {
            let bytes = try recordBytes()
            record += 1
            if bytes.first == UInt8(ascii: "*") {
                deleted += 1
                continue
            }
            return RegisterRow(number: record - 1, cells: header.fields.map { cell(bytes, $0) })
        }
        if deleted > 0, findings.isEmpty {
            findings = [
                Finding(
                    rule: .deletedRecords, source: "register:\(register)",
                    facts: [Finding.Fact("records", "\(deleted)")])
            ]
        }
        return nil
    }

    private func recordBytes() throws(RegisterProblem) -> ArraySlice<UInt8> {
        let length = header.recordLength
        var start = Int(record - block.first) * length
        if start + length > block.bytes.count {
            let count = min(Int(header.recordCount - record), max(1, (1 << 20) / length))
            do throws(SystemError) {
                let bytes = try file.read(at: header.offset(ofRecord: record), count: count * length)
                block = (record, bytes)
            } catch {
                throw RegisterProblem(error)
            }
            start = 0
        }
        guard start + length <= block.bytes.count else {
            throw .damaged(part: ".dbf", cause: "record \(record)")
        }
        return block.bytes[start..<start + length]
    }

    private func cell(_ record: ArraySlice<UInt8>, _ field: TableHeader.Field) -> RegisterCell {
        let start = record.startIndex + field.offset
        var bytes = record[start..<start + field.width]
        while let last = bytes.last, last == UInt8(ascii: " ") || last == 0 { bytes.removeLast() }
        guard let text = decoder.decode(bytes) else {
            let sample = TextSample(record: nil, field: 0, bytes: Array(bytes))
            return .unreadable(.notDecodable, found: sample.hexadecimal)
        }
        switch field.type {
        case _ where RegisterCell.isBlank(text): return .blank
        case UInt8(ascii: "N"), UInt8(ascii: "F"):
            return .number(StoredNumber(text.trimmingBlanks, isBinary: false))
        case UInt8(ascii: "D"):
            return CalendarDate(text).map { .date($0) } ?? .unreadable(.dateImpossible, found: text)
        case UInt8(ascii: "C"), UInt8(ascii: "L"): return .text(text)
        default: return .unreadable(.fieldType, found: "")
        }
    }
}

extension RegisterProblem {
    /// What is wrong with the head of a .dbf.
    fileprivate init(_ fault: TableFault, _ path: String) {
        switch fault {
        case .unreadable(let cause): self = .unreadable(cause: cause)
        case .short(let expected, let found):
            self = .source(
                SourceFault(path, .partShort(part: ".dbf", expectedBytes: expected, foundBytes: found)))
        case .malformed(let field, let found):
            self = .source(SourceFault(path, .partMalformed(part: ".dbf", field: field, found: found)))
        }
    }
}
