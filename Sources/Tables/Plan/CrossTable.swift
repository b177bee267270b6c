package import LandModel
package import Statistics

/// Statistics side by side, a column each, told apart by county, by a grouping, by year or by fields: 批–供–用–补–查,
/// 增存挂钩, 占补平衡 year by year.
package struct CrossTable: Sendable, Equatable {
    package var id: String
    package var title: String
    /// Words of `by`; `county` and `year` alone need none of the statistics to be told apart by them.
    package var by: [String]
    /// In the order of the columns.
    package var statistics: [String]
    package var notes: [String]

    package init(id: String, title: String, by: [String], statistics: [String], notes: [String] = []) {
        self.id = id
        self.title = title
        self.by = by
        self.statistics = statistics
        self.notes = notes
    }

    /// Which of the statistics are not told apart as the rows ask for: their columns would hold nothing but totals.
    package func misfits(among definitions: [StatisticDefinition]) -> [String] {
        if by == ["county"] || by == ["year"] { return [] }
        return definitions.filter { statistics.contains($0.id) && $0.by != by }.map(\.id)
    }

    /// The last row is the whole of each statistic, and never a sum of the rows above it.
    package func table(_ figures: PlanFigures) -> StatisticTable {
        let columns = statistics.compactMap(figures.result)
        let cells = columns.map(parts)
        let keys = CrossKeys(by: by, figures: figures)
        var table = StatisticTable(
            id: id, title: title, columns: keys.columns + columns.map { .statistic($0.definition) }, rows: [],
            notes: notes)
        for key in keys.sorted(Set(cells.flatMap(\.keys))) {
            table.rows.append(keys.cells(key) + zip(columns, cells).map { .figure($1[key], of: $0) })
        }
        table.rows.append(keys.total + columns.map { .figure($0.whole, of: $0) })
        let odd = zip(columns, cells).filter { !isSum($0.whole, of: $1.values) }.map { $0.0.definition.title }
        if !odd.isEmpty { table.notes.append("合计按整体计算，不是各行之和：\(odd.joined(separator: "、"))。") }
        table.notes += zip(columns, cells).flatMap { FigureNotes.notes(on: $0, parts: $1.values) }
        return table
    }

    private func parts(_ result: StatisticResult) -> [[String]: Figure] {
        if result.definition.by == by {
            return Dictionary(result.parts.map { ($0.key, $0.figure) }) { first, _ in first }
        }
        switch by {
        case ["county"]: return Dictionary(result.counties.map { ([$0], $1) }) { first, _ in first }
        case ["year"]: return Dictionary(result.years.map { (["\($0)"], $1) }) { first, _ in first }
        default: return [:]
        }
    }

    private func isSum(_ whole: Figure, of parts: some Sequence<Figure>) -> Bool {
        var sum = Rational?.some(.zero)
        for part in parts { if let value = part.value { sum = sum?.adding(value) } }
        return whole.value == nil || whole.value == sum
    }
}
