/// Where a fault is: what every sentence about data begins with, as far as it is known.
struct Place {
    /// Name of the source in a pipeline (`440203/DLTB`); empty on the command line.
    var source = ""
    var path: String
    var layer: String?
    var feature: Int64?
    var field: String?

    /// `440203/DLTB: path: layer DLTB, feature 7, field TBMJ: …`
    func says(_ what: Phrase) -> Phrase {
        let parts = [
            layer.map { Phrase("layer \($0)", "图层 \($0)") },
            feature.map { Phrase("feature \($0)", "要素 \($0)") },
            field.map { Phrase("field \($0)", "字段 \($0)") },
        ].compactMap { $0 }
        // A blank after the path, so that a terminal can tell it from what follows.
        let files = [source, path].filter { !$0.isEmpty }.map { $0 + ": " }.joined()
        let inside =
            parts.isEmpty
            ? Phrase.empty
            : Phrase(
                parts.map(\.english).joined(separator: ", ") + ": ",
                parts.map(\.chinese).joined(separator: "，") + "：")
        return Phrase(both: files) + inside + what
    }
}
