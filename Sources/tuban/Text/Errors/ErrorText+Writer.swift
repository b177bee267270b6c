import GDALBridge
import Writers

/// What stops an output.
extension ErrorText {
    static func report(_ error: WriterError) -> Report {
        switch error {
        case .cannotCreate(let path, let call, let code):
            Report(
                .cannotCreateOutput, failure(path, "cannot be created", "无法创建", call, code),
                SystemText.advice(code).isEmpty
                    ? Phrase("Choose another place with --out or -o.", "请用 --out 或 -o 改用其他位置。")
                    : SystemText.advice(code))
        case .isInput(let path, let input):
            Report(
                .cannotCreateOutput,
                Place(path: path).says(
                    Phrase(
                        "not written: it belongs to the data that is read, \(input).",
                        "不予写出：它属于所读取的数据 \(input)。")),
                Phrase("Name another file with -o.", "请用 -o 指定其他文件。"))
        case .notPermitted(let path, let call, let code):
            Report(
                .permission, failure(path, "not permitted", "没有权限", call, code), SystemText.advice(code))
        case .failed(let path, let call, let code):
            Report(
                .inputOutput, failure(path, "reading or writing failed", "读写失败", call, code), oldResultStays,
                SystemText.advice(code))
        case .busy(let path, let process, let since):
            Report(
                .locked,
                Place(path: path).says(
                    Phrase(
                        "another run writes there"
                            + (process.map { ", process \($0)" } ?? "")
                            + (since.map { ", since \($0)." } ?? "."),
                        "另一次运行正在写入" + (process.map { "，进程 \($0)" } ?? "")
                            + (since.map { "，始于 \($0)。" } ?? "。"))),
                Phrase("Wait for it, or choose another folder with --out.", "请等待其结束，或用 --out 改用其他文件夹。"))
        case .notAFolder(let path):
            Report(
                .cannotCreateOutput,
                Place(path: path).says(
                    Phrase("stands where the result folder should be.", "占用了成果文件夹的位置。")), elsewhere)
        case .notAResult(let path, let example):
            Report(
                .cannotCreateOutput,
                Place(path: path).says(
                    Phrase(
                        "not replaced: it holds \(example) and is no result of this program.",
                        "不予替换：其中有 \(example)，不是本程序的成果文件夹。")), elsewhere)
        case .foreignFile(let path, let file):
            Report(
                .cannotCreateOutput,
                Place(path: path).says(
                    Phrase(
                        "not replaced: it holds \(file), which the earlier run did not write.",
                        "不予替换：其中的 \(file) 不是上次运行写出的。")),
                Phrase(
                    "Move that file away, or choose another folder with --out.", "请移走该文件，或用 --out 改用其他文件夹。"))
        case .tableTooLarge(let table, let rows, let columns):
            Report(
                .cannotCreateOutput,
                Phrase(
                    "Table \(table) with \(rows) rows and \(columns) columns is larger than a workbook holds.",
                    "表 \(table) 有 \(rows) 行 \(columns) 列，超出工作簿容量。"),
                Phrase(
                    "Switch the workbook off with outputs.xlsx.write: false; the CSV holds it.",
                    "请设 outputs.xlsx.write: false 关闭工作簿；CSV 可以容纳。"))
        case .malformedTable(let table, let row):
            Report(
                .internalFault,
                Phrase("Table \(table), row \(row): wrong number of cells.", "表 \(table) 第 \(row) 行：单元格数不符。"),
                reportIt)
        case .workbook(let path, let call, let code, let message):
            Report(
                .inputOutput,
                Place(path: path).says(
                    Phrase(
                        "the workbook cannot be written: \(message) (\(call), \(code)).",
                        "工作簿无法写出：\(message)（\(call)，\(code)）。")), oldResultStays)
        case .geoPackage(let path, let layer, let error):
            Report(
                .inputOutput,
                Place(path: path, layer: layer).says(
                    Phrase(
                        "cannot be written: \(error.message) (\(error.call)).",
                        "无法写出：\(error.message)（\(error.call)）。")), oldResultStays)
        case .option(let writer, let name, let value, let allowed):
            Report(
                .badPipeline,
                Phrase(
                    "outputs.\(writer): \(name): `\(value)` is not known.",
                    "outputs.\(writer)：\(name)：未知的值 `\(value)`。"),
                Phrase("Allowed: ", "可用：") + Words.list(allowed) + Phrase(".", "。"))
        }
    }

    private static func failure(
        _ path: String, _ english: String, _ chinese: String, _ call: String, _ code: Int32
    ) -> Phrase {
        let reason = SystemText.phrase(code)
        return Place(path: path).says(
            Phrase("\(english): \(reason.english) (\(call)).", "\(chinese)：\(reason.chinese)（\(call)）。"))
    }

    private static let elsewhere = Phrase(
        "Choose another folder with --out, or move it away.", "请用 --out 改用其他文件夹，或将其移走。")

    private static let oldResultStays = Phrase("An earlier result is left as it was.", "原有成果保持不变。")
}
