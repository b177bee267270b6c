import Statistics

/// What is wrong with a filter, a measure or a formula, and where in its text.
enum LanguageText {
    static func sentences(_ fault: LanguageFault, _ text: String) -> (what: Phrase, then: [Phrase]) {
        let (what, then) = sentences(fault.problem, written(fault, text))
        guard fault.position > 1, text.count > 1 else { return (what, then) }
        return (
            Phrase("character \(fault.position): ", "第 \(fault.position) 个字符：") + what,
            [mark(fault, text)] + then
        )
    }

    /// The text, with the fault's place cut out of it.
    private static func mark(_ fault: LanguageFault, _ text: String) -> Phrase {
        let before = text.prefix(fault.position - 1)
        return Phrase(both: "\(before)▸\(text.dropFirst(before.count))")
    }

    /// A number as it is written, with the zeros that it begins with; empty for anything else.
    private static func written(_ fault: LanguageFault, _ text: String) -> String {
        String(text.dropFirst(fault.position - 1).prefix { $0.isWholeNumber || $0 == "." })
    }

    /// What was meant by signs that other languages and Chinese keyboards have.
    private static let signs: [Character: String] = [
        "&": "and", "|": "or", "“": "\"", "”": "\"", "‘": "\"", "’": "\"", "＂": "\"", "'": "\"",
        "＝": "=", "＞": ">", "＜": "<", "、": ",", "；": ",",
    ]

    private static func sentences(
        _ problem: LanguageFault.Problem, _ written: String
    ) -> (Phrase, [Phrase]) {
        switch problem {
        case .unexpected(let found, let expected):
            let end = found.isEmpty
            return (
                Phrase("expected ", "应为") + Vocabulary.phrase(expected)
                    + (end
                        ? Phrase(", found the end.", "，实为结尾。")
                        : Phrase(", found `\(found)`.", "，实为 `\(found)`。")),
                found.first.flatMap { signs[$0] }.map { [Phrase("Write `\($0)`.", "请改用 `\($0)`。")] } ?? []
            )
        case .unknownName(let name, let kind, let nearest, let known):
            return (
                Words.sentenceWithSuggestion(
                    Phrase("unknown \(word(kind).english) `\(name)`", "未知的\(word(kind).chinese) `\(name)`"),
                    nearest),
                nearest.isEmpty && !known.isEmpty
                    ? [Phrase("Known: ", "可用的有：") + Words.list(known, limit: 40) + Phrase(".", "。")]
                        + codes(kind)
                    : []
            )
        case .type(let field, let type, let found, let expected):
            return (
                Phrase("`\(field)` is of type ", "`\(field)` 的类型是") + Vocabulary.phrase(type)
                    + Phrase("; found ", "；现为 ")
                    + Phrase(both: Int(found) != nil && !written.isEmpty ? written : found)
                    + Phrase(", expected ", "，应为")
                    + Vocabulary.phrase(expected) + Phrase(".", "。"), []
            )
        case .dimension(let found, let expected):
            return (
                Phrase(
                    "measures \(expected), and \(found) cannot be set against it.",
                    "量纲为 \(expected)，不能与 \(found) 相加减或以其为单位。"),
                [
                    Phrase(
                        "m2 are areas (亩, 公顷, 平方千米), m lengths, m3 volumes, yuan money, 1 a bare number (个, %).",
                        "m2 为面积（亩、公顷、平方千米），m 为长度，m3 为体积，yuan 为金额，1 为纯数（个、%）。")
                ]
            )
        case .circular(let path):
            return (
                Phrase("refers to itself: ", "循环引用：") + Phrase(both: path.joined(separator: " → "))
                    + Phrase(".", "。"), []
            )
        case .tooDeep(let limit):
            return (Phrase("more than \(limit) parentheses deep.", "括号嵌套超过 \(limit) 层。"), [])
        }
    }

    private static func codes(_ kind: LanguageFault.NameKind) -> [Phrase] {
        guard kind == .classSet else { return [] }
        return [Phrase("A class stands as its code in quotes: \"0103\".", "单个地类写带引号的代码，如 \"0103\"。")]
    }

    private static func word(_ kind: LanguageFault.NameKind) -> (english: String, chinese: String) {
        switch kind {
        case .field: ("field", "字段")
        case .word: ("word", "词")
        case .classSet: ("class or set of classes", "地类或地类集合")
        case .function: ("function", "函数")
        case .statistic: ("statistic", "指标")
        case .source: ("source", "数据来源")
        case .grouping: ("division", "分组")
        }
    }
}
