package import LandModel
import Statistics

/// All figures of a run for machines: one row a statistic, one a part of it, one a year of it.
package enum FigureTables {
    package static func tables(_ figures: PlanFigures) -> [StatisticTable] {
        [wholes(figures), parts(figures), years(figures)]
    }

    private static func wholes(_ figures: PlanFigures) -> StatisticTable {
        StatisticTable(
            id: "figures", title: "统计指标",
            columns: [
                .init("id", "标识", .code), .init("title", "指标", .text), .init("title_en", "英文名", .text),
                .init("period", "时期", .text), .init("qualifier", "限定词", .text), .init("value", "数值", .figure),
                .init("unit", "单位", .text), .init("records", "记录数", .count), .init("blanks", "未填数", .count),
                .init("state", "状况", .code), .init("base", "基期值", .figure), .init("target", "目标值", .figure),
                .init("attribute", "属性", .code), .init("status", "达标情况", .code),
                .init("source", "数据来源", .code), .init("where", "筛选条件", .text),
                .init("measure", "计算方法", .text),
            ],
            rows: figures.results.map { result in
                let (definition, whole) = (result.definition, result.whole)
                func stated(_ stated: StatisticDefinition.Stated?) -> StatisticTable.Cell {
                    figures.written(stated, of: result).map(StatisticTable.Cell.printed) ?? .empty
                }
                return [
                    .text(definition.id), .text(definition.title), .text(definition.titleEnglish ?? ""),
                    .text(definition.period ?? ""), .text(definition.qualifier ?? ""),
                    .figure(whole, of: result),
                    .text(definition.unit.symbol), .integer(Int64(whole.records)),
                    .integer(Int64(whole.blanks)),
                    .text(state(whole)), stated(definition.base), stated(definition.target),
                    .text(definition.attribute?.rawValue ?? ""),
                    .text(figures.comparison(result).status.rawValue),
                ] + rule(definition)
            }, notes: LevelledStatistics.notes(figures.results.map(\.definition)))
    }

    /// Where a figure comes from, in the words of its declaration.
    private static func rule(_ definition: StatisticDefinition) -> [StatisticTable.Cell] {
        switch definition.calculation {
        case .formula(let text): [.text(""), .text(""), .text(text)]
        case .measure(let source, let filter, let measure):
            [.text(source), .text(filter ?? ""), .text(measure)]
        }
    }

    /// `ok`, `doubtful`, or why there is no figure.
    private static func state(_ figure: Figure) -> String {
        figure.absence?.rawValue ?? (figure.isSound ? "ok" : "doubtful")
    }

    private static func parts(_ figures: PlanFigures) -> StatisticTable {
        var table = StatisticTable(
            id: "figures-by", title: "统计指标分项",
            columns: [
                .init("id", "标识", .code), .init("title", "指标", .text), .init("division", "分组", .code),
                .init("key", "键", .text), .init("name", "名称", .text), .init("value", "数值", .figure),
                .init("unit", "单位", .text), .init("state", "状况", .code),
            ], rows: [])
        for result in figures.results {
            let definition = result.definition
            func add(_ words: [String], _ key: [String], _ figure: Figure) {
                // Several keys join with a sign that no code holds.
                table.rows.append([
                    .text(definition.id), .text(definition.title), .text(words.joined(separator: "+")),
                    .text(key.joined(separator: "+")),
                    .text(key.map { figures.names[$0] ?? $0 }.joined(separator: "+")),
                    .figure(figure, of: result),
                    .text(definition.unit.symbol), .text(state(figure)),
                ])
            }
            if definition.by != ["county"] {
                for (code, figure) in result.counties.sorted(by: { $0.key < $1.key }) {
                    add(["county"], [code], figure)
                }
            }
            let parts = result.parts.sorted { $0.key.lexicographicallyPrecedes($1.key) }
            for part in parts { add(definition.by, part.key, part.figure) }
        }
        return table
    }

    private static func years(_ figures: PlanFigures) -> StatisticTable {
        StatisticTable(
            id: "figures-years", title: "统计指标逐年",
            columns: [
                .init("id", "标识", .code), .init("title", "指标", .text), .init("year", "年份", .code),
                .init("value", "数值", .figure), .init("unit", "单位", .text), .init("state", "状况", .code),
            ],
            rows: figures.results.flatMap { result in
                result.years.sorted { $0.key < $1.key }.map { year, figure in
                    [
                        .text(result.definition.id), .text(result.definition.title), .text("\(year)"),
                        .figure(figure, of: result), .text(result.definition.unit.symbol),
                        .text(state(figure)),
                    ]
                }
            })
    }
}
