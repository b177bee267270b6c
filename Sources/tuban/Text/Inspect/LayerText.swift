import LandModel
import Readers

/// One layer in full: what it is, its reference system and encoding with their evidence, its fields.
struct LayerText {
    let layer: LayerInspection
    let language: Language

    init(_ layer: LayerInspection, language: Language) {
        self.layer = layer
        self.language = language
    }

    /// Name of a reference system with its code.
    static func label(_ reference: ReferenceDecision) -> String {
        reference.authority.isEmpty ? reference.name : "\(reference.name) (\(reference.authority))"
    }

    var lines: [String] {
        var table = TextTable(.left, .left)
        func add(_ head: Phrase, _ value: String, _ evidence: [Evidence] = []) {
            table.rows.append([said(head), value])
            table.rows += evidence.map { ["", said(EvidenceText.phrase($0))] }
        }
        let undecided = said(Phrase("not decided", "未能确定"))
        add(Phrase("file", "文件"), layer.path)
        add(Phrase("format", "格式"), layer.format.rawValue)
        add(Phrase("geometry", "几何类型"), layer.geometry)
        add(Phrase("features", "要素数"), "\(layer.declaredCount)", layer.evidence)
        if layer.isPolygonal {
            add(
                Phrase("coordinate system", "坐标系"), layer.reference.map(Self.label) ?? undecided,
                layer.reference?.evidence ?? [])
        }
        if let extent = layer.extent { add(Phrase("extent", "范围"), ReferenceText.extent(extent)) }
        add(
            Phrase("encoding", "编码"), layer.encoding?.encoding.iconvName ?? undecided,
            layer.encoding?.evidence ?? [])
        return [said(Phrase("Layer \(layer.name)", "图层 \(layer.name)"))] + table.lines(indent: 2) + fields
    }

    // MARK: Fields

    private var fields: [String] {
        guard !layer.fields.isEmpty else { return ["  " + said(Phrase("no fields", "没有字段"))] }
        var table = TextTable(.left, .left, .left, .left)
        let heads = [
            Phrase("field", "字段"), Phrase("kind", "类型"), Phrase("stands for", "含义"), Phrase("by", "依据"),
        ]
        table.rows.append(heads.map(said))
        for (index, field) in layer.fields.enumerated() {
            let meaning = layer.binding.meaning(of: index)
            let bound = meaning.flatMap { layer.binding.bound[$0] }
            table.rows.append([
                field.name, kind(field), meaning.map { said(FieldText.name($0)) } ?? "–",
                bound.map { said(Self.rule($0.rule)) } ?? "",
            ])
        }
        return table.lines(indent: 2) + conflicts
    }

    private func kind(_ field: SourceLayer.Field) -> String {
        let name = said(Vocabulary.phrase(field.kind.rawValue))
        guard field.width > 0 else { return name }
        return field.decimals > 0 ? "\(name) \(field.width).\(field.decimals)" : "\(name) \(field.width)"
    }

    private static func rule(_ rule: FieldBinding.Bound.Rule) -> Phrase {
        switch rule {
        case .stated: Phrase("named by the user", "人工指定")
        case .standard: Phrase("name of the standard", "标准名称")
        case .alias: Phrase("known other name", "已知别名")
        case .cut: Phrase("known name, cut to ten bytes", "截断的已知名称")
        }
    }

    /// Survey fields that several source fields claim.
    private var conflicts: [String] {
        layer.binding.conflicts.sorted { $0.key < $1.key }.map { field, conflict in
            "  " + said(FieldText.name(field) + Phrase(": ", "：") + Self.text(conflict))
        }
    }

    static func text(_ conflict: FieldBinding.Conflict) -> Phrase {
        switch conflict {
        case .ambiguous(let names), .statedAmbiguous(let names):
            Phrase("undecided between ", "不能确定：") + Words.alternatives(names.map { Phrase(both: $0) })
        case .cut(let name, let couldBe):
            Phrase("perhaps \(name), which could also be ", "可能是 \(name)，也可能是 ")
                + Words.alternatives(couldBe.map(FieldText.name))
        case .statedMissing(let name, _):
            Phrase("no field \(name), as stated", "没有指定的字段 \(name)")
        }
    }

    private func said(_ phrase: Phrase) -> String { phrase.text(in: language) }
}
