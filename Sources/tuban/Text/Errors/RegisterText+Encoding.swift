import Readers

/// Faults of a register's text: quotes and encoding.
extension RegisterText {
    func quoteOpen(_ line: Int64) -> Report {
        Report(
            .badData,
            says(Phrase("a quote opens here and is never closed.", "此处的引号没有闭合。"), row: line),
            Phrase(
                "Close it; a quote inside a quoted value is written twice.", "请补上引号；引号内的值如含引号须写两遍。"))
    }

    func encodingUnknown(_ stated: String) -> Report {
        Report(
            .badPipeline, says(Phrase("no encoding is called \(stated).", "没有名为 \(stated) 的编码。")),
            Phrase(
                "Usual are encoding: GB18030 (which holds GBK and GB2312) and UTF-8.",
                "常用 encoding: GB18030（包含 GBK、GB2312）和 UTF-8。"))
    }

    func encodingContradicted(_ stated: String, _ sample: TextSample) -> Report {
        Report(
            .badData,
            says(
                Phrase("the text is not in the stated encoding \(stated): ", "文字不是所指定的 \(stated) 编码：")
                    + Self.bytes(sample), row: sample.record, column: "\(sample.field + 1)"),
            Phrase(
                "Leave encoding: out to have it decided by the text itself.", "请去掉 encoding:，由程序按文字内容判断。"))
    }

    func encodingDoubtful(_ candidates: [String], _ sample: TextSample) -> Report {
        let examples = candidates.isEmpty ? ["GB18030", "UTF-8"] : candidates
        return Report(
            .badData,
            says(
                Phrase("the encoding of the text is in doubt: ", "文字编码不能确定：") + Self.bytes(sample),
                row: sample.record, column: "\(sample.field + 1)"),
            candidates.isEmpty
                ? Phrase("It fits no encoding that was tried.", "所试编码均不符合。")
                : Phrase("It could be ", "可能是 ")
                    + Words.alternatives(candidates.map { Phrase(both: $0) }) + Phrase(".", "。"),
            Phrase(
                "Ask whoever wrote it, and state it: encoding: \(examples[0])",
                "请向制作单位核实后指明：encoding: \(examples[0])"))
    }

    private static func bytes(_ sample: TextSample) -> Phrase {
        Phrase("bytes \(sample.hexadecimal)", "字节 \(sample.hexadecimal)")
    }
}
