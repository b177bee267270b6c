import LandModel

/// What land may be approved for (PZYT): a class of the survey, and one of those that the form of uses has columns for.
package struct ApprovedUses: Sendable {
    private let classes: ClassNormaliser
    private let known: Set<String>

    /// - Parameters:
    ///   - classes: from the survey's standard to itself.
    ///   - known: the uses that stand in a column.
    package init(_ classes: ClassNormaliser, known: Set<String>) {
        self.classes = classes
        self.known = known
    }

    /// The use in the standard's spelling, and what is to be told of it. One that is not known keeps its own text, so
    /// that its ground is not lost; a missing one is empty.
    ///
    /// - Parameter raw: blanks around it removed; `nil` where there is none.
    package func use(_ raw: String?) -> (code: String, notices: [Notice]) {
        guard let raw else { return ("", [Notice(.approvedUseUnknown, [Finding.Fact("found", "NULL")])]) }
        let outcome = classes.normalise(raw)
        if let code = outcome.code, known.contains(code) { return (code, outcome.notices) }
        var facts = [Finding.Fact("found", raw.asFact)]
        if let code = outcome.code, let landClass = classes.target[code] {
            facts.append(Finding.Fact("class", "\(code) \(landClass.name)"))
        }
        facts.append(Finding.Fact("known", known.sorted().joined(separator: "; ")))
        return (raw, [Notice(.approvedUseUnknown, facts)])
    }
}
