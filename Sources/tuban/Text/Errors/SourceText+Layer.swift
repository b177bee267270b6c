import LandModel
import Readers

/// Faults of the choice of a layer, and of layers that cannot be read.
extension SourceText {
    func layerMissing(_ similar: [String], _ available: [String]) -> Report {
        Report(
            .inputMissing,
            says(Phrase("no such layer.", "图层不存在。")),
            Words.suggestion(similar),
            available.isEmpty
                ? Phrase("There is no readable layer at all.", "其中没有任何可读图层。")
                : Phrase("Layers there: ", "现有图层：") + Words.list(available) + Phrase(".", "。"),
            setting.choose(
                .empty,
                Phrase(
                    "State its name under layers: of the source, or of defaults.",
                    "请在该 source 或 defaults 的 layers: 下写明图层名。")))
    }

    func layerNotStated(_ candidates: [String]) -> Report {
        guard !candidates.isEmpty else {
            return Report(.inputMissing, says(Phrase("holds no layer.", "其中没有图层。")), Self.askAgain)
        }
        let examples = candidates.map { $0.contains("/") ? $0 : "\(fault.path):\($0)" }
        return Report(
            setting.statusOfStatement,
            says(Phrase("several layers, and none is stated.", "有多个图层，未指明用哪一个。")),
            Phrase("Layers there: ", "现有图层：") + Words.list(candidates) + Phrase(".", "。"),
            setting.choose(
                Phrase("Name one, as \(examples[0])", "请指明一个，如 \(examples[0])"),
                Phrase("State it under layers: of the source.", "请在该 source 的 layers: 下写明。")))
    }

    func layerInSeveralFiles(_ paths: [String]) -> Report {
        Report(
            setting.statusOfStatement,
            says(Phrase("several files of the folder hold this layer.", "文件夹中有多个文件含此图层。")),
            Words.list(paths),
            setting.choose(
                Phrase("Give the path of the one that is meant.", "请直接给出所需文件的路径。"),
                Phrase("Let path: name the one that is meant.", "请让 path: 指向所需的那个文件。")))
    }

    func layerNotPolygonal(_ geometry: String) -> Report {
        Report(
            .badData,
            says(
                // GDAL's name for the type of a table.
                geometry == "None"
                    ? Phrase("has no geometry: it is a table of attributes only.", "没有图形，只是属性表。")
                    : Phrase("holds no polygons, but \(geometry).", "不是面图层，而是 \(geometry)。")),
            Phrase("Give the layer of the patches (DLTB) instead.", "请改用图斑图层（DLTB）。"))
    }

    func layerOfOtherKind(_ asked: GeometryKind, _ geometry: String) -> Report {
        let kind =
            switch asked {
            case .polygons: Phrase("polygons", "面")
            case .lines: Phrase("lines", "线")
            case .points: Phrase("points", "点")
            }
        return Report(
            .badData,
            says(
                geometry == "None"
                    ? Phrase("has no geometry: it is a table of attributes only.", "没有图形，只是属性表。")
                    : Phrase("holds no ", "不是") + kind + Phrase(", but \(geometry).", "图层，而是 \(geometry)。")),
            Phrase("Give a layer of ", "请改用") + kind + Phrase(" instead.", "图层。"))
    }

    func layerUnreadable(_ table: String, _ reason: UnreadableTable) -> Report {
        switch reason {
        case .compressed:
            Report(
                .badData,
                says(
                    Phrase(
                        "table \(table) is compressed (CDF or SDC), which no open library reads.",
                        "表 \(table) 已压缩（CDF 或 SDC），开源库无法读取。")),
                Phrase(
                    "In ArcGIS run Uncompress File Geodatabase Data on a copy, and give that.",
                    "请在 ArcGIS 中对副本执行“解压缩文件地理数据库数据”后再用。"))
        case .fileMissing:
            Report(
                .inputMissing,
                says(
                    Phrase(
                        "the geodatabase lists table \(table), but its file is not there.",
                        "数据库目录中有表 \(table)，但缺少其数据文件。")),
                Phrase(
                    "Copy the whole .gdb folder again, with every file in it.", "请重新完整复制 .gdb 文件夹，不要遗漏文件。"))
        case .damaged:
            Report(
                .badData,
                says(
                    Phrase(
                        "table \(table) is there, but its content cannot be read.",
                        "表 \(table) 存在，但内容无法读取。")), Self.askAgain)
        }
    }
}
