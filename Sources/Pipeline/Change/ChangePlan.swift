package import LandModel
package import Readers

/// What is stated about one of the two years alone.
package struct ChangeYearOptions: Sendable {
    package var reference: StatedReference?
    package var encoding: String?
    /// Standard of the year's class codes, where it is another than the table's.
    package var standard: String?
    /// The year's own districts, in place of those for both.
    package var districts: StatedLayer?

    package init(
        reference: StatedReference? = nil, encoding: String? = nil, standard: String? = nil,
        districts: StatedLayer? = nil
    ) {
        self.reference = reference
        self.encoding = encoding
        self.standard = standard
        self.districts = districts
    }
}

/// What `change` will read, decided before the first feature is.
package struct ChangePlan: Sendable {
    package var before: TabulatePlan
    package var after: TabulatePlan
    /// Ground of one patch that the other year does not cover, or covers several times, up to which no finding speaks
    /// of it.
    package var tolerance = SquareMetres(hundredths: 100)
    /// Mean width in metres below which a piece that changes is told as noise.
    package var sliverWidth = 0.2

    /// Paths of all that is read.
    package var inputs: [String] { before.inputs + after.inputs }

    /// Looks at both layers. Both years count by one basis: recorded where both have it.
    ///
    /// - Parameters:
    ///   - before, after: `PATH` or `PATH:LAYER`.
    ///   - options: what holds for both years.
    ///   - years: what is stated about each.
    /// - Throws: `PlanFaults` with everything that stands in the way, of both years at once.
    package static func decide(
        before: String, after: String, options: TabulateOptions,
        years: (before: ChangeYearOptions, after: ChangeYearOptions) = (.init(), .init())
    ) throws(PlanFaults) -> ChangePlan {
        var options = options
        options.needsShapes = true
        let plan = try decideAsStated(before, after, options, years)
        guard plan.before.basis != plan.after.basis else { return plan }
        options.basis = .computed
        return try decideAsStated(before, after, options, years)
    }

    private static func decideAsStated(
        _ before: String, _ after: String, _ options: TabulateOptions,
        _ years: (before: ChangeYearOptions, after: ChangeYearOptions)
    ) throws(PlanFaults) -> ChangePlan {
        var faults: [PlanFault] = []
        func decide(_ argument: String, _ year: SurveyYear, _ stated: ChangeYearOptions) -> TabulatePlan? {
            var options = options
            options.sourceStandard = stated.standard
            options.districts = stated.districts ?? options.districts
            do throws(PlanFaults) {
                return try TabulatePlan.decide(
                    argument, options: options, reference: stated.reference, encoding: stated.encoding)
            } catch {
                faults += error.faults.map { fault in
                    if case .source(_, let source) = fault { return .year(year, source) }
                    return fault
                }
                return nil
            }
        }
        let plans = (decide(before, .before, years.before), decide(after, .after, years.after))
        guard let before = plans.0, let after = plans.1 else { throw PlanFaults(faults) }
        return ChangePlan(before: before, after: after)
    }
}
