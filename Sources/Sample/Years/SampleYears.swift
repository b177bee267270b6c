import LandModel

/// The survey years of a city, each made of the one before by its events.
struct SampleYears: Sendable {
    struct Later: Sendable {
        var plan: SampleTargets.LaterYear
        var state: SurveyYear
        /// What the counties' changes say (DLTBGXGC), of those that deliver them; by number of the county.
        var changes: [Int: [ChangeProcess]]
    }

    let first: SurveyYear
    private(set) var later: [Later] = []
    /// In the order of the years and, within one, of the events.
    private(set) var story: [StoryRow] = []

    init(_ zones: ZonePlan) throws(SampleError) {
        let city = zones.ground.city
        first = try SurveyYear(city)
        let lie = ZoneLie(zones)
        var current = first
        var base = first
        for plan in city.targets.laterYears {
            if city.targets.netChange?.from == current.year { base = current }
            let (next, rows) = try Self.next(plan, after: current, since: base, city: city, lie: lie)
            var changes: [Int: [ChangeProcess]] = [:]
            for county in city.targets.counties(tellingChangesOf: plan) {
                changes[county] = ChangeProcess.records(ofCounty: county, in: rows)
            }
            later.append(Later(plan: plan, state: next, changes: changes))
            story += rows
            current = next
        }
    }

    /// A year and its story; where the targets file says what it is to have gained, with the events for that.
    private static func next(
        _ plan: SampleTargets.LaterYear, after current: SurveyYear, since base: SurveyYear, city: SampleCity,
        lie: ZoneLie
    ) throws(SampleError) -> (year: SurveyYear, story: [StoryRow]) {
        let delivering = city.targets.counties(delivering: plan)
        func next(_ events: [YearEvent]) throws(SampleError) -> (year: SurveyYear, story: [StoryRow]) {
            try YearChange.next(
                plan.year, after: current, events, delivering: delivering, city: city, lie: lie)
        }
        let events = try YearPlanner.events(of: plan, after: current, city: city, lie: lie)
        let plain = try next(events)
        guard let goal = city.targets.netChange, goal.to == plan.year, let target = goal.target else {
            return plain
        }
        func gain(_ year: SurveyYear) -> SquareMetres {
            year.netArea(ofClasses: goal.classes) - base.netArea(ofClasses: goal.classes)
        }
        // A township on the move keeps its patches' classes; they are left alone all the same.
        let taken = Set(events.flatMap(\.patches))
        let more = NetChangePlanner.events(
            for: goal, of: plan, after: current, reached: gain(plain.year), taken: taken, city: city, lie: lie
        )
        let exact = try next(events + more)
        guard (gain(exact.year) - target.area).magnitude < target.tolerance else {
            throw .totalNotMet(
                name: goal.name, wanted: "\(target.area)", reached: "\(gain(exact.year))",
                tolerance: "\(target.tolerance)")
        }
        return exact
    }
}
