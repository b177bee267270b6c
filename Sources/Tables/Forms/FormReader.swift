import Foundation
import LandModel

/// Reads the forms' data files: `forms.csv` lists them with their checksums, each has a file of columns.
struct FormReader {
    let folder: URL

    private static let listColumns = [
        "id", "title", "rows", "records", "unit", "database_table", "sha256",
    ]
    private static let columns = [
        "code", "heads", "kind", "filter", "sum_of", "sum_rule", "database_column", "confidence", "note",
    ]

    func forms() throws(TablesError) -> [Form] {
        let list = "forms.csv"
        var forms: [Form] = []
        for (line, row) in try records(of: try bytes(list), in: list, columns: Self.listColumns) {
            guard let rows = Form.Rows(rawValue: row["rows"] ?? "") else {
                throw malformed(list, line, "rows", row)
            }
            guard let source = Form.Records(rawValue: row["records"] ?? "") else {
                throw malformed(list, line, "records", row)
            }
            // Cells of forms are 0.01 hm².
            guard row["unit"] == "hm2" else { throw malformed(list, line, "unit", row) }
            let id = row["id"] ?? ""
            guard !id.isEmpty, forms.last.map({ $0.id < id }) ?? true else {
                throw malformed(list, line, "id", row)
            }
            forms.append(
                Form(
                    id: id, title: row["title"] ?? "", rows: rows, records: source,
                    databaseTable: row["database_table"] ?? "",
                    columns: try columns(
                        of: id, checksum: row["sha256"] ?? "", keys: rows.keys,
                        least: rows.keys + 1, sumRules: ["always"])))
        }
        return forms
    }

    /// Columns of one form: as many text columns as it has keys, then area columns.
    ///
    /// - Parameters:
    ///   - least: number of columns that the form has at least.
    ///   - sumRules: what a total may say of its parts: `always`, or `except` and the lines in which they do not add
    ///     up.
    func columns(
        of id: String, checksum: String, keys: Int, least: Int, sumRules: Set<String>
    ) throws(TablesError) -> [Form.Column] {
        let file = "\(id).csv"
        let bytes = try bytes(file)
        let found = SHA256.hexDigest(of: bytes)
        guard found == checksum else {
            throw .checksumMismatch(path: path(file), expected: checksum, found: found)
        }
        let records = try records(of: bytes, in: file, columns: Self.columns)
        let codes = Set(records.map { $0.fields["code"] ?? "" })
        var columns: [Form.Column] = []
        for (line, row) in records {
            let isKey = columns.count < keys
            guard row["kind"] == (isKey ? "text" : "area") else { throw malformed(file, line, "kind", row) }
            let filter = FormFilter(row["filter"] ?? "")
            guard isKey || filter != nil else { throw malformed(file, line, "filter", row) }
            let children = (row["sum_of"] ?? "").split(separator: ";").map(String.init)
            guard codes.isSuperset(of: children) else { throw malformed(file, line, "sum_of", row) }
            let rule = row["sum_rule"] ?? ""
            guard children.isEmpty ? rule.isEmpty : sumRules.contains(rule) else {
                throw malformed(file, line, "sum_rule", row)
            }
            let heads = (row["heads"] ?? "").split(separator: "/").map(String.init)
            guard !heads.isEmpty else { throw malformed(file, line, "heads", row) }
            columns.append(
                Form.Column(
                    code: row["code"] ?? "", heads: heads, filter: isKey ? nil : filter, children: children,
                    exceptLines: Self.exceptLines(rule),
                    databaseColumn: row["database_column"] ?? "", confidence: row["confidence"] ?? "",
                    note: row["note"] ?? ""))
        }
        guard codes.count == columns.count, columns.count >= least else {
            throw .formMalformed(path: path(file), line: 1, column: "code", found: "\(columns.count)")
        }
        return columns
    }

    /// `except G005,G006`.
    private static func exceptLines(_ rule: String) -> Set<String> {
        guard rule.hasPrefix("except ") else { return [] }
        return Set(rule.dropFirst("except ".count).split(separator: ",").map(String.init))
    }

    func records(
        of bytes: [UInt8], in file: String, columns: [String]
    ) throws(TablesError) -> [(line: Int, fields: [String: String])] {
        do throws(CommaSeparated.ShapeFault) {
            return try CommaSeparated.rows(of: String(decoding: bytes, as: UTF8.self), columns: columns)
        } catch {
            throw .formMalformed(
                path: path(file), line: error.line, column: error.expected, found: error.found)
        }
    }

    func bytes(_ file: String) throws(TablesError) -> [UInt8] {
        do {
            return [UInt8](try Data(contentsOf: folder.appendingPathComponent(file)))
        } catch {
            throw .formUnreadable(path: path(file), reason: "\(error)")
        }
    }

    func path(_ file: String) -> String { folder.appendingPathComponent(file).path }

    func malformed(
        _ file: String, _ line: Int, _ column: String, _ row: [String: String]
    ) -> TablesError {
        .formMalformed(path: path(file), line: line, column: column, found: row[column] ?? "")
    }
}
