import LandModel
import Mustache
import Statistics
import Tables

/// One figure in a template: that of the whole, of a part or of a year.
struct DigestItem: MustacheParent {
    let result: StatisticResult
    let figure: Figure
    /// `nil` for the whole.
    let part: String?
    /// What names the part.
    let words: [String: String]
    let record: DigestRecord

    func child(named name: String) -> Any? {
        if let word = words[name] { return word }
        let (unit, qualifier) = (result.definition.unit.symbol, result.definition.qualifier ?? "")
        switch name {
        case "unit": return unit
        case "value": return printed { $0 }
        case "figure": return printed { $0 + unit }
        case "text": return printed { qualifier + $0 + unit }
        default: return nil
        }
    }

    /// A figure that is missing says why, one in doubt says so.
    private func printed(_ sentence: (String) -> String) -> String {
        let gap = DigestText.Gap(statistic: result.definition.id, part: part)
        guard let text = result.text(figure) else {
            record.isMissing(gap)
            return "【缺数：\((figure.absence ?? .outOfRange).title)】"
        }
        guard figure.isSound else {
            record.isDoubtful(gap)
            return "【存疑：\(sentence(text))】"
        }
        return sentence(text)
    }
}
