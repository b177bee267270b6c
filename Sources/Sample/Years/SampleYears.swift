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
        for plan in city.targets.laterYears {
            let events = try YearPlanner.events(of: plan, after: current, city: city, lie: lie)
            let delivering = city.targets.counties(delivering: plan)
            let (next, rows) = try YearChange.next(
                plan.year, after: current, events, delivering: delivering, city: city, lie: lie)
            var changes: [Int: [ChangeProcess]] = [:]
            for county in city.targets.counties(tellingChangesOf: plan) {
                changes[county] = ChangeProcess.records(ofCounty: county, in: rows)
            }
            later.append(Later(plan: plan, state: next, changes: changes))
            story += rows
            current = next
        }
    }
}
