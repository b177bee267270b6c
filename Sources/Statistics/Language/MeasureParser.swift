import LandModel

/// Parses a measure and binds it to the fields of a source:
///
///     measure = "count" ["distinct" field] | "sum" field | "mean" field ["by" field]
///             | ("min" | "max" | "percentile" number "of") term | "union" "area" ["within" register]
///             | "run" "of" field "while" field comparison field | "rank" text "in" field "by" field
///     term    = field | ("days" | "workdays") "(" field "," field ")"
struct MeasureParser {
    static let words = ["count", "sum", "mean", "min", "max", "percentile", "union", "run", "rank"]

    private var reader: TokenReader
    private let source: SourceSchema
    private let sources: [String: SourceSchema]

    /// - Throws: `LanguageFault` where the text is no measure, or measures what the source does not have.
    static func parse(
        _ text: String, of source: SourceSchema, among sources: [String: SourceSchema] = [:]
    ) throws(LanguageFault) -> any Measure {
        var parser = MeasureParser(reader: try TokenReader(text), source: source, sources: sources)
        let measure = try parser.measure()
        try parser.reader.expectEnd()
        return measure
    }

    private mutating func measure() throws(LanguageFault) -> any Measure {
        let (word, position) = try reader.name(Self.words.map { "`\($0)`" }.joined(separator: ", "))
        switch word {
        case "count":
            if reader.take(word: "distinct") { return DistinctMeasure(field: try field().number) }
            try requireRecords(word, at: position)
            return CountMeasure()
        case "sum":
            let field = try number()
            return SumMeasure(field: field.number, dimension: field.dimension)
        case "mean":
            let field = try number()
            let weight = reader.take(word: "by") ? try number().number : nil
            if weight == nil { try requireRecords(word, at: position) }
            return MeanMeasure(field: field.number, weight: weight, dimension: field.dimension)
        case "min", "max":
            try requireRecords(word, at: position)
            return SpreadMeasure(place: word == "min" ? .least : .greatest, term: try term())
        case "percentile":
            try requireRecords(word, at: position)
            guard case .number(let percent) = reader.current.kind, percent <= Rational(100), percent > .zero
            else {
                throw reader.fault(expected: "a number above 0, up to 100")
            }
            reader.advance()
            try reader.expect(word: "of")
            return SpreadMeasure(place: .percentile(percent), term: try term())
        case "union":
            try reader.expect(word: "area")
            guard source.hasPolygons else {
                throw LanguageFault(
                    .type(
                        field: source.name, type: "a source without polygons", found: "union area",
                        expected: "a register with `geometry: polygons`"), at: position)
            }
            return UnionAreaMeasure(within: try within())
        case "run": return try run()
        case "rank": return try rank()
        default:
            throw LanguageFault(
                .unknownName(
                    word, kind: .function, nearest: Suggestion.nearest(to: word, among: Self.words, limit: 2),
                    known: Self.words), at: position)
        }
    }

    /// Cells of sums are no records: how many there are, and how large each is, says nothing.
    private func requireRecords(_ word: String, at position: Int) throws(LanguageFault) {
        guard !source.hasRecords else { return }
        throw LanguageFault(
            .type(field: source.name, type: "cells of sums", found: word, expected: "`sum` of a field"),
            at: position)
    }

    private mutating func within() throws(LanguageFault) -> String? {
        guard reader.take(word: "within") else { return nil }
        let (name, position) = try reader.name("the name of a register with polygons")
        let known = sources.values.filter(\.hasPolygons).map(\.name).sorted()
        guard known.contains(name) else {
            throw LanguageFault(
                .unknownName(
                    name, kind: .source, nearest: Suggestion.nearest(to: name, among: known, limit: 2),
                    known: known), at: position)
        }
        return name
    }

    private mutating func run() throws(LanguageFault) -> any Measure {
        try reader.expect(word: "of")
        let position = reader.current.position
        let year = try field()
        switch year.type {
        case .year, .date, .month: break
        default: throw mistyped(year, expected: "a year or a date", at: position)
        }
        try reader.expect(word: "while")
        let left = try number()
        guard case .symbol(let symbol) = reader.current.kind,
            let comparison = Filter.Comparison(rawValue: symbol)
        else { throw reader.fault(expected: "a comparison") }
        reader.advance()
        let place = reader.current.position
        let right = try number()
        guard left.dimension == right.dimension else {
            throw mistyped(right, expected: "a field that measures the same as `\(left.name)`", at: place)
        }
        return RunMeasure(year: year.number, left: left.number, comparison: comparison, right: right.number)
    }

    private mutating func rank() throws(LanguageFault) -> any Measure {
        guard case .text(let word) = reader.current.kind else {
            throw reader.fault(expected: "a text in quotes")
        }
        reader.advance()
        try reader.expect(word: "in")
        let field = try field()
        try reader.expect(word: "by")
        return RankMeasure(word: word, field: field.number, measured: try number().number)
    }

    private mutating func term() throws(LanguageFault) -> RowTerm {
        guard case .name(let word) = reader.current.kind, word == "days" || word == "workdays",
            reader.following.kind == .symbol("(")
        else {
            let field = try number()
            return .field(field.number, field.dimension)
        }
        reader.advance()
        reader.advance()
        let first = try date()
        try reader.expect(symbol: ",")
        let second = try date()
        try reader.expect(symbol: ")")
        return word == "days" ? .days(first, second) : .workdays(first, second)
    }

    // MARK: Fields

    private struct Found {
        var number: Int
        var name: String
        var type: FieldType
        var dimension: Dimension { type.dimension ?? .plain }
    }

    private mutating func field() throws(LanguageFault) -> Found {
        let (name, position) = try reader.name("the name of a field")
        guard let number = source.fields.firstIndex(where: { $0.name == name }) else {
            let names = source.fields.map(\.name)
            throw LanguageFault(
                .unknownName(
                    name, kind: .field, nearest: Suggestion.nearest(to: name, among: names, limit: 2),
                    known: names.sorted()), at: position)
        }
        return Found(number: number, name: name, type: source.fields[number].type)
    }

    private mutating func number() throws(LanguageFault) -> Found {
        let position = reader.current.position
        let field = try field()
        guard field.type.dimension != nil else { throw mistyped(field, expected: "a number", at: position) }
        return field
    }

    private mutating func date() throws(LanguageFault) -> Int {
        let position = reader.current.position
        let field = try field()
        guard field.type.holdsDates else { throw mistyped(field, expected: "a date", at: position) }
        return field.number
    }

    private func mistyped(_ field: Found, expected: String, at position: Int) -> LanguageFault {
        LanguageFault(
            .type(field: field.name, type: field.type.kind, found: field.name, expected: expected),
            at: position)
    }
}
