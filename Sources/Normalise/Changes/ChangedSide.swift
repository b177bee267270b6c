package import LandModel

/// One year's side of a record of change as delivered: its texts set right, its areas as they stand.
package struct ChangedSide: Sendable {
    /// The year a side tells of, and what its fields begin with.
    package enum Year: String, Sendable, CaseIterable {
        case before = "BGQ"
        case after = "BGH"

        /// A field of the patch layer as the change layer names it.
        package func field(_ field: PatchField) -> String {
            rawValue + (field == .deductedClass ? "KCDLBM" : field.rawValue)
        }
    }

    package var year: Year
    /// No class and no location unit: nothing was there, or is.
    package var isEmpty: Bool
    package var outcome: PatchOutcome
    package var patch: ChangedPatch
    /// Gross is the area of the record (TBBGMJ), the others are the side's own.
    package var areas: RecordedAreas

    package init(
        year: Year, isEmpty: Bool, outcome: PatchOutcome, patch: ChangedPatch, areas: RecordedAreas
    ) {
        self.year = year
        self.isEmpty = isEmpty
        self.outcome = outcome
        self.patch = patch
        self.areas = areas
    }

    /// Names of the change layer in what the rules for patches say.
    func renamed(_ notice: Notice) -> Notice {
        var notice = notice
        for index in notice.facts.indices where notice.facts[index].name == "field" {
            let field = notice.facts[index].value
            let own = ["KCXS": "KCDLXS", "KCMJ": "KCDLMJ"][field] ?? field
            notice.facts[index].value = field == "TBMJ" ? "TBBGMJ" : year.rawValue + own
        }
        return notice
    }
}
