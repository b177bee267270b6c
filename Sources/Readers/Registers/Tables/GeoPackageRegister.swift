import LandModel
import SQLiteBridge

/// A table of a GeoPackage, read through SQLite itself: a column may hold values of any type, and GDAL would make the
/// number 12 of the text `12亩` in a column declared as numbers. Rows are numbered by feature id.
final class GeoPackageRegister: RegisterSource {
    let table: String?
    let heads: [String]?
    private let definition: DatabaseTable
    private let file: GeoPackageFile
    private let statement: Statement
    private var last: Int64?
    private var delivered: Int64 = 0

    init(_ definition: DatabaseTable) throws(RegisterProblem) {
        self.definition = definition
        table = definition.source.layer
        let names = definition.names
        heads = names
        do throws(ReadError) { file = try GeoPackageFile(definition.source) } catch { throw .reading(error) }
        let columns = [file.featureID] + names.map { [file] in file.column($0) }
        do throws(SQLiteError) {
            statement = try file.database.prepare(
                "SELECT \(columns.joined(separator: ", ")) FROM \(file.table) ORDER BY \(file.featureID)")
        } catch {
            throw .reading(file.failure(error, after: nil))
        }
    }

    func next() throws(RegisterProblem) -> RegisterRow? {
        let isThere: Bool
        do throws(SQLiteError) { isThere = try statement.step() } catch {
            throw .reading(file.failure(error, after: last))
        }
        guard isThere else {
            try definition.check(delivered: delivered)
            return nil
        }
        let id = statement.integer(0)
        (last, delivered) = (id, delivered + 1)
        return RegisterRow(number: id, cells: definition.names.indices.map { cell(Int32($0 + 1)) })
    }

    /// By the type of the value, not of the column.
    private func cell(_ column: Int32) -> RegisterCell {
        let value = statement.value(column)
        switch value.kind {
        case .null: return .blank
        case .integer: return .number(StoredNumber(String(value.integer), isBinary: false))
        case .real: return .real(value.real)
        case .text: return .utf8(Array(file.isUTF8 ? value.bytes : statement.convertedBytes(column)))
        case .blob: return .unreadable(.fieldType, found: "")
        }
    }
}
