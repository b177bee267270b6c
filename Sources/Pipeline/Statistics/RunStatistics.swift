import Aggregate
import LandModel
import Normalise

/// Everything a run tells beside the forms: tables, checks, and ground for a map.
struct RunStatistics {
    private(set) var tables: [StatisticTable] = []
    private(set) var checks: [CheckResult] = []
    private(set) var grounds: [GroundLayer] = []

    init(_ plan: RunPlan, _ tally: SurveyTally, _ zones: RunZones, _ places: PlaceSurvey, rows: DistrictRows)
    {
        guard let standard = plan.deliveries.first?.patches.normaliser.classes.target else { return }
        let definition = plan.definition
        let statistics = ZoneStatistics(
            definition: definition, zones: zones, sums: ZoneSums(tally.zones.entries, rows: rows),
            standard: standard, rows: rows)
        tables += statistics.tables()
        checks += statistics.checks()
        grounds += statistics.grounds()
        if definition.statistics.slope != nil {
            tables.append(SlopeStatistics(tally: tally.slope, rows: rows).table())
        }
        tables += places.tables(rows)
    }
}
