import Mustache
import Statistics
import Tables

/// What a template sees first: statistics by their ids.
struct DigestRoot: MustacheParent {
    let figures: PlanFigures
    let record: DigestRecord

    func child(named name: String) -> Any? {
        figures.result(name).map { DigestStatistic(result: $0, figures: figures, record: record) }
    }
}

/// A statistic in a template.
struct DigestStatistic: MustacheParent {
    let result: StatisticResult
    let figures: PlanFigures
    let record: DigestRecord

    func child(named name: String) -> Any? {
        let definition = result.definition
        switch name {
        case "title": return definition.title
        case "period": return definition.period ?? "\(definition.year ?? figures.years.year)年"
        case "base": return figures.written(definition.base, of: result) ?? "——"
        case "target": return figures.written(definition.target, of: result) ?? "——"
        case "status": return figures.comparison(result).status.title
        case "counties":
            return result.counties.sorted { $0.key < $1.key }.map { code, figure in
                item(figure, code, ["code": code, "name": figures.names[code] ?? code])
            }
        case "parts":
            return result.parts.map { part in
                let name = part.key.map { figures.names[$0] ?? $0 }.joined(separator: " ")
                let key = part.key.joined(separator: " ")
                return item(part.figure, key, ["key": key, "name": name])
            }
        case "years":
            return result.years.sorted { $0.key < $1.key }.map { year, figure in
                item(figure, "\(year)", ["year": "\(year)"])
            }
        default: return item(result.whole, nil, [:]).child(named: name)
        }
    }

    private func item(_ figure: Figure, _ part: String?, _ words: [String: String]) -> DigestItem {
        DigestItem(result: result, figure: figure, part: part, words: words, record: record)
    }
}
