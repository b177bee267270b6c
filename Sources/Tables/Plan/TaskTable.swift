package import LandModel
import Statistics

/// 任务分解: what each county was to reach, has reached, and lacks.
package struct TaskTable: Sendable, Equatable {
    package var id: String
    package var title: String
    /// Statistics with a `task`, in the order of the rows; none for all of them in the order of their declarations.
    package var statistics: [String]
    package var notes: [String]

    package init(id: String = "tasks", title: String, statistics: [String] = [], notes: [String] = []) {
        self.id = id
        self.title = title
        self.statistics = statistics
        self.notes = notes
    }

    /// The city's row comes first, from the wholes of both statistics and never from the rows below it.
    package func table(_ figures: PlanFigures) -> StatisticTable {
        let chosen = statistics.isEmpty ? figures.results : statistics.compactMap(figures.result)
        var table = StatisticTable(
            id: id, title: title,
            columns: [
                .init("indicator", "指标", .text), .init("district_code", "行政区代码", .code),
                .init("district_name", "行政区名称", .text), .init("unit", "单位", .text),
                .init("task", "任务", .figure), .init("actual", "实际", .figure),
                .init("difference", "差额", .figure), .init("status", "状态", .text),
            ], rows: [], notes: notes)
        for result in chosen {
            guard let task = result.definition.task.flatMap(figures.result) else { continue }
            table.rows.append(row(result, figures.city, task.whole, result.whole, figures))
            for code in Set(result.counties.keys).union(task.counties.keys).sorted() {
                let county = District(code: code, name: figures.names[code] ?? "")
                table.rows.append(row(result, county, task.counties[code], result.counties[code], figures))
            }
            table.notes += [result, task].flatMap { FigureNotes.notes(on: $0, parts: $0.counties.values) }
        }
        table.notes.append("差额＝实际－任务，与市合计均由未舍入的数计算，末位可与表列数之差、之和不同。")
        return table
    }

    private func row(
        _ result: StatisticResult, _ district: District, _ task: Figure?, _ actual: Figure?,
        _ figures: PlanFigures
    ) -> [StatisticTable.Cell] {
        let comparison = PlanComparison(
            base: nil, target: task?.value, current: actual?.value, definition: result.definition,
            years: figures.years)
        return [
            .text(result.definition.title), .text(district.code), .text(district.name),
            .text(result.definition.unit.symbol), .figure(task, of: result), .figure(actual, of: result),
            .value(comparison.gap?.negated, of: result), .text(comparison.status.title),
        ]
    }
}
