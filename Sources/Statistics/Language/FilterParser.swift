import LandModel

/// Parses the filter language:
///
///     filter     = conjunction { "or" conjunction }
///     conjunction = condition { "and" condition }
///     condition  = "not" condition | "(" filter ")" | operand test
///     operand    = field | "year" "(" field ")"
///     test       = ("=" | "!=" | "<" | "<=" | ">" | ">=") (literal | field)
///                | ["not"] "in" literal { ("+" | ",") literal }
///                | ["not"] "between" literal "and" literal
///                | "is" ["not"] "blank" | ["not"] "contains" text | ["not"] "begins" "with" text
///     literal    = "text" | number [unit] | date | name of a set of classes
struct FilterParser {
    private var reader: TokenReader

    /// - Throws: `LanguageFault` with the first character that cannot be understood.
    static func parse(_ text: String) throws(LanguageFault) -> Filter {
        var parser = FilterParser(reader: try TokenReader(text))
        let filter = try parser.disjunction()
        try parser.reader.expectEnd()
        return filter
    }

    private mutating func disjunction() throws(LanguageFault) -> Filter {
        var parts = [try conjunction()]
        while reader.take(word: "or") { parts.append(try conjunction()) }
        return parts.count == 1 ? parts[0] : .any(parts)
    }

    private mutating func conjunction() throws(LanguageFault) -> Filter {
        var parts = [try condition()]
        while reader.take(word: "and") { parts.append(try condition()) }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    private mutating func condition() throws(LanguageFault) -> Filter {
        if reader.take(word: "not") {
            try reader.enter()
            defer { reader.leave() }
            return .not(try condition())
        }
        guard reader.take(symbol: "(") else { return try test() }
        try reader.enter()
        defer { reader.leave() }
        let inner = try disjunction()
        try reader.expect(symbol: ")")
        return inner
    }

    private mutating func test() throws(LanguageFault) -> Filter {
        let operand = try operand()
        if case .symbol(let symbol) = reader.current.kind,
            let comparison = Filter.Comparison(rawValue: symbol)
        {
            reader.advance()
            if case .name = reader.current.kind {
                return .compareFields(operand, comparison, try self.operand())
            }
            return .compare(operand, comparison, try item())
        }
        if reader.take(word: "is") {
            let isNegated = reader.take(word: "not")
            try reader.expect(word: "blank")
            return isNegated ? .not(.isBlank(operand)) : .isBlank(operand)
        }
        let isNegated = reader.take(word: "not")
        let filter = try word(operand)
        // Of a blank nothing is known: it is not outside either, as it is not `!=`.
        return isNegated ? .all([.not(.isBlank(operand)), .not(filter)]) : filter
    }

    private mutating func word(_ operand: Filter.Operand) throws(LanguageFault) -> Filter {
        if reader.take(word: "in") {
            var items = [try item()]
            while reader.take(symbol: "+") || reader.take(symbol: ",") { items.append(try item()) }
            return .isOneOf(operand, items)
        }
        if reader.take(word: "between") {
            let low = try item()
            try reader.expect(word: "and")
            return .isBetween(operand, low, try item())
        }
        if reader.take(word: "contains") { return .contains(operand, try text()) }
        if reader.take(word: "begins") {
            try reader.expect(word: "with")
            return .beginsWith(operand, try text())
        }
        throw reader.fault(
            expected: "a comparison, `in`, `between`, `is blank`, `contains` or `begins with`")
    }

    private mutating func operand() throws(LanguageFault) -> Filter.Operand {
        let (name, position) = try reader.name("the name of a field")
        guard name == "year", reader.take(symbol: "(") else {
            return Filter.Operand(field: name, isYear: false, position: position)
        }
        let (field, place) = try reader.name("the name of a field of dates")
        try reader.expect(symbol: ")")
        return Filter.Operand(field: field, isYear: true, position: place)
    }

    private mutating func item() throws(LanguageFault) -> Filter.Item {
        let position = reader.current.position
        let isNegative = reader.take(symbol: "-")
        let literal: Filter.Literal
        switch reader.current.kind {
        case .number(let number):
            reader.advance()
            let value = isNegative ? number.negated : number
            return Filter.Item(literal: .number(value, unit: reader.takeUnit()), position: position)
        case .text(let text) where !isNegative: literal = .text(text)
        case .date(let date) where !isNegative: literal = .date(date)
        case .name(let name) where !isNegative: literal = .name(name)
        default: throw reader.fault(expected: "a text in quotes, a number, a date or a set of classes")
        }
        reader.advance()
        return Filter.Item(literal: literal, position: position)
    }

    private mutating func text() throws(LanguageFault) -> String {
        guard case .text(let text) = reader.current.kind else {
            throw reader.fault(expected: "a text in quotes")
        }
        reader.advance()
        return text
    }
}

extension Filter {
    /// - Throws: `LanguageFault` where the text is none of the filter language.
    package init(parsing text: String) throws(LanguageFault) { self = try FilterParser.parse(text) }
}
