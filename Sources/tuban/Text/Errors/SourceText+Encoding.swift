import Readers

/// Faults of a shapefile's text encoding.
extension SourceText {
    private func state(_ encoding: String) -> String {
        setting.choose("\(setting.option("encoding")) \(encoding)", "encoding: \(encoding)")
    }

    func encodingUnknown(_ stated: String) -> Report {
        Report(
            setting.statusOfStatement,
            says(Phrase("no encoding is called \(stated).", "没有名为 \(stated) 的编码。")),
            Phrase(
                "Usual are \(state("GB18030")) (which holds GBK and GB2312), UTF-8 and BIG5.",
                "常用 \(state("GB18030"))（包含 GBK、GB2312）、UTF-8、BIG5。"))
    }

    func encodingContradicted(_ stated: String, _ sample: TextSample) -> Report {
        Report(
            .badData,
            says(
                Phrase("the text is not in the stated encoding \(stated): ", "文字不是所指定的 \(stated) 编码：")
                    + Self.bytes(sample), feature: sample.record),
            Phrase(
                "Leave \(setting.choose(setting.option("encoding"), "encoding:")) out to have it decided by the text itself.",
                "请去掉 \(setting.choose(setting.option("encoding"), "encoding:"))，由程序按文字内容判断。"))
    }

    func encodingDoubtful(_ declared: String?, _ candidates: [String], _ sample: TextSample) -> Report {
        let examples = candidates.isEmpty ? ["GB18030", "UTF-8"] : candidates
        return Report(
            .badData,
            says(
                Phrase(
                    "the encoding of the text is in doubt ("
                        + (declared.map { "declared: \($0)" } ?? "nothing declared") + "): ",
                    "文字编码不能确定（" + (declared.map { "声明为 \($0)" } ?? "未声明") + "）：")
                    + Self.bytes(sample), feature: sample.record),
            candidates.isEmpty
                ? Phrase("It fits no encoding that was tried.", "所试编码均不符合。")
                : Phrase("It could be ", "可能是 ")
                    + Words.alternatives(candidates.map { Phrase(both: $0) }) + Phrase(".", "。"),
            Phrase(
                "Ask whoever wrote it, and state it: \(state(examples[0]))",
                "请向制作单位核实后指明：\(state(examples[0]))"))
    }

    /// `field 4, bytes C4 E3 …`: the first sixteen as they stand.
    private static func bytes(_ sample: TextSample) -> Phrase {
        let shown = sample.bytes.prefix(16).map { byte in
            let digits = String(byte, radix: 16, uppercase: true)
            return digits.count == 1 ? "0" + digits : digits
        }
        let text = shown.joined(separator: " ") + (sample.bytes.count > shown.count ? " …" : "")
        let number = sample.field + 1
        return sample.record == nil
            ? Phrase("name of field \(number), bytes \(text)", "第 \(number) 个字段的名称，字节 \(text)")
            : Phrase("field \(number), bytes \(text)", "第 \(number) 个字段，字节 \(text)")
    }
}
