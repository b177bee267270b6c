import LandModel
import Readers

/// Faults of the path: what is there cannot be read, or is something else.
extension SourceText {
    func pathMissing(_ similar: [String]) -> Report {
        Report(
            .inputMissing,
            says(Phrase("no such file or folder.", "文件或文件夹不存在。")),
            Words.suggestion(similar),
            setting.choose(
                Phrase(
                    "Check the path; a layer is named behind it, as PATH:LAYER.",
                    "请检查路径；图层写在路径之后，如 路径:图层名。"),
                Phrase(
                    "Paths of a pipeline count from the folder of the pipeline file.",
                    "流程中的相对路径以流程文件所在文件夹为准。")))
    }

    func pathUnreadable(_ cause: String) -> Report {
        let number = SystemText.number(of: cause)
        return Report(
            SystemText.statusOfInput(number),
            says(Phrase("cannot be read: ", "无法读取：") + SystemText.phrase(cause) + Phrase(".", "。")),
            SystemText.advice(number))
    }

    func pathNotLocal(_ prefix: String) -> Report {
        Report(
            setting.statusOfStatement,
            says(
                Phrase(
                    "\(prefix) names a virtual, network or database source; only files and folders are read.",
                    "\(prefix) 指向虚拟文件、网络或数据库；只读取本地文件和文件夹。")),
            Phrase(
                "Copy or unpack the data into a folder and give its path.", "请将数据复制或解压到本地文件夹，再给出路径。"))
    }

    var exchangeFile: Report {
        Report(
            .badData,
            says(
                Phrase(
                    "a VCT exchange file (GB/T 17798), which cannot be read directly.",
                    "这是 VCT 交换文件（GB/T 17798），不能直接读取。")),
            Phrase(
                "Import it with a GIS that reads VCT (SuperMap, MapGIS, ArcGIS with a VCT tool), export its layers "
                    + "as GeoPackage or file geodatabase, and give that; or ask for the .gdb of the same delivery.",
                "请用能读 VCT 的软件（SuperMap、MapGIS、带 VCT 工具的 ArcGIS）导入，"
                    + "将图层导出为 GeoPackage 或文件地理数据库后再用；或索取同一成果的 .gdb。"))
    }

    var personalGeodatabase: Report {
        Report(
            .badData,
            says(
                Phrase(
                    "a personal geodatabase (Access file), which only Windows with Access drivers reads.",
                    "这是个人地理数据库（Access 文件），只能在装有 Access 驱动的 Windows 上读取。")),
            Phrase(
                "In ArcGIS copy its layers into a file geodatabase (.gdb), or export them as GeoPackage, and give "
                    + "that.",
                "请在 ArcGIS 中将其图层复制到文件地理数据库（.gdb），或导出为 GeoPackage 后再用。"))
    }

    func archive(_ kind: String) -> Report {
        Report(
            .badData,
            says(Phrase("a packed file (\(kind)).", "这是压缩包（\(kind)）。")),
            Phrase(
                "Unpack it and give the folder"
                    + (kind == "zip" ? " (Chinese names: unzip -O GB18030)." : "."),
                "请解压后给出文件夹" + (kind == "zip" ? "（中文文件名可用 unzip -O GB18030）。" : "。")))
    }

    func sideFile(_ main: String?) -> Report {
        guard let main else {
            return Report(
                .inputMissing,
                says(
                    Phrase(
                        "a side file of a shapefile, and its .shp is not beside it.",
                        "这是 shapefile 的附属文件，旁边没有对应的 .shp。")),
                Phrase(
                    "Ask for all of its files: .shp, .shx, .dbf, .prj, .cpg.",
                    "请索取全部文件：.shp、.shx、.dbf、.prj、.cpg。"))
        }
        return Report(
            setting.statusOfStatement,
            says(Phrase("a side file of a shapefile.", "这是 shapefile 的附属文件。")),
            Phrase("Give the shapefile itself: \(main)", "请给出 shapefile 本身：\(main)"))
    }

    func otherFormat(_ expected: SourceLayer.Format, _ found: String) -> Report {
        let wanted: Phrase =
            switch expected {
            case .shapefile: Phrase(both: "shapefile")
            case .geoPackage: Phrase(both: "GeoPackage")
            case .fileGeodatabase: Phrase("file geodatabase", "文件地理数据库")
            }
        return Report(
            .badData,
            says(
                Phrase("named like a ", "扩展名为 ") + wanted + Phrase(", but found: ", "，实际内容为：")
                    + Vocabulary.phrase(found) + Phrase(".", "。")),
            Phrase(
                "It was renamed, or damaged on the way: give it the extension of what it is, or ask for it again.",
                "文件可能被改名或在传输中损坏：请改回正确的扩展名，或重新索取。"))
    }

    func formatUnknown(_ found: String) -> Report {
        Report(
            .badData,
            says(
                Phrase("not a format that is read (found: ", "不是可读取的格式（内容为：") + Vocabulary.phrase(found)
                    + Phrase(").", "）。")),
            Self.readable)
    }

    func folderWithoutSources(_ others: [String]) -> Report {
        var found = Phrase.empty
        if !others.isEmpty {
            found =
                Phrase("Found, but not read: ", "找到但不能读取：") + Words.list(others)
                + Phrase(
                    ". Unpack archives; export .mdb and .vct as GeoPackage or file geodatabase.",
                    "。压缩包请先解压；.mdb、.vct 请导出为 GeoPackage 或文件地理数据库。")
        }
        return Report(
            .inputMissing,
            says(
                Phrase(
                    "no shapefile, GeoPackage or file geodatabase in this folder.",
                    "文件夹内没有 shapefile、GeoPackage 或文件地理数据库。")),
            found, others.isEmpty ? Self.readable : .empty)
    }

    func cannotOpen(_ cause: String) -> Report {
        Report(
            .badData,
            says(Phrase("cannot be opened: ", "无法打开：") + Phrase(both: cause)),
            Phrase(
                "If QGIS or ogrinfo cannot open it either, the file is damaged: ask for it again.",
                "如果 QGIS 或 ogrinfo 也打不开，则文件已损坏：请重新索取。"))
    }

    private static let readable = Phrase(
        "Read are shapefiles (.shp), GeoPackages (.gpkg) and file geodatabases (.gdb), alone or in a folder.",
        "可读取 shapefile（.shp）、GeoPackage（.gpkg）和文件地理数据库（.gdb），单个文件或文件夹均可。")
}
