import LandModel
import Statistics

/// Notes below a table of plan indicators that follow from base, target and surveys.
enum PlanNotes {
    /// What stands in every table with gaps and completions.
    static let definitions = [
        "差距＝目标值－当前值，由未舍入的数计算，末位可与表列数之差不同；是否达标按表列位数判断。",
        "完成率：目标优于基期值的为（当前值－基期值）÷（目标值－基期值），其余为当前值÷目标值；上限指标的后者为已用上限的比例。",
    ]

    static func notes(on row: PlanRow, _ figures: PlanFigures) -> [String] {
        [period(row), retreat(row, figures), surveyed(row, figures)].compactMap { $0 }
            + FigureNotes.notes(on: row.result)
    }

    /// A figure of other years than the column's head says.
    private static func period(_ row: PlanRow) -> String? {
        row.result.definition.period.map { "\(row.result.definition.title)：当前值的时期为\($0)。" }
    }

    /// `自然保护地面积：2025年目标低于2020年基数4平方千米。`
    private static func retreat(_ row: PlanRow, _ figures: PlanFigures) -> String? {
        let definition = row.result.definition
        guard let retreat = row.comparison.retreat.flatMap(definition.unit.figure),
            let text = retreat.text(decimals: decimals(definition, figures, row.result))
        else { return nil }
        let side = definition.direction == .atLeast ? "低于" : "高于"
        return "\(definition.title)：\(figures.years.target)年目标\(side)\(figures.years.base)年基数"
            + text + definition.unit.symbol + "。"
    }

    /// Places of base and target as they are written, the more of both.
    private static func decimals(
        _ definition: StatisticDefinition, _ figures: PlanFigures, _ result: StatisticResult
    ) -> Int {
        [definition.base, definition.target].compactMap { figures.written($0, of: result) }
            .map { text in text.split(separator: ".").dropFirst().first?.count ?? 0 }.max()
            ?? definition.decimals
    }

    /// A base with a mark is a figure of another kind, as the plan's own notes have it: told beside the survey's
    /// where both differ in the places that the plan prints.
    private static func surveyed(_ row: PlanRow, _ figures: PlanFigures) -> String? {
        let (definition, year) = (row.result.definition, figures.years.base)
        guard let stated = definition.base, !stated.mark.isEmpty,
            case .figure(let base, let written) = stated.content,
            let surveyed = row.result.years[year], let value = surveyed.value.flatMap(definition.unit.figure),
            let text = row.result.text(surveyed), let printed = definition.unit.figure(base)
        else { return nil }
        let places = written.split(separator: ".").dropFirst().first?.count ?? 0
        guard value.rounded(decimals: places) != printed.rounded(decimals: places) else { return nil }
        return
            "\(definition.title)：\(year)年栏为\(written)\(stated.mark)，同年调查值为\(text)\(definition.unit.symbol)，不宜直接比较。"
    }
}
