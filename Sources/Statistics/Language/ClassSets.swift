/// What filters know of the land classes: named sets, and what stands under a code.
package struct ClassSets: Sendable, Equatable {
    /// Codes of the lowest level by the name of a set.
    package var sets: [String: Set<String>]
    /// Codes of the lowest level by each code of the standard, itself included.
    package var under: [String: Set<String>]

    package init(sets: [String: Set<String>] = [:], under: [String: Set<String>] = [:]) {
        self.sets = sets
        self.under = under
    }
}
