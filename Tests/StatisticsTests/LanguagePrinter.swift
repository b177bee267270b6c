import LandModel

@testable import Statistics

/// Prints trees of the language with all parentheses, so that reading them gives the same tree.
enum LanguagePrinter {
    static func text(_ filter: Filter) -> String {
        switch filter {
        case .all(let parts): "(" + parts.map(text).joined(separator: " and ") + ")"
        case .any(let parts): "(" + parts.map(text).joined(separator: " or ") + ")"
        case .not(let part): "not (" + text(part) + ")"
        case .compare(let operand, let comparison, let item):
            "\(text(operand)) \(comparison.rawValue) \(text(item.literal))"
        case .compareFields(let left, let comparison, let right):
            "\(text(left)) \(comparison.rawValue) \(text(right))"
        case .isOneOf(let operand, let items):
            "\(text(operand)) in " + items.map { text($0.literal) }.joined(separator: ", ")
        case .isBetween(let operand, let low, let high):
            "\(text(operand)) between \(text(low.literal)) and \(text(high.literal))"
        case .isBlank(let operand): text(operand) + " is blank"
        case .contains(let operand, let part): text(operand) + " contains " + text(.text(part))
        case .beginsWith(let operand, let part): text(operand) + " begins with " + text(.text(part))
        }
    }

    static func text(_ formula: Formula) -> String {
        switch formula {
        case .number(let number, let unit, _): (number.text(decimals: 3) ?? "") + " " + unit.symbol
        case .statistic(let name, let year, _): name + (year.map { " at \($0)" } ?? "")
        case .operation(let left, let operation, let right, _):
            "(\(text(left)) \(operation.rawValue) \(text(right)))"
        case .negated(let inner): "-(\(text(inner)))"
        case .function(let function, let inner): "\(function.rawValue)(\(text(inner)))"
        }
    }

    private static func text(_ operand: Filter.Operand) -> String {
        operand.isYear ? "year(\(operand.field))" : operand.field
    }

    private static func text(_ literal: Filter.Literal) -> String {
        switch literal {
        case .text(let text): "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
        case .number(let number, let unit):
            (number.text(decimals: 3) ?? "") + (unit.map { " " + $0.symbol } ?? "")
        case .date(let date): "\(date)"
        case .name(let name): name
        }
    }
}

/// Trees without the places of their parts in a text.
extension Filter {
    var placeless: Filter {
        switch self {
        case .all(let parts): .all(parts.map(\.placeless))
        case .any(let parts): .any(parts.map(\.placeless))
        case .not(let part): .not(part.placeless)
        case .compare(let operand, let comparison, let item):
            .compare(operand.placeless, comparison, item.placeless)
        case .compareFields(let left, let comparison, let right):
            .compareFields(left.placeless, comparison, right.placeless)
        case .isOneOf(let operand, let items): .isOneOf(operand.placeless, items.map(\.placeless))
        case .isBetween(let operand, let low, let high):
            .isBetween(operand.placeless, low.placeless, high.placeless)
        case .isBlank(let operand): .isBlank(operand.placeless)
        case .contains(let operand, let text): .contains(operand.placeless, text)
        case .beginsWith(let operand, let text): .beginsWith(operand.placeless, text)
        }
    }
}

extension Filter.Operand {
    fileprivate var placeless: Self { Self(field: field, isYear: isYear, position: 0) }
}

extension Filter.Item {
    fileprivate var placeless: Self { Self(literal: literal, position: 0) }
}

extension Formula {
    var placeless: Formula {
        switch self {
        case .number(let number, let unit, _): .number(number, unit, position: 0)
        case .statistic(let name, let year, _): .statistic(name, year: year, position: 0)
        case .operation(let left, let operation, let right, _):
            .operation(left.placeless, operation, right.placeless, position: 0)
        case .negated(let inner): .negated(inner.placeless)
        case .function(let function, let inner): .function(function, inner.placeless)
        }
    }
}
