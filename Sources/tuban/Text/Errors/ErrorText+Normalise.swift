import Normalise

/// Faults of standards, crosswalks and class rules.
extension ErrorText {
    /// - Parameter source: name of the source in the pipeline; empty on the command line.
    static func report(_ error: NormaliseError, source: String = "", setting: Setting) -> Report {
        let place = Place(source: source, path: "")
        switch error {
        case .standardUnknown(let name, let suggestions, let known):
            return Report(
                setting.statusOfStatement,
                place.says(
                    Words.sentenceWithSuggestion(
                        Phrase("no land-class standard is called \(name)", "没有名为 \(name) 的地类标准"), suggestions)
                ),
                Phrase("Known: ", "可用的标准：") + names(known) + Phrase(".", "。"))
        case .crosswalkMissing(let from, let to, let available):
            return Report(
                setting.statusOfStatement,
                place.says(
                    Phrase("no crosswalk leads from \(from) to \(to).", "没有从 \(from) 到 \(to) 的对照表。")),
                available.isEmpty
                    ? Phrase("From \(from) there is none at all.", "\(from) 没有任何对照表。")
                    : Phrase("From \(from) there is one to ", "\(from) 可对照到：") + Words.list(available)
                        + Phrase(".", "。"))
        case .packUnreadable(let path, let reason):
            return Report(
                .internalFault,
                Place(path: path).says(
                    Phrase("the standard's data cannot be read: ", "标准数据无法读取：") + SystemText.phrase(reason)),
                installAgain)
        case .checksumMismatch(let path, let expected, let found):
            return Report(.internalFault, checksum(path, expected, found), installAgain)
        case .packMalformed(let path, let line, let column, let found):
            return Report(.internalFault, malformedPack(path, line, column, found), installAgain)
        case .ruleFromUnknown(let code, let standard, let suggestions):
            return Report(
                .badPipeline,
                place.says(
                    Words.sentenceWithSuggestion(
                        Phrase(
                            "classes.rules: from: \(code) is no class of \(standard)",
                            "classes.rules：from: \(code) 不是 \(standard) 的地类"), suggestions)))
        case .ruleToUnknown(let code, let standard, let suggestions):
            return Report(
                .badPipeline,
                place.says(
                    Words.sentenceWithSuggestion(
                        Phrase(
                            "classes.rules: to: \(code) is no class of \(standard)",
                            "classes.rules：to: \(code) 不是 \(standard) 的地类"), suggestions)))
        case .ruleToNotAssignable(let code, let standard, let choices):
            return Report(
                .badPipeline,
                place.says(
                    Phrase(
                        "classes.rules: to: no patch may carry \(code) of \(standard).",
                        "classes.rules：to: 图斑不能使用 \(standard) 的 \(code)。")),
                choices.isEmpty
                    ? Phrase("Choose a class of the lowest level.", "请选用最末级地类。")
                    : Phrase("Choose one of ", "请从中选择：") + Words.list(choices, limit: 30) + Phrase(".", "。"))
        case .ruleDuplicate(let code):
            return Report(
                .badPipeline,
                place.says(
                    Phrase(
                        "classes.rules: two rules start from \(code).",
                        "classes.rules：有两条规则的 from 均为 \(code)。")),
                Phrase("Keep one of them.", "请保留其中一条。"))
        }
    }

    /// `tdt1055-2019 (sandiao, 三调), …`: the short names are what people type.
    private static func names(_ standards: [StandardName]) -> Phrase {
        let names = standards.map { standard in
            standard.aliases.isEmpty
                ? Phrase(both: standard.identifier)
                : Phrase(
                    "\(standard.identifier) (\(standard.aliases.joined(separator: ", ")))",
                    "\(standard.identifier)（\(standard.aliases.joined(separator: "、"))）")
        }
        return Phrase(
            names.map(\.english).joined(separator: ", "), names.map(\.chinese).joined(separator: "、"))
    }

    static func checksum(_ path: String, _ expected: String, _ found: String) -> Phrase {
        Place(path: path).says(
            Phrase(
                "the file was changed: checksum \(found.prefix(12))… instead of \(expected.prefix(12))….",
                "文件已被改动：校验和为 \(found.prefix(12))…，应为 \(expected.prefix(12))…。"))
    }

    static func malformedPack(_ path: String, _ line: Int, _ column: String, _ found: String) -> Phrase {
        Place(path: "\(path):\(line)").says(
            Phrase("\(column): `\(found)` cannot be.", "\(column)：`\(found)` 无效。"))
    }
}
