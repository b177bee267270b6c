import Aggregate
package import LandModel
import Measure

/// Everything a comparison of two years tells beside the change forms.
package struct ChangeStatistics: Sendable {
    package var tables: [StatisticTable] = []
    package var grounds: [GroundLayer] = []
    package var checks: [CheckResult] = []
    /// Of the zones that changes were laid over.
    package var findings: [Finding] = []

    init(
        _ change: YearChange, _ before: SurveyResult, _ after: SurveyResult, years: (Int, Int),
        plan: MonitoringPlan, zones: MonitoringZones, rows: DistrictRows, workers: Workers
    ) throws {
        let wanted = plan.definition
        let overlaid = zones.named(wanted.overlaid)
        let pieces = try PieceCover.pieces(
            of: change.stretches, over: overlaid.map(\.set), workers: workers)
        let common = MonitoringTables(
            ground: ChangeGround(
                change, pieces, zones: overlaid.count, opening: before.base.records,
                closing: after.base.records, levels: rows.levels),
            zones: overlaid.map { ($0.name, $0.title) }, hasFarmland: wanted.farmland != nil,
            lines: wanted.lines, groups: plan.groups, rows: rows)
        let assets = AssetSheet(common: common, prices: plan.prices, years: years)
        let lists = PieceLists(common: common, change: change)
        tables = common.tables() + [assets.table()] + lists.tables()
        grounds = lists.grounds()
        checks = CultivatedChangeTable(common: common).checks() + assets.checks()
        findings = overlaid.flatMap(\.findings)
    }
}
