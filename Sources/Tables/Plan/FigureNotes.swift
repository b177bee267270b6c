import LandModel
import Statistics

/// Notes below a table that follow from its figures: what is missing, blank or in doubt.
enum FigureNotes {
    /// Rows in doubt that are told one by one.
    static let mostRows = 10

    /// - Parameter parts: figures of it in the table beside the whole.
    static func notes(on result: StatisticResult, parts: some Sequence<Figure> = [Figure]()) -> [String] {
        let (definition, figure) = (result.definition, result.whole)
        var notes = definition.notes.map { "\(definition.title)：\($0)" }
        if let absence = figure.absence {
            notes.append("\(definition.title)：缺数（\(absence.title)）。")
        } else if figure.blanks > 0 {
            notes.append("\(definition.title)：\(blanks(figure, definition))。")
        }
        let all = parts.reduce(figure.doubts) { $0.union($1.doubts) }
        if !all.isEmpty { notes.append("\(definition.title)：存疑，\(doubts(all))。") }
        return notes
    }

    private static func blanks(_ figure: Figure, _ definition: StatisticDefinition) -> String {
        switch definition.calculation {
        case .measure(_, _, let measure):
            let (all, stated) = (figure.records, figure.records - figure.blanks)
            return stated < 0
                // Parts of one record divided among districts are blank one by one.
                ? "\(figure.blanks)处未填，未计入"
                : "\(all)项中\(stated)项有数，\(measure.hasPrefix("sum") ? "合计" : "统计")只含\(stated)项"
        // Several statistics may be made of the same records.
        case .formula: return "所用记录有未填的，未计入"
        }
    }

    /// `supply第3、7行的内容不可用，未计入`.
    private static func doubts(_ doubts: Set<Figure.Doubt>) -> String {
        let sorted = doubts.sorted()
        var sources: [(name: String, rows: [String])] = []
        for doubt in sorted.prefix(mostRows) {
            if sources.last?.name != doubt.source { sources.append((doubt.source, [])) }
            sources[sources.count - 1].rows.append("\(doubt.row)")
        }
        let told = sources.map { "\($0.name)第\($0.rows.joined(separator: "、"))行" }.joined(separator: "，")
        return told + (sorted.count > mostRows ? "等\(sorted.count)行" : "") + "的内容不可用，未计入"
    }
}
