/// The choices that the text of the levelling rule leaves open.
package struct LevellingSettings: Sendable, Equatable {
    /// Order in which the classes of a record take their shares.
    package enum ClassOrder: String, Sendable, CaseIterable {
        /// Descending class codes: the text of the rule.
        case codeDescending = "code-descending"
        /// Descending area in m², equal areas by ascending code: what the public survey software runs.
        case areaDescending = "area-descending"
    }

    package var classOrder: ClassOrder
    /// Whether a figure that would become negative is passed over. The rule has no such guard; without it
    /// descending codes give a negative cell in about one county of fourteen.
    package var guardsNegatives: Bool

    package init(classOrder: ClassOrder = .codeDescending, guardsNegatives: Bool = true) {
        self.classOrder = classOrder
        self.guardsNegatives = guardsNegatives
    }
}
