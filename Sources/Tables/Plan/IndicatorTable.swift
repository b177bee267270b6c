package import LandModel
import Statistics

/// 主要指标表: the indicators of a plan in its own layout, with what has become of them.
package struct IndicatorTable: Sendable, Equatable {
    /// Another year by which the plan asks for the same target.
    package struct Deadline: Sendable, Equatable {
        package var statistic: String
        package var year: Int
        /// `第七章第三节`.
        package var place: String

        package init(statistic: String, year: Int, place: String) {
            self.statistic = statistic
            self.year = year
            self.place = place
        }
    }

    /// File name without ending.
    package var id: String
    package var title: String
    /// A column each, ascending.
    package var surveyYears: [Int]
    /// The plan's own, verbatim.
    package var notes: [String]
    package var deadlines: [Deadline]

    package init(
        id: String = "indicators", title: String, surveyYears: [Int] = [], notes: [String] = [],
        deadlines: [Deadline] = []
    ) {
        self.id = id
        self.title = title
        self.surveyYears = surveyYears
        self.notes = notes
        self.deadlines = deadlines
    }

    /// Names of statistics that must be known.
    package var statistics: [String] { deadlines.map(\.statistic) }

    /// Every statistic with a `group`, in the order of the declarations.
    package func table(_ figures: PlanFigures) -> StatisticTable {
        let years = figures.years
        let rows = figures.results.filter { $0.definition.group != nil }.map { PlanRow($0, figures) }
        var table = StatisticTable(
            id: id, title: title,
            columns: [
                .init("group", "组", .text), .init("number", "序号", .code), .init("indicator", "指标", .text),
                .init("unit", "单位", .text), .init("base", "\(years.base)年", .figure),
                .init("target", "\(years.target)年", .figure), .init("attribute", "属性", .text),
                .init("current", "当前值（\(years.year)年）", .figure), .init("gap", "差距", .figure),
                .init("completion_percent", "完成率（%）", .figure), .init("status", "状态", .text),
            ] + surveyYears.map { .init("survey_\($0)", "\($0)年调查", .figure) }, rows: [], notes: notes)
        for (number, row) in rows.enumerated() {
            table.rows.append(
                [
                    .text(row.result.definition.group ?? ""), .text("\(number + 1)"), row.title, row.unit,
                    row.base,
                    row.target, row.attribute, row.current, row.gap, row.completion, row.status,
                ] + surveyYears.map { .figure(row.result.years[$0], of: row.result) })
        }
        table.notes += rows.flatMap { PlanNotes.notes(on: $0, figures) }
        table.notes += deadlines.compactMap { note(on: $0, figures) } + PlanNotes.definitions
        return table
    }

    private func note(on deadline: Deadline, _ figures: PlanFigures) -> String? {
        guard deadline.year != figures.years.target, let result = figures.result(deadline.statistic),
            result.definition.group != nil
        else {
            return nil
        }
        return
            "\(result.definition.title)：本表目标年为\(figures.years.target)年，\(deadline.place)为\(deadline.year)年。"
    }
}
