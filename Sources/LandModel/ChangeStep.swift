/// A change of the change forms that levelling moved, or that it had to make: one line of `change-levelling.csv`.
package struct ChangeStep: Sendable, Equatable {
    /// County, 6 digits.
    package var county: String
    package var cause: ChangeCause
    /// One of the sides that all columns of all forms treat alike, without units; `nil` outside the year's ground.
    package var before: ChangeSide?
    package var after: ChangeSide?
    /// Rounded, before levelling.
    package var from: Hectares
    package var to: Hectares

    package init(
        county: String, cause: ChangeCause, before: ChangeSide?, after: ChangeSide?, from: Hectares,
        to: Hectares
    ) {
        self.county = county
        self.cause = cause
        self.before = before
        self.after = after
        self.from = from
        self.to = to
    }
}
