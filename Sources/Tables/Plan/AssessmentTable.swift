package import LandModel
import Statistics

/// 体检评估: chosen statistics beside their bases and targets, with a verdict each.
package struct AssessmentTable: Sendable, Equatable {
    package var id: String
    package var title: String
    /// In the order of the rows.
    package var statistics: [String]
    package var notes: [String]

    package init(id: String = "assessment", title: String, statistics: [String], notes: [String] = []) {
        self.id = id
        self.title = title
        self.statistics = statistics
        self.notes = notes
    }

    /// Names that are not known have no row.
    package func table(_ figures: PlanFigures) -> StatisticTable {
        let rows = statistics.compactMap(figures.result).map { PlanRow($0, figures) }
        let years = figures.years
        return StatisticTable(
            id: id, title: title,
            columns: [
                .init("indicator", "指标", .text), .init("unit", "单位", .text),
                .init("base", "基期值（\(years.base)年）", .figure),
                .init("target", "目标值（\(years.target)年）", .figure),
                .init("current", "现状值（\(years.year)年）", .figure), .init("gap", "差距", .figure),
                .init("completion_percent", "完成率（%）", .figure), .init("verdict", "评估结论", .text),
            ],
            rows: rows.map {
                [$0.title, $0.unit, $0.base, $0.target, $0.current, $0.gap, $0.completion, $0.status]
            }, notes: notes + rows.flatMap { PlanNotes.notes(on: $0, figures) } + PlanNotes.definitions)
    }
}
