/// What one cell of a register or one attribute of a row holds.
package enum FieldValue: Hashable, Sendable {
    /// Nothing was stated. Not zero, and not equal to anything.
    case blank
    /// Text, codes and words; without blanks around it.
    case text(String)
    /// In the base unit of the field's dimension: m², yuan, m.
    case number(Rational)
    case date(CalendarDate)
    /// Something stands there that the field's type does not allow; a finding names row and column.
    case unusable

    package var isBlank: Bool { self == .blank }
}
