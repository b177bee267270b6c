import Aggregate
import LandModel
import Measure
import Normalise

/// Everything a run tells beside the forms: tables, checks, and ground for a map.
struct RunStatistics {
    private(set) var tables: [StatisticTable] = []
    private(set) var checks: [CheckResult] = []
    private(set) var grounds: [GroundLayer] = []
    private(set) var tractCells = TractCells()

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
        for (tract, patches) in zip(definition.statistics.tracts, tally.tracts) {
            let statistics = TractStatistics(
                definition: tract,
                set: TractJoiner.tracts(
                    of: patches, rule: TractRule(gap: tract.gap), ellipsoid: zones.plane.ellipsoid),
                rows: rows, standard: standard, plane: zones.plane,
                sources: plan.deliveries.map(\.patches.source.name))
            tables.append(statistics.table())
            grounds.append(statistics.ground())
            tractCells.add(statistics.set.tracts, of: tract.name)
        }
        tables += places.tables(rows)
    }
}
