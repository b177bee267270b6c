/// The names under which each survey field goes: `Resources/field-aliases.csv`, with a source for every name.
struct FieldAliases: Sendable {
    struct Alias: Sendable, Hashable {
        var field: SurveyField
        var name: String
        /// Whether it is the name of the standard in force.
        var isStandard: Bool
    }

    private var aliases: [SurveyLayerKind: [Alias]] = [:]

    static let shared = FieldAliases(rows: ReaderResources.rows("field-aliases.csv", columns: 5))

    /// Rows of layer kind, field, name, kind of name, source. Rows with other words are left out.
    init(rows: [[String]]) {
        for row in rows {
            guard let kind = SurveyLayerKind(rawValue: row[0]), let field = SurveyField(rawValue: row[1])
            else { continue }
            aliases[kind, default: []].append(
                Alias(field: field, name: row[2], isStandard: row[3] == "standard"))
        }
    }

    func all(_ kind: SurveyLayerKind) -> [Alias] { aliases[kind] ?? [] }

    /// Names of one field, in the table's order, the standard's first.
    func names(of field: SurveyField, in kind: SurveyLayerKind) -> [String] {
        all(kind).filter { $0.field == field }.map(\.name)
    }

    /// Chinese names of all kinds, for telling the encoding of a table's field names.
    var chineseNames: Set<String> {
        Set(aliases.values.joined().map(\.name).filter { !$0.utf8.allSatisfy { $0 < 0x80 } })
    }
}
