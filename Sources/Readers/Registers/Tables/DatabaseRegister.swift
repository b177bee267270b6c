import GDALBridge
import LandModel

/// A table without geometry, or the attributes of a layer, in a GeoPackage or file geodatabase. Rows are numbered by
/// feature id.
final class DatabaseRegister: RegisterSource {
    let table: String?
    let heads: [String]?
    private let kinds: [FieldDefinition.Kind]
    private let cursor: FeatureCursor
    private let declared: Int64
    private var delivered: Int64 = 0

    init(_ path: String, schema: RegisterSchema) throws(RegisterProblem) {
        let location = SourceLocation(path)
        if let fault = location.faults.first { throw .source(fault) }
        guard let entry = location.entries.first else { throw .notRegister(found: "folder") }
        let database = DatabaseInspection(entry)
        if let fault = database.faults.first { throw .source(fault) }
        let name = try TableChoice(
            readable: database.entries.map(\.name), unreadable: database.unreadable, path: path
        ).name(schema.table)
        guard let layer = database.layers.first(where: { $0.name == name }) else {
            throw .tableMissing(similar: [], available: database.entries.map(\.name))
        }
        table = name
        do throws(GDALError) {
            let fields = try layer.fields()
            (heads, kinds) = (fields.map(\.name), fields.map(\.kind))
            try layer.readOnly(fields: Set(fields.filter { $0.kind != .binary }.map(\.name)), geometry: false)
            declared = try layer.declaredFeatureCount()
            cursor = try layer.cursor()
        } catch {
            throw .damaged(part: name, cause: error.message)
        }
    }

    func next() throws(RegisterProblem) -> RegisterRow? {
        let next: Feature?
        do throws(GDALError) { next = try cursor.next() } catch {
            throw .damaged(part: table ?? "", cause: error.message)
        }
        guard let feature = next else {
            guard delivered == declared else {
                throw .damaged(part: table ?? "", cause: "\(declared) rows declared, \(delivered) delivered")
            }
            return nil
        }
        delivered += 1
        return RegisterRow(
            number: feature.id, cells: kinds.indices.map { Self.cell(feature, $0, kinds[$0]) })
    }

    private static func cell(_ feature: Feature, _ index: Int, _ kind: FieldDefinition.Kind) -> RegisterCell {
        if feature.isNull(index) { return .blank }
        switch kind {
        case .integer, .integer64:
            return .number(StoredNumber(String(feature.integer(index)), isBinary: false))
        case .real:
            let value = feature.real(index)
            return value.isFinite
                ? .number(StoredNumber(value)) : .unreadable(.notANumber, found: value.description)
        case .text, .time, .date, .dateTime:
            let bytes = feature.textBytes(index)
            guard let text = String(validating: bytes, as: UTF8.self) else {
                let sample = TextSample(record: nil, field: index, bytes: bytes)
                return .unreadable(.notDecodable, found: sample.hexadecimal)
            }
            if kind == .text || kind == .time { return .text(text) }
            return CalendarDate(text).map { .date($0) } ?? .unreadable(.dateImpossible, found: text)
        case .binary, .other: return .unreadable(.fieldType, found: "")
        }
    }
}
