package import LandModel

/// A figure made of other statistics, as a tree.
package indirect enum Formula: Sendable, Equatable {
    package enum Operation: String, Sendable {
        case plus = "+"
        case minus = "-"
        case times = "*"
        case over = "/"
    }

    package enum Function: String, Sendable, CaseIterable {
        /// The figure of the whole, wherever the formula stands.
        case total
        /// The figure as a part of that of the whole.
        case share
        case abs
        /// Not below zero.
        case positive
    }

    case number(Rational, MeasureUnit, position: Int)
    /// `cultivated`, `cultivated at 2022`.
    case statistic(String, year: Int?, position: Int)
    case operation(Formula, Operation, Formula, position: Int)
    case negated(Formula)
    case function(Function, Formula)

    /// Names of the statistics it refers to, in the order of the text, with their places.
    package var references: [(name: String, year: Int?, position: Int)] {
        switch self {
        case .number: []
        case .statistic(let name, let year, let position): [(name, year, position)]
        case .operation(let left, _, let right, _): left.references + right.references
        case .negated(let inner), .function(_, let inner): inner.references
        }
    }
}

/// Parses the language of formulas:
///
///     formula = product { ("+" | "-") product }
///     product = factor { ("*" | "/") factor }
///     factor  = number [unit] | statistic ["at" year] | function "(" formula ")" | "(" formula ")" | "-" factor
struct FormulaParser {
    /// Operations of one formula, at most: each stands one level deeper in the tree, which the stack has to bear.
    static let most = 512

    private var reader: TokenReader
    private var count = 0

    static func parse(_ text: String) throws(LanguageFault) -> Formula {
        var parser = FormulaParser(reader: try TokenReader(text))
        let formula = try parser.sum()
        try parser.reader.expectEnd()
        return formula
    }

    private mutating func sum() throws(LanguageFault) -> Formula {
        var left = try product()
        while let (operation, position) = try take([.plus, .minus]) {
            left = .operation(left, operation, try product(), position: position)
        }
        return left
    }

    private mutating func product() throws(LanguageFault) -> Formula {
        var left = try factor()
        while let (operation, position) = try take([.times, .over]) {
            left = .operation(left, operation, try factor(), position: position)
        }
        return left
    }

    private mutating func take(
        _ operations: [Formula.Operation]
    ) throws(LanguageFault) -> (operation: Formula.Operation, position: Int)? {
        let position = reader.current.position
        guard let operation = operations.first(where: { reader.take(symbol: $0.rawValue) }) else {
            return nil
        }
        count += 1
        guard count <= Self.most else { throw LanguageFault(.tooDeep(limit: Self.most), at: position) }
        return (operation, position)
    }

    private mutating func factor() throws(LanguageFault) -> Formula {
        let position = reader.current.position
        if reader.take(symbol: "-") {
            try reader.enter()
            defer { reader.leave() }
            return .negated(try factor())
        }
        if reader.take(symbol: "(") { return try inner() }
        if case .number(let number) = reader.current.kind {
            reader.advance()
            return .number(number, reader.takeUnit() ?? .plain, position: position)
        }
        let (name, place) = try reader.name("a statistic, a number or a parenthesis")
        if reader.take(symbol: "(") {
            guard let function = Formula.Function(rawValue: name) else {
                let known = Formula.Function.allCases.map(\.rawValue)
                throw LanguageFault(
                    .unknownName(
                        name, kind: .function, nearest: Suggestion.nearest(to: name, among: known, limit: 2),
                        known: known), at: place)
            }
            return .function(function, try inner())
        }
        guard reader.take(word: "at") else { return .statistic(name, year: nil, position: place) }
        guard case .number(let year) = reader.current.kind, year.denominator == 1,
            let year = Int(exactly: year.numerator), 1000...9999 ~= year
        else { throw reader.fault(expected: "a year") }
        reader.advance()
        return .statistic(name, year: year, position: place)
    }

    private mutating func inner() throws(LanguageFault) -> Formula {
        try reader.enter()
        defer { reader.leave() }
        let formula = try sum()
        try reader.expect(symbol: ")")
        return formula
    }
}

extension Formula {
    /// - Throws: `LanguageFault` where the text is no formula.
    package init(parsing text: String) throws(LanguageFault) { self = try FormulaParser.parse(text) }
}
