import Pipeline

/// Sentences about a table of prices that cannot be used.
enum PriceTableText {
    static func report(_ path: String, _ line: Int?, _ cause: PriceTableProblem) -> Report {
        let place = Place(path: line.map { "\(path):\($0)" } ?? path)
        switch cause {
        case .missing:
            return Report(
                .inputMissing, place.says(Phrase("no such table of prices.", "单价表不存在。")),
                Phrase(
                    "changes.assets.prices counts from the folder of the pipeline file.",
                    "changes.assets.prices 相对于流程文件所在文件夹。"))
        case .unreadable(let reason):
            return Report(
                .badData,
                place.says(
                    Phrase("the table of prices cannot be read as \(reason).", "单价表无法按 \(reason) 读取。")))
        case .columns(let expected, let found):
            return Report(
                .badData,
                place.says(
                    Phrase(
                        "the columns must be `\(expected)`, found `\(found)`.",
                        "列应为 `\(expected)`，实为 `\(found)`。")))
        case .typeUnknown(let found, let known):
            return Report(
                .badData,
                place.says(
                    Phrase("`\(found)` is no type of resource.", "`\(found)` 不是资源类型。")),
                Phrase("Types: ", "资源类型：") + Words.list(known, limit: 40) + Phrase(".", "。"))
        case .malformed(let field, let found):
            return Report(
                .badData, place.says(Phrase("\(field): `\(found)` cannot be.", "\(field)：`\(found)` 无效。")),
                advice(field))
        case .duplicate(let type):
            return Report(
                .badData,
                place.says(
                    Phrase(
                        "a second price of \(type) for the same district and year.",
                        "\(type) 在同一县和年份有两个单价。")))
        case .incomplete(let type, let county, let year):
            return Report(
                .badData,
                place.says(
                    Phrase(
                        "\(type) has no price for \(county) in \(year).",
                        "\(type) 缺少 \(county) 的 \(year) 年单价。")),
                Phrase(
                    "Add a line for it; a price without district or year holds for all of them.",
                    "请补充一行；district 或 year 留空的单价适用于所有县或年份。"))
        }
    }

    private static func advice(_ field: String) -> Phrase {
        switch field {
        case "district":
            Phrase("Write the code of a county of the pipeline, or nothing.", "填写流程中的县级代码，或留空。")
        case "year": Phrase("Write four digits, or nothing.", "填写四位年份，或留空。")
        default:
            Phrase(
                "A price is yuan per square metre, not below zero, with at most two decimals.",
                "单价为元每平方米，不为负，最多两位小数。")
        }
    }
}
