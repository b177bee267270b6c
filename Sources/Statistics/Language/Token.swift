import LandModel

/// A piece of the text of a filter, a measure or a formula.
struct Token: Sendable, Equatable {
    enum Kind: Sendable, Equatable {
        /// A field, a set, a statistic or a word of the language: letters, digits, `-` and `_` inside.
        case name(String)
        /// In double quotes; `\"` and `\\` inside.
        case text(String)
        case number(Rational)
        case date(CalendarDate)
        case symbol(String)
        case end
    }

    var kind: Kind
    /// Number of its first character, from 1.
    var position: Int
    /// As it is written.
    var text: String
}
