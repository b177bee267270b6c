import GDALBridge
import LandModel

/// A table of a file geodatabase, read through GDAL. Rows are numbered by feature id.
final class GeodatabaseRegister: RegisterSource {
    let table: String?
    let heads: [String]?
    private let definition: DatabaseTable
    private let cursor: FeatureCursor
    private var last: Int64?
    private var delivered: Int64 = 0

    init(_ definition: DatabaseTable) throws(RegisterProblem) {
        self.definition = definition
        table = definition.source.layer
        heads = definition.names
        do throws(GDALError) {
            let wanted = definition.fields.filter { $0.kind != .binary }.map(\.name)
            try definition.layer.readOnly(fields: Set(wanted), geometry: false)
            cursor = try definition.layer.cursor()
        } catch {
            throw .source(
                SourceFault(
                    definition.source.path, layer: definition.source.layer,
                    .cannotOpen(cause: error.message)))
        }
    }

    func next() throws(RegisterProblem) -> RegisterRow? {
        let next: Feature?
        do throws(GDALError) { next = try cursor.next() } catch {
            throw .reading(
                .readFailed(
                    path: definition.source.path, layer: definition.source.layer, after: last,
                    cause: error.message))
        }
        guard let feature = next else {
            try definition.check(delivered: delivered)
            return nil
        }
        delivered += 1
        last = feature.id
        return RegisterRow(
            number: feature.id,
            cells: definition.fields.indices.map { Self.cell(feature, $0, definition.fields[$0].kind) })
    }

    private static func cell(_ feature: Feature, _ index: Int, _ kind: FieldDefinition.Kind) -> RegisterCell {
        if kind == .binary || kind == .other { return .unreadable(.fieldType, found: "") }
        if feature.isNull(index) { return .blank }
        switch kind {
        case .integer, .integer64:
            return .number(StoredNumber(String(feature.integer(index)), isBinary: false))
        case .real: return .real(feature.real(index))
        default:
            let cell = RegisterCell.utf8(feature.textBytes(index))
            guard kind == .date || kind == .dateTime, case .text(let text) = cell else { return cell }
            return CalendarDate(text).map { .date($0) } ?? .unreadable(.dateImpossible, found: text)
        }
    }
}

extension RegisterCell {
    /// Text of a database, which must be UTF-8.
    static func utf8(_ bytes: [UInt8]) -> RegisterCell {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            return .unreadable(
                .notDecodable, found: TextSample(record: nil, field: 0, bytes: bytes).hexadecimal)
        }
        return .text(text)
    }

    /// NaN and ∞ are no numbers.
    static func real(_ value: Double) -> RegisterCell {
        value.isFinite ? .number(StoredNumber(value)) : .unreadable(.notANumber, found: value.description)
    }
}
