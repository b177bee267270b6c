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
        case "base": return stated(definition.base)
        case "target": return stated(definition.target)
        case "status": return status
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

    /// The figure of another statistic is as missing or doubtful as that one is.
    private func stated(_ stated: StatisticDefinition.Stated?) -> Any {
        guard case .statistic(let id) = stated?.content, let other = figures.result(id) else {
            return figures.written(stated, of: result) ?? "——"
        }
        let printed = StatisticResult(definition: result.definition, whole: other.whole)
        return DigestItem(result: printed, figure: other.whole, part: nil, words: [:], record: record)
            .child(named: "value") ?? "——"
    }

    /// What follows from a figure in doubt is in doubt.
    private var status: String {
        let title = figures.comparison(result).status.title
        let own = result.whole.doubts
        guard !own.isEmpty else { return title }
        record.isDoubtful(DigestText.Gap(statistic: result.definition.id))
        return "【存疑：\(title)】"
    }

    private func item(_ figure: Figure, _ part: String?, _ words: [String: String]) -> DigestItem {
        DigestItem(result: result, figure: figure, part: part, words: words, record: record)
    }
}
