/// What a column of rows may hold.
package enum FieldType: Hashable, Sendable {
    case text
    /// One of these words.
    case word([String])
    /// Text that compares as a whole: `0101`, `粤（2023）001`.
    case code
    /// A code of the land-class standard: a level-1 code stands for the classes under it.
    case landClass
    /// A district code: it stands for all districts under it.
    case district
    case date
    /// A month, held as its first day.
    case month
    /// A calendar year.
    case year
    /// A whole number from 0.
    case count
    /// A decimal number of a dimension, kept exactly.
    case number(MeasureUnit)

    /// What numbers of this type measure; `nil` for what is no number.
    package var dimension: Dimension? {
        switch self {
        case .count, .year: .plain
        case .number(let unit): unit.dimension
        case .text, .word, .code, .landClass, .district, .date, .month: nil
        }
    }

    package var holdsDates: Bool { self == .date || self == .month }
}
