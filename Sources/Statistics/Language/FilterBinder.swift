package import LandModel

/// Binds a filter to the fields of a source: every name is looked for, every comparison must suit its field.
package struct FilterBinder {
    private let fields: [RowTable.Field]
    private let classes: ClassSets
    private let isOfCells: Bool

    /// - Parameter isOfCells: whether rows are cells of sums, whose sums say nothing of what is in them.
    package init(fields: [RowTable.Field], classes: ClassSets, isOfCells: Bool = false) {
        self.fields = fields
        self.classes = classes
        self.isOfCells = isOfCells
    }

    /// - Throws: `LanguageFault` at the first name that is not known or comparison that makes no sense, with the
    ///   nearest names.
    package func bind(_ filter: Filter) throws(LanguageFault) -> RowFilter { RowFilter(try node(filter)) }

    private func node(_ filter: Filter) throws(LanguageFault) -> RowFilter.Node {
        switch filter {
        case .all(let parts): return .all(try nodes(parts))
        case .any(let parts): return .any(try nodes(parts))
        case .not(let part): return .not(try node(part))
        case .isBlank(let operand): return .isBlank(field: try find(operand).number)
        case .contains(let operand, let text): return .contains(field: try textual(operand), text)
        case .beginsWith(let operand, let text): return .beginsWith(field: try textual(operand), text)
        case .compare(let operand, let comparison, let item): return try compare(operand, comparison, item)
        case .compareFields(let left, let comparison, let right):
            return try compareFields(left, comparison, right)
        case .isOneOf(let operand, let items): return try isOneOf(operand, items)
        case .isBetween(let operand, let low, let high):
            let field = try find(operand)
            try requireOrder(field, operand)
            return .between(field.reading, try value(low, for: field), try value(high, for: field))
        }
    }

    private func nodes(_ parts: [Filter]) throws(LanguageFault) -> [RowFilter.Node] {
        var nodes: [RowFilter.Node] = []
        for part in parts { nodes.append(try node(part)) }
        return nodes
    }

    private func compare(
        _ operand: Filter.Operand, _ comparison: Filter.Comparison, _ item: Filter.Item
    ) throws(LanguageFault) -> RowFilter.Node {
        switch comparison {
        case .equal: return try isOneOf(operand, [item])
        case .different:
            // A blank is not different either: nothing is known of it.
            let field = try find(operand)
            return .all([.not(.isBlank(field: field.number)), .not(try isOneOf(operand, [item]))])
        default:
            let field = try find(operand)
            try requireOrder(field, operand)
            return .order(field.reading, comparison, try value(item, for: field))
        }
    }

    private func compareFields(
        _ left: Filter.Operand, _ comparison: Filter.Comparison, _ right: Filter.Operand
    ) throws(LanguageFault) -> RowFilter.Node {
        // `status = open`: a word that no field is called was meant as a text, or as a set.
        let first = try find(left)
        if comparison == .equal || comparison == .different, first.type == .landClass,
            fields.first(where: { $0.name == right.field }) == nil, classes.sets[right.field] != nil
        {
            let item = Filter.Item(literal: .name(right.field), position: right.position)
            return try compare(left, comparison, item)
        }
        let second = try find(right)
        guard first.kind == second.kind else {
            throw LanguageFault(
                .type(
                    field: left.field, type: first.kind, found: right.field, expected: first.kind),
                at: right.position)
        }
        if let one = first.type.dimension, let other = second.type.dimension, one != other {
            throw LanguageFault(
                .dimension(found: other.description, expected: one.description), at: right.position)
        }
        return .fields(first.reading, comparison, second.reading)
    }

    private func isOneOf(
        _ operand: Filter.Operand, _ items: [Filter.Item]
    ) throws(LanguageFault) -> RowFilter.Node {
        let field = try find(operand)
        if operand.isYear || field.type.dimension != nil || field.type.holdsDates {
            // Numbers and dates by their order, so that a year of a date can be one of several.
            var tests: [RowFilter.Node] = []
            for item in items { tests.append(.order(field.reading, .equal, try value(item, for: field))) }
            return .any(tests)
        }
        if field.type == .district {
            var prefixes: [String] = []
            for item in items { prefixes.append(try district(item, field)) }
            return .isUnder(field: field.number, prefixes)
        }
        var wanted: Set<FieldValue> = []
        for item in items { wanted.formUnion(try words(item, for: field)) }
        return .isOneOf(field: field.number, wanted)
    }

    // MARK: Literals

    /// A city's code ends in two zeros that none of its districts has, a province's in four.
    private func district(_ item: Filter.Item, _ field: Found) throws(LanguageFault) -> String {
        guard case .text(let code) = item.literal, !code.isEmpty, code.allSatisfy(\.isWholeNumber) else {
            throw mistyped(item, field, expected: "a district code in quotes")
        }
        guard code.utf8.count == 6 else { return code }
        return code.hasSuffix("0000")
            ? String(code.dropLast(4)) : code.hasSuffix("00") ? String(code.dropLast(2)) : code
    }

    private func words(_ item: Filter.Item, for field: Found) throws(LanguageFault) -> Set<FieldValue> {
        switch (field.type, item.literal) {
        case (.landClass, .name(let name)):
            guard let codes = classes.sets[name] else {
                throw unknown(name, .classSet, among: Array(classes.sets.keys), at: item.position)
            }
            return Set(codes.map(FieldValue.text))
        case (.landClass, .text(let code)):
            guard let codes = classes.under[code] else {
                throw unknown(code, .classSet, among: Array(classes.under.keys), at: item.position)
            }
            return Set(codes.map(FieldValue.text))
        case (.word(let words), .text(let word)):
            guard words.contains(word) else { throw unknown(word, .word, among: words, at: item.position) }
            return [.text(word)]
        case (.text, .text(let text)), (.code, .text(let text)): return [.text(text)]
        case (.landClass, _): throw mistyped(item, field, expected: "a code in quotes, or a set of classes")
        default: throw mistyped(item, field, expected: "a text in quotes")
        }
    }

    private func value(_ item: Filter.Item, for field: Found) throws(LanguageFault) -> FieldValue {
        switch (field.type, item.literal) {
        case (_, .number(let number, unit: nil)) where field.isYear: return .number(number)
        case (.date, .date(let date)) where !field.isYear, (.month, .date(let date)) where !field.isYear:
            return .date(date)
        case (.year, .number(let number, unit: nil)), (.count, .number(let number, unit: nil)):
            return .number(number)
        case (.number(let unit), .number(let number, unit: let written)):
            guard (written ?? .plain).dimension == unit.dimension else {
                throw mistyped(item, field, expected: "a number and its unit, as 100 \(unit.symbol)")
            }
            guard let value = (written ?? .plain).base(number) else {
                throw mistyped(item, field, expected: "a smaller number")
            }
            return .number(value)
        case (.date, _) where field.isYear, (.month, _) where field.isYear:
            throw mistyped(item, field, expected: "a year")
        case (.date, _), (.month, _): throw mistyped(item, field, expected: "a date as 2023-01-31")
        default: throw mistyped(item, field, expected: "a number")
        }
    }

    // MARK: Fields

    private struct Found {
        var number: Int
        var name: String
        var type: FieldType
        var isYear: Bool
        var reading: RowFilter.Reading { RowFilter.Reading(field: number, isYear: isYear) }
        var isSum: Bool {
            switch type {
            case .count, .number: true
            default: false
            }
        }
        /// What it holds, in words.
        var kind: String { isYear ? FieldType.year.kind : type.kind }
    }

    private func find(_ operand: Filter.Operand) throws(LanguageFault) -> Found {
        guard let number = fields.firstIndex(where: { $0.name == operand.field }) else {
            throw unknown(operand.field, .field, among: fields.map(\.name), at: operand.position)
        }
        let found = Found(
            number: number, name: operand.field, type: fields[number].type, isYear: operand.isYear)
        if isOfCells, found.isSum {
            throw LanguageFault(
                .type(
                    field: operand.field, type: "a sum over cells", found: operand.field,
                    expected: "an attribute of the cells"), at: operand.position)
        }
        if operand.isYear, !found.type.holdsDates {
            throw LanguageFault(
                .type(
                    field: operand.field, type: found.type.kind, found: "year(\(operand.field))",
                    expected: FieldType.date.kind), at: operand.position)
        }
        return found
    }

    private func textual(_ operand: Filter.Operand) throws(LanguageFault) -> Int {
        let field = try find(operand)
        switch field.type {
        case .text, .code, .word, .landClass, .district: return field.number
        case .date, .month, .year, .count, .number:
            throw LanguageFault(
                .type(
                    field: operand.field, type: field.kind, found: operand.field,
                    expected: FieldType.text.kind), at: operand.position)
        }
    }

    private func requireOrder(_ field: Found, _ operand: Filter.Operand) throws(LanguageFault) {
        if field.type.dimension != nil || field.type.holdsDates { return }
        throw LanguageFault(
            .type(
                field: operand.field, type: field.kind, found: operand.field, expected: "a number or a date"),
            at: operand.position)
    }

    private func mistyped(_ item: Filter.Item, _ field: Found, expected: String) -> LanguageFault {
        LanguageFault(
            .type(field: field.name, type: field.kind, found: item.literal.text, expected: expected),
            at: item.position)
    }

    private func unknown(
        _ name: String, _ kind: LanguageFault.NameKind, among known: [String], at position: Int
    ) -> LanguageFault {
        LanguageFault(
            .unknownName(
                name, kind: kind, nearest: Suggestion.nearest(to: name, among: known, limit: 2),
                known: known.sorted()), at: position)
    }
}

extension Filter.Literal {
    /// As it may be written.
    var text: String {
        switch self {
        case .text(let text): "\"\(text)\""
        case .number(let number, let unit):
            (number.denominator == 1 ? "\(number.numerator)" : number.text(decimals: 4) ?? "")
                + (unit.map { " " + $0.symbol } ?? "")
        case .date(let date): "\(date)"
        case .name(let name): name
        }
    }
}

extension FieldType {
    /// What a field of this type holds, for messages.
    package var kind: String {
        switch self {
        case .text: "text"
        case .word: "word"
        case .code: "code"
        case .landClass: "land class"
        case .district: "district"
        case .date: "date"
        case .month: "month"
        case .year: "year"
        case .count: "count"
        case .number: "number"
        }
    }
}
