import Readers

/// The sentences of one fault that stops the reading of a register. `RegisterText+….swift` hold those of its head
/// and of its texts.
struct RegisterText {
    let error: RegisterError

    init(_ error: RegisterError) { self.error = error }

    var report: Report {
        switch error.problem {
        case .fileMissing(let similar): fileMissing(similar)
        case .noPermission:
            Report(.permission, says(Phrase("no permission to read.", "没有读取权限。")), Self.permission)
        case .unreadable(let cause):
            Report(
                SystemText.statusOfInput(SystemText.number(of: cause)),
                says(Phrase("cannot be read: ", "无法读取：") + SystemText.phrase(cause) + Phrase(".", "。")),
                SystemText.advice(SystemText.number(of: cause)))
        case .notRegister(let found): notRegister(found)
        case .damaged(let part, let cause): damaged(part, cause)
        case .source(let fault): SourceText(fault, name: error.register, setting: .pipeline).report
        case .reading(let cause): reading(cause)

        case .tableMissing(let similar, let available): tableMissing(similar, available)
        case .tableNotStated(let available): tableNotStated(available)

        case .empty: empty
        case .columnsMissing(let missing, let available): columnsMissing(missing, available)
        case .headTwice(let header, let columns): headTwice(header, columns)
        case .headElsewhere(let found, let row, let column, let first):
            headElsewhere(found, row, column, first)
        case .headBlank(let row, let column): headBlank(row, column)
        case .delimiterOther(let found): delimiterOther(found)

        case .quoteOpen(let line): quoteOpen(line)
        case .encodingUnknown(let stated): encodingUnknown(stated)
        case .encodingContradicted(let stated, let sample): encodingContradicted(stated, sample)
        case .encodingDoubtful(let candidates, let sample): encodingDoubtful(candidates, sample)
        }
    }

    /// The first line: register, file, table, row and column, then what.
    func says(_ what: Phrase, row: Int64? = nil, column: String? = nil) -> Phrase {
        let parts = [
            error.table.map { Phrase("table \($0)", "表 \($0)") },
            row.map { Phrase("row \($0)", "第 \($0) 行") },
            column.map { Phrase("column \($0)", "第 \($0) 列") },
        ].compactMap { $0 }
        let inside =
            parts.isEmpty
            ? Phrase.empty
            : Phrase(
                parts.map(\.english).joined(separator: ", ") + ": ",
                parts.map(\.chinese).joined(separator: "，") + "：")
        return Place(source: error.register, path: error.path).says(inside + what)
    }

    /// As of any layer, with the register's name before it.
    private func reading(_ cause: ReadError) -> Report {
        var report = ErrorText.report(cause)
        report.phrases[0] = Phrase(both: error.register + ": ") + report.phrases[0]
        return report
    }

    private func fileMissing(_ similar: [String]) -> Report {
        Report(
            .inputMissing, says(Phrase("no such file.", "文件不存在。")), Words.suggestion(similar),
            Phrase(
                "Paths of a pipeline count from the folder of the pipeline file.",
                "流程中的相对路径以流程文件所在文件夹为准。"))
    }

    private func notRegister(_ found: String) -> Report {
        Report(
            .badData,
            says(
                Vocabulary.phrase(found)
                    + Phrase(" is no format of a register.", "不是台账可用的格式。")),
            Phrase(
                "Save it as CSV (UTF-8, commas) or as a workbook without a password (.xlsx); tables may also be in a "
                    + "GeoPackage, file geodatabase or .dbf.",
                "请另存为 CSV（UTF-8、逗号分隔）或不加密码的 .xlsx；也可放在 GeoPackage、文件地理数据库或 .dbf 中。"))
    }

    private func damaged(_ part: String, _ cause: String) -> Report {
        Report(
            .badData,
            says(
                Phrase("the file is damaged (\(part)): ", "文件已损坏（\(part)）：") + Vocabulary.phrase(cause)
                    + Phrase(".", "。")),
            Phrase("No part of a register is read instead.", "不读取残缺的台账。"),
            Phrase(
                "Open it in the program that wrote it and save it again, or ask for it again.",
                "请用原软件打开后重新保存，或重新索取。"))
    }

    private func tableMissing(_ similar: [String], _ available: [String]) -> Report {
        Report(
            .inputMissing, says(Phrase("the file has no such table.", "文件中没有所指的表。")),
            Words.suggestion(similar),
            Phrase("Tables there: ", "现有的表：") + Words.list(available, limit: 30) + Phrase(".", "。"))
    }

    private func tableNotStated(_ available: [String]) -> Report {
        Report(
            .badPipeline,
            says(
                Phrase("the file has several tables: ", "文件中有多张表：") + Words.list(available, limit: 30)
                    + Phrase(".", "。")),
            Phrase("Name the one that is meant with table:.", "请用 table: 指明所用的表。"))
    }

    private static let permission = Phrase(
        "Ask for permission on the file and on every folder above it.", "请申请该文件及其各级上层文件夹的权限。")
}
