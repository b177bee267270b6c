package import Foundation
import LandModel

/// The official change forms that come with the program, by number, and their lines. Loaded once; a plain value from
/// then on.
package struct ChangeFormCatalogue: Sendable, Equatable {
    /// In ascending order of their numbers.
    package let forms: [ChangeForm]
    /// In the order of the forms' rows.
    package let lines: [ChangeLine]

    /// The forms beside the program, or those in another folder of the same shape.
    package init(folder: URL? = nil) throws(TablesError) {
        let reader = FormReader(folder: folder ?? FormCatalogue.bundledFolder)
        forms = try reader.changeForms()
        lines = try reader.changeLines()
    }

    package var identifiers: [String] { forms.map(\.id) }

    package func form(_ id: String) throws(TablesError) -> ChangeForm {
        if let form = forms.first(where: { $0.id == id }) { return form }
        throw .formUnknown(
            id: id, suggestions: Suggestion.nearest(to: id, among: identifiers), known: identifiers)
    }

    /// The forms that are filled from the levelled changes.
    var flowForms: [ChangeForm] { forms.filter { $0.source == .flows } }
}

extension FormReader {
    private static let changeColumns = [
        "id", "title", "rows", "source", "unit", "database_table", "stock_form", "sha256",
    ]

    func changeForms() throws(TablesError) -> [ChangeForm] {
        let list = "change-forms.csv"
        var forms: [ChangeForm] = []
        for (line, row) in try records(of: try bytes(list), in: list, columns: Self.changeColumns) {
            guard let rows = ChangeForm.Rows(rawValue: row["rows"] ?? "") else {
                throw malformed(list, line, "rows", row)
            }
            guard let source = ChangeForm.Source(rawValue: row["source"] ?? ""),
                (source == .list) == (rows == .list)
            else { throw malformed(list, line, "source", row) }
            guard row["unit"] == (rows == .list ? "m2" : "hm2") else {
                throw malformed(list, line, "unit", row)
            }
            let id = row["id"] ?? ""
            let keys = rows == .list ? ChangeList.fields.count : ChangeForm.keys
            guard !id.isEmpty, forms.last.map({ $0.id < id }) ?? true else {
                throw malformed(list, line, "id", row)
            }
            forms.append(
                ChangeForm(
                    id: id, title: row["title"] ?? "", rows: rows, source: source,
                    databaseTable: row["database_table"] ?? "", stockForm: row["stock_form"] ?? "",
                    columns: try columns(
                        of: id, checksum: row["sha256"] ?? "", keys: keys,
                        least: rows == .list ? keys : keys + 1,
                        sumRules: ["always", "except G005,G006"])))
        }
        return forms
    }

    func changeLines() throws(TablesError) -> [ChangeLine] {
        let file = "change-rows.csv"
        var lines: [ChangeLine] = []
        for (line, row) in try records(
            of: try bytes(file), in: file, columns: ["code", "kind", "column", "name"])
        {
            guard let kind = ChangeLine.Kind(rawValue: row["kind"] ?? "") else {
                throw malformed(file, line, "kind", row)
            }
            let (code, column) = (row["code"] ?? "", row["column"] ?? "")
            guard lines.last.map({ $0.code < code }) ?? !code.isEmpty else {
                throw malformed(file, line, "code", row)
            }
            guard column.isEmpty == (kind != .flow) else { throw malformed(file, line, "column", row) }
            lines.append(ChangeLine(code: code, kind: kind, column: column, name: row["name"] ?? ""))
        }
        return lines
    }
}
