package import LandModel

/// Which cells of the records a column of a form takes: `ALL`, or conditions joined by ` and `.
///
/// A condition is `FIELD in (v1,v2)`, `FIELD notin (v1,v2)` or `FIELD[0] in (v)` for the first character. An empty
/// attribute meets no `in` and every `notin`.
package struct FormFilter: Sendable, Equatable {
    /// Attributes a condition may ask for, spelled as in the forms' definitions.
    package enum Field: String, Sendable, CaseIterable {
        case landClass = "DLBM"
        case ownership = "QSXZ"
        case terrace = "GDLX"
        case slope = "GDPDJB"
        case planting = "ZZSXDM"
        case settlement = "CZCSXM"
        case refinement = "TBXHDM"
        case island = "MSSM"
        case exclave = "FRDBS"
        case approvedUse = "PZYT"

        package func value(_ key: BaseKey, landClass: String) -> String {
            switch self {
            case .landClass: landClass
            case .ownership: key.ownership
            case .terrace: key.terrace
            case .slope: key.slope
            case .planting: key.planting
            case .settlement: key.settlement
            case .refinement: key.refinement
            case .island: key.island
            case .exclave: key.exclave
            case .approvedUse: key.approvedUse
            }
        }
    }

    package struct Condition: Sendable, Equatable {
        package var field: Field
        package var asksFirstCharacter: Bool
        package var excludes: Bool
        package var values: Set<String>

        package func holds(_ value: String) -> Bool {
            guard !value.isEmpty else { return excludes }
            return values.contains(asksFirstCharacter ? String(value.prefix(1)) : value) != excludes
        }
    }

    /// All must hold; none for `ALL`.
    package var conditions: [Condition]

    /// `nil` for a text outside the grammar.
    package init?(_ text: String) {
        conditions = []
        if text == "ALL" { return }
        var rest = text[...]
        while true {
            guard let close = rest.firstIndex(of: ")") else { return nil }
            guard let condition = Condition(rest[...close]) else { return nil }
            conditions.append(condition)
            rest = rest[rest.index(after: close)...]
            if rest.isEmpty { return }
            guard rest.hasPrefix(" and ") else { return nil }
            rest = rest.dropFirst(5)
        }
    }

    package func matches(_ key: BaseKey, landClass: String) -> Bool {
        conditions.allSatisfy { $0.holds($0.field.value(key, landClass: landClass)) }
    }

    package func asks(for field: Field) -> Bool { conditions.contains { $0.field == field } }

    /// Whether a value of one field meets all that the filter asks of that field.
    func takes(_ field: Field, _ value: String) -> Bool {
        conditions.allSatisfy { $0.field != field || $0.holds(value) }
    }
}

extension FormFilter.Condition {
    /// `FIELD in (v1,v2)` with its closing bracket.
    fileprivate init?(_ text: Substring) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[1] == "in" || parts[1] == "notin" else { return nil }
        var name = parts[0]
        asksFirstCharacter = name.hasSuffix("[0]")
        if asksFirstCharacter { name = name.dropLast(3) }
        guard let field = FormFilter.Field(rawValue: String(name)) else { return nil }
        guard parts[2].first == "(", parts[2].last == ")" else { return nil }
        let values = parts[2].dropFirst().dropLast().split(separator: ",", omittingEmptySubsequences: false)
        guard !values.isEmpty, !values.contains(where: \.isEmpty) else { return nil }
        self.field = field
        excludes = parts[1] == "notin"
        self.values = Set(values.map(String.init))
    }
}
