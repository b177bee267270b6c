import Readers

/// Faults of a shapefile's files and of the log beside a GeoPackage.
extension SourceText {
    func partMissing(_ part: String) -> Report {
        let why: Phrase =
            switch part.lowercased() {
            case "dbf":
                Phrase("Without it there are no attributes.", "缺少它就没有任何属性。")
            case "shx":
                Phrase(
                    "Rebuilding it may bring deleted patches back, so it is not rebuilt.",
                    "重建索引可能使已删除的图斑重新出现，因此不自动重建。")
            default: .empty
            }
        return Report(
            .inputMissing,
            says(Phrase("the .\(part) is not beside it.", "旁边缺少 .\(part) 文件。")), why,
            Phrase(
                "Ask for all files of the shapefile: .shp, .shx, .dbf, .prj, .cpg.",
                "请索取该 shapefile 的全部文件：.shp、.shx、.dbf、.prj、.cpg。"))
    }

    func partAmbiguous(_ part: String, _ names: [String]) -> Report {
        Report(
            .badData,
            says(
                Phrase("several files could be its .\(part): ", "有多个文件可能是它的 .\(part)：")
                    + Words.list(names) + Phrase(".", "。")),
            Phrase(
                "Keep the one that belongs to it and move the others away.", "请保留真正配套的一个，移走其余的。"))
    }

    func partMalformed(_ part: String, _ field: String, _ found: String) -> Report {
        Report(
            .badData,
            says(
                Phrase("the head of the .\(part) is wrong: ", ".\(part) 的文件头有误：") + Vocabulary.phrase(field)
                    + Phrase(" is \(found).", "为 \(found)。")),
            Self.askAgain)
    }

    func partShort(_ part: String, _ expected: Int64, _ found: Int64) -> Report {
        Report(
            .badData,
            says(
                Phrase(
                    "the .\(part) ends early: \(expected) bytes promised by its head, \(found) there.",
                    ".\(part) 不完整：文件头标明 \(expected) 字节，实有 \(found) 字节。")),
            Phrase("Patches at its end would be lost.", "末尾的图斑会丢失。"), Self.askAgain)
    }

    func partLong(_ part: String, _ expected: Int64, _ found: Int64) -> Report {
        Report(
            .badData,
            says(
                Phrase(
                    "the .\(part) is longer than its head says: \(expected) bytes promised, \(found) there.",
                    ".\(part) 比文件头标明的长：应为 \(expected) 字节，实有 \(found) 字节。")),
            Phrase(
                "Whoever wrote it did not come to the end: records may be there that nobody counted.",
                "写出时可能中断：文件中或有未计数的记录。"),
            Phrase(
                "Save it anew with the program that wrote it, or ask for it again.", "请用原软件重新导出，或重新索取。"))
    }

    func recordCountsDiffer(_ index: Int64, _ table: Int64) -> Report {
        Report(
            .badData,
            says(
                Phrase("numbers differ: ", "数量不符：")
                    + Words.count(index, "shape", "shapes", "个图形") + Phrase(" in the .shx, ", "（.shx），")
                    + Words.count(table, "record", "records", "条记录") + Phrase(" in the .dbf.", "（.dbf）。")),
            Phrase("Shapes and attributes do not belong together.", "图形与属性不能对应。"), Self.askAgain)
    }

    func recordOutside(_ record: Int64, _ end: Int64, _ found: Int64) -> Report {
        Report(
            .badData,
            says(
                Phrase(
                    "the index places the shape outside the .shp: it would end at byte \(end), the file has \(found).",
                    "索引指向 .shp 之外：该图形应止于第 \(end) 字节，文件只有 \(found) 字节。"),
                feature: record),
            Self.askAgain)
    }

    func unfinishedLog(_ file: String, _ bytes: Int64, _ isWritable: Bool) -> Report {
        Report(
            .locked,
            says(
                Phrase(
                    "changes of \(bytes) bytes wait in a log beside it: \(file)",
                    "旁边的日志中还有 \(bytes) 字节未写入的修改：\(file)")),
            Phrase("They would be missing from the result.", "不写入则结果会缺少这些修改。"),
            isWritable
                ? Phrase(
                    "Close the program that has the file open; if there is none, open and close it once in QGIS.",
                    "请关闭正在使用该文件的程序；如果没有，请用 QGIS 打开并关闭一次。")
                : Phrase(
                    "Copy the file with its log to a folder you may write to, open and close it there in QGIS, and "
                        + "give the copy.",
                    "请将文件连同日志复制到可写的文件夹，用 QGIS 打开并关闭一次，再使用该副本。"))
    }
}
