import LandModel
import Pipeline
import Readers

/// What `inspect` found, for people: aligned columns, whatever the script of the names.
///
/// All layers in one table; the chosen one (or the only one) in full.
enum InspectText {
    static func text(_ report: InspectionReport, language: Language) -> String {
        let inspection = report.inspection
        var lines = [inspection.path]
        lines += inspection.evidence.map { "  " + EvidenceText.phrase($0).oneLine.text(in: language) }
        if inspection.layers.count > 1 { lines += [""] + layers(inspection, language) }
        let detailed = inspection.chosen ?? (inspection.layers.count == 1 ? 0 : nil)
        if let detailed {
            lines += [""] + LayerText(inspection.layers[detailed], language: language).lines
        } else if let first = inspection.layers.first {
            let hint = Phrase(
                "Name a layer to see its fields: \(first.path):\(first.name)",
                "指明图层可查看其字段：\(first.path):\(first.name)")
            lines += ["", hint.text(in: language)]
        }
        lines += ClassCodeText.lines(report, language)
        return lines.map { Phrase(both: $0).oneLine.english }.joined(separator: "\n") + "\n"
    }

    /// One line a layer.
    private static func layers(_ inspection: SourceInspection, _ language: Language) -> [String] {
        let heads = [
            Phrase("layer", "图层"), Phrase("format", "格式"), Phrase("geometry", "几何类型"),
            Phrase("features", "要素数"), Phrase("coordinate system", "坐标系"), Phrase("problems", "问题"),
        ]
        var table = TextTable(.left, .left, .left, .right, .left, .right)
        table.rows.append(heads.map { $0.text(in: language) })
        let isOneFile = Set(inspection.layers.map(\.path)).count == 1
        for layer in inspection.layers {
            table.rows.append([
                isOneFile ? layer.name : "\(layer.path):\(layer.name)", layer.format.rawValue, layer.geometry,
                "\(layer.declaredCount)", layer.reference.map(LayerText.label) ?? "–",
                layer.faults.isEmpty ? "" : "\(layer.faults.count)",
            ])
        }
        return table.lines()
    }
}
