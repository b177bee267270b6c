/// What filters know of the land classes: named sets, and what stands under a code.
package struct ClassSets: Sendable, Equatable {
    /// Codes of the lowest level by the name of a set.
    package var sets: [String: Set<String>]
    /// Codes of the lowest level by each code of the standard, itself included.
    package var under: [String: Set<String>]

    /// Level-1 class by each code.
    package var levelOne: [String: String]

    package init(
        sets: [String: Set<String>] = [:], under: [String: Set<String>] = [:],
        levelOne: [String: String] = [:]
    ) {
        self.sets = sets
        self.under = under
        self.levelOne = levelOne
    }
}
