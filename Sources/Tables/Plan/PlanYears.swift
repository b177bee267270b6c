/// The calendar years between which a plan's indicators move.
package struct PlanYears: Sendable, Equatable {
    /// Of the plan's base figures: 2020.
    package var base: Int
    /// By which its targets are to be reached: 2025.
    package var target: Int
    /// Of the current figures.
    package var year: Int

    package init(base: Int, target: Int, year: Int) {
        self.base = base
        self.target = target
        self.year = year
    }
}
