import LandModel
import TestSupport

@testable import Statistics

/// Makes valid trees of the language, and texts that are mostly none.
struct LanguageGenerator {
    private var random: SplitMix64

    init(announcing test: String) { random = SplitMix64(announcing: test) }

    // MARK: Trees

    mutating func filter(depth: Int = 4) -> Filter {
        switch Int.random(in: 0..<(depth > 0 ? 10 : 7), using: &random) {
        case 0: .compare(operand(), comparison(), item(allowsName: false))
        case 1: .compareFields(operand(), comparison(), operand())
        case 2: .isOneOf(operand(), (0...count(3)).map { _ in item(allowsName: true) })
        case 3: .isBetween(operand(), item(allowsName: true), item(allowsName: true))
        case 4: .isBlank(operand())
        case 5: .contains(operand(), word())
        case 6: .beginsWith(operand(), word())
        case 7: .all((0...1 + count(2)).map { _ in filter(depth: depth - 1) })
        case 8: .any((0...1 + count(2)).map { _ in filter(depth: depth - 1) })
        default: .not(filter(depth: depth - 1))
        }
    }

    mutating func formula(depth: Int = 5) -> Formula {
        switch Int.random(in: 0..<(depth > 0 ? 7 : 2), using: &random) {
        case 0:
            .number(
                number().magnitude, MeasureUnit(pick(["", "亩", "万元", "%", "万平方米"])) ?? .plain, position: 0)
        case 1:
            .statistic(
                pick(["area", "built-up-2015", "x_1", "耕地"]), year: pick([nil, 2020, 1999]), position: 0)
        case 2: .negated(formula(depth: depth - 1))
        case 3: .function(pick(Formula.Function.allCases), formula(depth: depth - 1))
        default:
            .operation(
                formula(depth: depth - 1), pick([.plus, .minus, .times, .over]), formula(depth: depth - 1),
                position: 0)
        }
    }

    private mutating func operand() -> Filter.Operand {
        pick([0, 0, 0, 1]) == 0
            ? Filter.Operand(field: pick(StatisticSamples.fields.map(\.name)), isYear: false, position: 0)
            : Filter.Operand(field: pick(["start", "end", "area"]), isYear: true, position: 0)
    }

    private mutating func item(allowsName: Bool) -> Filter.Item {
        let literal: Filter.Literal =
            switch Int.random(in: 0..<(allowsName ? 4 : 3), using: &random) {
            case 0: .text(word())
            case 1:
                .number(number(), unit: pick([nil, MeasureUnit("亩"), MeasureUnit("%"), MeasureUnit("元")]))
            case 2:
                CalendarDate(year: 2000 + count(30), month: 1 + count(11), day: 1 + count(27)).map {
                    .date($0)
                }
                    ?? .text("")
            default: .name(pick(["cultivated", "construction", "nothing-like-it"]))
            }
        return Filter.Item(literal: literal, position: 0)
    }

    private mutating func comparison() -> Filter.Comparison { pick(Filter.Comparison.allCases) }
    private mutating func word() -> String {
        (0..<count(5)).map { _ in pick(["a", "亩", "\"", "\\", " ", "0101", "（", "。", "é", "\n", "👩‍🌾"]) }
            .joined()
    }
    private mutating func number() -> Rational {
        Rational(Int128(count(2_000_000) - 1_000_000), over: 1_000) ?? .zero
    }
    private mutating func count(_ most: Int) -> Int { Int.random(in: 0...most, using: &random) }
    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[count(elements.count - 1)]
    }

    // MARK: Texts

    /// Tokens of the language in any order, with and without blanks between them.
    mutating func tokens() -> String {
        let tokens = [
            "and", "or", "not", "in", "between", "is", "blank", "contains", "begins", "with", "year", "(",
            ")", ",", "+", "-", "*", "/",
            "=", "!=", "<", ">=", "area", "class", "start", "cultivated", "\"0101\"", "\"", "\\", "12.5",
            "1.", "2023-01-31", "2023-13-01",
            "亩", "万元", "at", "2020", "sum", "count", "distinct", "mean", "by", "percentile", "of", "run",
            "while", "rank", "days",
            "workdays", "union", "total", "share", "%", "％", "≤", "（", "é", "\u{301}", "\u{200D}", "\r\n",
            "９", "999999999999999999999999999999",
        ]
        return (0...count(14)).map { _ in pick(tokens) + pick(["", " ", " "]) }.joined()
    }

    mutating func bytes() -> String {
        String(
            decoding: (0..<count(40)).map { _ in UInt8.random(in: 0...255, using: &random) }, as: UTF8.self)
    }

    /// A valid text with one place changed.
    mutating func damaged(_ text: String) -> String {
        var characters = Array(text)
        guard !characters.isEmpty else { return text }
        let place = count(characters.count - 1)
        switch count(2) {
        case 0: characters.remove(at: place)
        case 1: characters.insert(pick(["(", ")", "\"", "-", "0", "亩", "="]), at: place)
        default: characters[place] = pick(["(", ")", "\"", " ", "9", "<"])
        }
        return String(characters)
    }
}
