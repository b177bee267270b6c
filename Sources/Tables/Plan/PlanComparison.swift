package import LandModel
package import Statistics

/// A figure beside the target of a plan and the figure from which it set out, all in base units (m², yuan, m).
///
/// Whether a target is met is decided on figures as they are printed: 74.996 % with two decimals reaches 75. Gap and
/// completion are made of exact values and rounded where they are printed.
package struct PlanComparison: Sendable, Equatable {
    package var base: Rational?
    /// `nil` where the plan has words instead, or nothing.
    package var target: Rational?
    package var current: Rational?
    package var direction: StatisticDefinition.Direction
    package var isBinding: Bool
    package var unit: MeasureUnit
    package var decimals: Int
    package var years: PlanYears

    package init(
        base: Rational?, target: Rational?, current: Rational?, definition: StatisticDefinition,
        years: PlanYears
    ) {
        self.base = base
        self.target = target
        self.current = current
        direction = definition.direction
        isBinding = definition.attribute == .binding
        unit = definition.unit
        decimals = definition.decimals
        self.years = years
    }

    /// Without a figure nothing is judged, whatever the target. A binding target is broken when its year has come, or
    /// when the figure has fallen behind its base before. Before the target's year a figure is on track when it has
    /// gone at least as much of the way as has passed of the time; without a base, or where the target asks for less
    /// than the base, there is no way to go, and what is not met is short.
    package var status: PlanStatus {
        guard let current = printed(current) else { return .noFigure }
        guard let target = printed(target) else { return .noTarget }
        if reaches(current, target) { return .met }
        guard let base = printed(base) else {
            return isBinding && years.year >= years.target ? .bindingBreach : .short
        }
        if isBinding, years.year >= years.target || !reaches(current, base) { return .bindingBreach }
        return isOnTrack(current, from: base, to: target) ? .onTrack : .short
    }

    /// What is still to come, target − current: below zero where a target of at least so much is exceeded, and where
    /// an upper bound is broken.
    package var gap: Rational? {
        guard let target, let current else { return nil }
        return target.subtracting(current)
    }

    /// As a fraction. Of the way from base to target, where the target asks for more than the base (at most: for
    /// less); else the figure over its target, which for an upper bound says how much of it is used. `nil` for a target
    /// of zero.
    package var completion: Rational? {
        guard let target, let current else { return nil }
        guard let base, isAdvance(from: base, to: target) else { return current.divided(by: target) }
        return Self.part(current, from: base, to: target)
    }

    /// How far the target lies on the wrong side of its base; `nil` where it does not.
    package var retreat: Rational? {
        guard let base, let target, base != target, !isAdvance(from: base, to: target) else { return nil }
        return target.subtracting(base)?.magnitude
    }

    private func printed(_ value: Rational?) -> Rational? {
        value.flatMap(unit.figure).flatMap { $0.rounded(decimals: decimals) }.map { Rational($0) }
    }

    private func reaches(_ value: Rational, _ bound: Rational) -> Bool {
        switch direction {
        case .atLeast: value >= bound
        case .atMost: value <= bound
        }
    }

    private func isAdvance(from base: Rational, to target: Rational) -> Bool {
        base != target && reaches(target, base)
    }

    private func isOnTrack(_ current: Rational, from base: Rational, to target: Rational) -> Bool {
        guard years.base < years.year, years.year < years.target, isAdvance(from: base, to: target),
            let done = Self.part(current, from: base, to: target),
            let due = Rational(Int128(years.year - years.base), over: Int128(years.target - years.base))
        else { return false }
        return done >= due
    }

    private static func part(_ current: Rational, from base: Rational, to target: Rational) -> Rational? {
        guard let done = current.subtracting(base), let whole = target.subtracting(base) else { return nil }
        return done.divided(by: whole)
    }
}
