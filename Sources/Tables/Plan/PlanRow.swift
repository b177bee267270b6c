import LandModel
import Statistics

/// One indicator of a plan with everything that is told of it, as cells.
struct PlanRow {
    let result: StatisticResult
    let comparison: PlanComparison
    private let figures: PlanFigures

    init(_ result: StatisticResult, _ figures: PlanFigures) {
        self.result = result
        self.figures = figures
        comparison = figures.comparison(result)
    }

    var title: StatisticTable.Cell { .text(result.definition.title) }
    var unit: StatisticTable.Cell { .text(result.definition.unit.symbol) }
    /// As the plan prints them, with their marks: `306①`, `——`.
    var base: StatisticTable.Cell { stated(result.definition.base) }
    var target: StatisticTable.Cell { stated(result.definition.target) }
    var attribute: StatisticTable.Cell { .text(result.definition.attribute?.title ?? "") }
    var current: StatisticTable.Cell { .figure(result.whole, of: result) }
    var gap: StatisticTable.Cell { .value(comparison.gap, of: result) }
    var completion: StatisticTable.Cell { .percent(comparison.completion) }
    var status: StatisticTable.Cell { .text(comparison.status.title) }

    private func stated(_ stated: StatisticDefinition.Stated?) -> StatisticTable.Cell {
        guard let written = figures.written(stated, of: result) else { return .text("——") }
        return .printed(written + (stated?.mark ?? ""))
    }
}

extension StatisticDefinition.Attribute {
    package var title: String {
        switch self {
        case .binding: "约束性"
        case .expected: "预期性"
        }
    }
}
