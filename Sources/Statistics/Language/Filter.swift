package import LandModel

/// Which rows of a source count, as a tree; names are those of the text, not yet looked for in a source.
package indirect enum Filter: Sendable, Equatable {
    package enum Comparison: String, Sendable, CaseIterable {
        case equal = "="
        case different = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
    }

    package enum Literal: Sendable, Equatable {
        case text(String)
        /// `100 亩`; the unit is what the field measures.
        case number(Rational, unit: MeasureUnit?)
        case date(CalendarDate)
        /// A name: a set of classes.
        case name(String)
    }

    /// A field, or a number taken from one.
    package struct Operand: Sendable, Equatable {
        package var field: String
        /// `year(date)`: the calendar year of a date.
        package var isYear: Bool
        package var position: Int
    }

    package struct Item: Sendable, Equatable {
        package var literal: Literal
        package var position: Int
    }

    case all([Filter])
    case any([Filter])
    case not(Filter)
    case compare(Operand, Comparison, Item)
    /// Two fields of one type, such as a date of disposal and a date of limit.
    case compareFields(Operand, Comparison, Operand)
    case isOneOf(Operand, [Item])
    case isBetween(Operand, Item, Item)
    case isBlank(Operand)
    case contains(Operand, String)
    case beginsWith(Operand, String)
}

extension Filter {
    /// Sets of classes that it names, each once, in the order of the text.
    package var classSets: [String] {
        var seen: Set<String> = []
        return items.compactMap { item in
            guard case .name(let name) = item.literal, seen.insert(name).inserted else { return nil }
            return name
        }
    }

    private var items: [Item] {
        switch self {
        case .all(let parts), .any(let parts): parts.flatMap(\.items)
        case .not(let part): part.items
        case .compare(_, _, let item): [item]
        case .isOneOf(_, let items): items
        case .isBetween(_, let low, let high): [low, high]
        // `class = cultivated`: which of the two a name is, the fields of the source decide.
        case .compareFields(_, _, let right): [Item(literal: .name(right.field), position: right.position)]
        case .isBlank, .contains, .beginsWith: []
        }
    }
}
