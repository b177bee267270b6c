import Digest
import Pipeline

/// Why the template of a digest cannot be used.
enum DigestProblemText {
    static func report(_ path: String, _ problem: DigestProblem) -> Report {
        let place = Place(path: path)
        switch problem {
        case .missing:
            return Report(.inputMissing, place.says(Phrase("there is no such template.", "没有这个模板文件。")))
        case .unreadable:
            return Report(.permission, place.says(Phrase("the template cannot be read.", "无法读取模板文件。")))
        case .notUTF8:
            return Report(
                .badPipeline, place.says(Phrase("the template is not UTF-8.", "模板文件不是 UTF-8 编码。")))
        case .template(let faults):
            let lines = faults.faults.map { fault in
                Place(path: "\(path):\(fault.line)").says(phrase(fault.problem))
            }
            return Report(.badPipeline, lines.first ?? place.says(Phrase(both: "")), Array(lines.dropFirst()))
        }
    }

    private static func phrase(_ problem: DigestFault.Problem) -> Phrase {
        switch problem {
        case .unclosedTag: Phrase("`{{` without `}}`.", "`{{` 没有对应的 `}}`。")
        case .badTag(let tag): Phrase("`\(tag)` is no tag of a digest.", "`\(tag)` 不是数读模板的标记。")
        case .wrongEnd(let found, let expected):
            Phrase("`\(found)` ends what is not open", "`\(found)` 结束了未打开的段落")
                + (expected.map { Phrase("; `\($0)` is.", "，当前打开的是 `\($0)`。") } ?? Phrase(".", "。"))
        case .unclosedSection(let name): Phrase("the section `\(name)` has no end.", "段落 `\(name)` 没有结束。")
        case .unknownName(let name, let nearest):
            Words.sentenceWithSuggestion(
                Phrase("unknown statistic `\(name)`", "未知的指标 `\(name)`"), nearest)
        case .unknownField(let name, let statistic, let nearest):
            Words.sentenceWithSuggestion(
                Phrase("`\(statistic)` has no `\(name)`", "`\(statistic)` 没有 `\(name)`"), nearest)
        case .badFunction(let name, let known):
            Phrase("unknown function `\(name)`; known: ", "未知的函数 `\(name)`；可用的有：")
                + Words.list(known, limit: 10) + Phrase(".", "。")
        case .tooDeep(let limit): Phrase("more than \(limit) sections deep.", "段落嵌套超过 \(limit) 层。")
        }
    }
}
