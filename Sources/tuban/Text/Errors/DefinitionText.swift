import Pipeline

/// What is wrong with one value of a pipeline file, and below it what may stand there.
enum DefinitionText {
    static func sentences(_ problem: DefinitionFault.Problem) -> (what: Phrase, then: [Phrase]) {
        switch problem {
        case .syntax(let words):
            return (
                Phrase("no YAML: \(words).", "不是有效的 YAML：\(words)。"),
                [
                    Phrase(
                        "Look at indentation, colons and quotes of this line and the one above.",
                        "请检查本行及上一行的缩进、冒号和引号。")
                ]
            )
        case .emptyDocument:
            return (Phrase("the file is empty.", "文件为空。"), [])
        case .alias:
            return (Phrase("aliases (*) are not used here.", "不支持别名（*）。"), [writeOut])
        case .anchor:
            return (Phrase("anchors (&) are not used here.", "不支持锚点（&）。"), [writeOut])
        case .tag:
            return (Phrase("tags (!) are not used here.", "不支持标签（!）。"), [])
        case .keyNotText:
            return (Phrase("a key must be plain text.", "键必须是文本。"), [])
        case .duplicateKey(let line):
            return (
                Phrase("the key stands twice, first in line \(line).", "键重复，首次出现在第 \(line) 行。"), []
            )
        case .unknownKey(let nearest, let known):
            return (
                Words.sentenceWithSuggestion(Phrase("unknown key", "未知的键"), nearest),
                known.isEmpty || !nearest.isEmpty
                    ? []
                    : [Phrase("Keys here: ", "此处可用的键：") + Words.list(known, limit: 30) + Phrase(".", "。")]
            )
        case .missingKey(let name, let summary):
            return (
                Phrase("the key \(name) is missing.", "缺少键 \(name)。"), [Vocabulary.phrase(summary)]
            )
        case .wrongType(let expected, let found):
            return (
                Phrase("expected ", "应为") + Vocabulary.phrase(expected) + Phrase(", found ", "，实为")
                    + Vocabulary.phrase(found) + Phrase(".", "。"), []
            )
        case .emptyValue:
            return (Phrase("no value.", "没有值。"), [])
        case .malformed(let found, let expected):
            return (
                Phrase("found `\(found)`, expected ", "现为 `\(found)`，应为") + Vocabulary.phrase(expected)
                    + Phrase(".", "。"), []
            )
        case .unknownValue(let found, let nearest, let known):
            return (
                Words.sentenceWithSuggestion(Phrase("unknown value `\(found)`", "未知的值 `\(found)`"), nearest),
                nearest.isEmpty
                    ? [Phrase("Known: ", "可用的值：") + Words.list(known, limit: 50) + Phrase(".", "。")] : []
            )
        case .outOfRange(let found, let low, let high):
            return (
                Phrase("`\(found)` is not from \(low) to \(high).", "`\(found)` 不在 \(low) 至 \(high) 之间。"), []
            )
        case .duplicateValue(let found, let line):
            return (
                Phrase(
                    "`\(found)` stands twice" + (line.map { ", first in line \($0)." } ?? "."),
                    "`\(found)` 重复" + (line.map { "，首次出现在第 \($0) 行。" } ?? "。")), []
            )
        case .unsupportedSchema(let found, let supported):
            return (
                Phrase(
                    "schema \(found) is not known; this program reads \(supported).",
                    "不支持 schema \(found)；本程序读取 \(supported)。"),
                [Phrase("Use the release of the program the file was written for.", "请使用与该文件对应的程序版本。")]
            )
        case .countyOutsideCity(let county, let city):
            return (
                Phrase("county \(county) does not lie in city \(city).", "县 \(county) 不属于市 \(city)。"), []
            )
        case .path(let problem, let found):
            return (
                path(problem, found),
                [Phrase("Write the path out, from the folder of the pipeline file.", "请写出相对于流程文件所在文件夹的完整路径。")]
            )
        case .needs(let key, let value):
            return (
                Phrase("only together with \(key): ", "须与 \(key) 同时使用：")
                    + (value.contains(" ") ? Vocabulary.phrase(value) : Phrase(both: value))
                    + Phrase(".", "。"), []
            )
        case .language(let fault, let text): return LanguageText.sentences(fault, text)
        case .overrideMalformed:
            return (Phrase("not of the form key.path=value.", "格式应为 键.路径=值。"), [])
        case .overrideOfGroup(let known):
            return (
                Phrase("names a group of keys, not a value.", "指向一组键，而不是一个值。"),
                [Phrase("Values in it: ", "其中的值：") + Words.list(known, limit: 30) + Phrase(".", "。")]
            )
        }
    }

    private static func path(_ problem: DefinitionFault.PathProblem, _ found: String) -> Phrase {
        switch problem {
        case .variable:
            Phrase("`\(found)` has an environment variable.", "`\(found)` 含环境变量。")
        case .homeFolder: Phrase("`\(found)` begins with ~.", "`\(found)` 以 ~ 开头。")
        case .address: Phrase("`\(found)` is an address, not a file.", "`\(found)` 是网址，不是文件。")
        case .virtualFileSystem:
            Phrase(
                "`\(found)` names a virtual file system; unpack or copy the data.",
                "`\(found)` 指向虚拟文件系统；请先解压或复制数据。")
        }
    }

    private static let writeOut = Phrase("Write the value out in both places.", "请在两处分别写出。")
}
