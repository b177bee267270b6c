import Readers

/// Faults of a register's head, and of how its columns are divided.
extension RegisterText {
    var empty: Report {
        Report(
            .badData, says(Phrase("there is nothing in it, not even a head.", "内容为空，连表头也没有。")),
            Phrase("The first row must name the columns.", "第一行应为各列的表头。"))
    }

    func columnsMissing(_ missing: [RegisterProblem.MissingColumn], _ available: [String]) -> Report {
        let heads = missing.map(\.header)
        return Report(
            .badData,
            says(
                heads.count == 1
                    ? Phrase("no column is headed \(heads[0]).", "没有表头为“\(heads[0])”的列。")
                    : Phrase("no columns are headed ", "没有表头为以下名称的列：") + Words.list(heads, limit: 30)
                        + Phrase(".", "。")),
            Words.suggestion(missing.count == 1 ? missing[0].similar : []),
            Phrase("Heads there: ", "现有表头：")
                + (available.isEmpty ? Phrase("none", "无") : Words.list(available, limit: 30))
                + Phrase(".", "。"),
            Phrase(
                "Write header: of \(missing.map(\.name).joined(separator: ", ")) as the file has it.",
                "请将 \(missing.map(\.name).joined(separator: "、")) 的 header: 写成与文件一致。"))
    }

    func headTwice(_ header: String, _ columns: [String]) -> Report {
        Report(
            .badData,
            says(
                Phrase("several columns are headed \(header): ", "有多列的表头都是“\(header)”：第 ")
                    + Words.list(columns) + Phrase(".", " 列。")),
            Phrase("Give each a head of its own in the file.", "请在文件中改为各不相同的表头。"))
    }

    func headElsewhere(_ found: [String], _ row: Int64, _ column: String, _ first: Int64) -> Report {
        Report(
            .badData,
            says(
                Phrase(
                    "heads stand here, and row \(first) above is not the whole head: ",
                    "表头在此行，其上第 \(first) 行不是完整的表头：")
                    + Words.list(found, limit: 30) + Phrase(".", "。"), row: row, column: column),
            Phrase(
                "Delete the title above the head, and make a head of several lines or merged cells into one row.",
                "请删去表头上方的标题，并将多行或合并的表头改为一行。"))
    }

    func headBlank(_ row: Int64, _ column: String) -> Report {
        Report(
            .badData,
            says(
                Phrase("something stands here, and the column has no head.", "此处有内容，而该列没有表头。"), row: row,
                column: column),
            Phrase(
                "Give the column a head of its own, or delete what stands in it.", "请为该列补上表头，或删去其中内容。"))
    }

    func delimiterOther(_ found: String) -> Report {
        Report(
            .badData,
            says(
                Phrase(
                    "the columns are divided by a \(found), not by commas.",
                    "各列不是用逗号分隔（\(Self.delimiters[found] ?? found)）。")),
            Phrase("Save it as CSV with commas, or as a workbook.", "请另存为逗号分隔的 CSV 或 .xlsx。"))
    }

    private static let delimiters = ["tab": "制表符", "semicolon": "分号", "full-width comma": "全角逗号"]
}
