import Foundation
import Glibc
import LandModel
import Readers
import TestSupport
import Testing

/// A register written for one test, and what is read of it.
struct RegisterFixture {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    typealias Result = (table: RowTable, findings: [Finding])

    /// The columns of the land supply register that most tests use.
    static let columns: [RegisterSchema.Column] = [
        column("parcel", "宗地编号", .code), column("county", "行政区代码", .district),
        column("date", "供应日期", .date), column("area", "供应面积（公顷）", .number(hectares)),
        column("mode", "供应方式", .word(["出让", "划拨", "租赁"])),
    ]
    static let head = "宗地编号,行政区代码,供应日期,供应面积（公顷）,供应方式"
    static let hectares = MeasureUnit("公顷") ?? .plain

    static func column(
        _ name: String, _ header: String, _ type: FieldType, required: Bool = false, negative: Bool = false
    ) -> RegisterSchema.Column {
        RegisterSchema.Column(
            name: name, header: header, type: type, isRequired: required, allowsNegative: negative)
    }

    static func schema(
        _ columns: [RegisterSchema.Column] = columns, key: [String] = ["parcel"], table: String? = nil,
        encoding: String? = nil
    ) -> RegisterSchema {
        RegisterSchema(
            name: "supply", title: "土地供应台账", table: table, columns: columns, key: key, encoding: encoding)
    }

    func read(
        csv: String, _ schema: RegisterSchema = schema(), districts: Set<String>? = nil
    ) throws -> Result {
        try read(bytes: Array(csv.utf8), schema, districts: districts)
    }

    func read(
        bytes: [UInt8], _ schema: RegisterSchema = schema(), districts: Set<String>? = nil
    ) throws -> Result {
        try Self.read(folder.write("supply.csv", Data(bytes)), schema, districts: districts)
    }

    func read(
        _ workbook: WorkbookFile, _ schema: RegisterSchema = schema(), districts: Set<String>? = nil
    ) throws -> Result {
        try Self.read(folder.write(Self.workbookName(), workbook.data), schema, districts: districts)
    }

    /// A new one each time: GDAL remembers the directory of an archive by its name, size and second.
    private static func workbookName() -> String { "supply-\(UUID().uuidString).xlsx" }

    static func read(
        _ path: String, _ schema: RegisterSchema = schema(), districts: Set<String>? = nil
    ) throws -> Result {
        try RegisterReader(schema: schema, districts: districts).read(path)
    }

    /// One column of one type, beside a key that numbers the rows.
    func values(
        _ cells: [String], _ type: FieldType, negative: Bool = false, districts: Set<String>? = nil
    ) throws -> (values: [FieldValue], findings: [Finding]) {
        let schema = Self.schema(
            [Self.column("n", "N", .count), Self.column("v", "V", type, negative: negative)], key: ["n"])
        let rows = cells.enumerated().map { index, cell in
            "\(index),\"\(cell.replacing("\"", with: "\"\""))\"\n"
        }
        let read = try read(csv: "N,V\n" + rows.joined(), schema, districts: districts)
        #expect(read.table.rows.count == cells.count)
        return (read.table.rows.map { $0.values[1] }, read.findings)
    }

    /// The problem that a reading stops with; an inspection of the same file, too.
    func problem(
        csv: String, _ schema: RegisterSchema = schema(), inspection: Bool = true
    ) throws -> RegisterProblem? {
        try Self.problem(folder.write("supply.csv", csv), schema, inspection: inspection)
    }

    func problem(
        _ workbook: WorkbookFile, _ schema: RegisterSchema = schema(), inspection: Bool = true
    ) throws -> RegisterProblem? {
        try Self.problem(folder.write(Self.workbookName(), workbook.data), schema, inspection: inspection)
    }

    static func problem(
        _ path: String, _ schema: RegisterSchema = schema(), inspection: Bool = true
    ) -> RegisterProblem? {
        let reader = RegisterReader(schema: schema, districts: nil)
        let whole = #expect(throws: RegisterError.self) { try reader.read(path) }
        #expect(whole?.register == "supply" && whole?.path == path)
        if inspection {
            let first = #expect(throws: RegisterError.self) { try reader.inspect(path) }
            #expect(first == whole)
        } else {
            #expect(throws: Never.self) { try reader.inspect(path) }
        }
        return whole?.problem
    }

    /// In GB 18030, by the system's converter.
    static func chinese(_ text: String) throws -> [UInt8] {
        let converter = try #require(iconv_open("GB18030", "UTF-8"))
        defer { iconv_close(converter) }
        var input = text.utf8.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: input.count * 4)
        var left = output.count
        input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var (from, fromLeft, to) = (input.baseAddress, input.count, output.baseAddress)
                _ = iconv(converter, &from, &fromLeft, &to, &left)
            }
        }
        return output.dropLast(left).map { UInt8(bitPattern: $0) }
    }
}

extension Finding {
    /// `register-value-unusable 3: file=…; column=…`, the file left out.
    var line: String {
        let facts = facts.filter { $0.name != "file" }.map { "\($0.name)=\($0.value)" }
        return "\(rule.rawValue) \(feature.map { "\($0)" } ?? "-"): " + facts.joined(separator: "; ")
    }
}

extension FieldValue {
    /// A number of base units.
    static func amount(_ numerator: Int128, over denominator: Int128 = 1) -> FieldValue {
        Rational(numerator, over: denominator).map { .number($0) } ?? .unusable
    }
}
