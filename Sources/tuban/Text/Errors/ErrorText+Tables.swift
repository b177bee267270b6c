import Tables

/// What stops the filling of the official forms.
extension ErrorText {
    static func report(_ error: TablesError) -> Report {
        switch error {
        case .formUnreadable(let path, let reason):
            Report(
                .internalFault,
                Place(path: path).says(
                    Phrase("the form's data cannot be read: ", "表式数据无法读取：") + SystemText.phrase(reason)),
                installAgain)
        case .checksumMismatch(let path, let expected, let found):
            Report(.internalFault, checksum(path, expected, found), installAgain)
        case .formMalformed(let path, let line, let column, let found):
            Report(.internalFault, malformedPack(path, line, column, found), installAgain)
        case .formUnknown(let id, let suggestions, let known):
            Report(
                .badPipeline,
                Words.sentenceWithSuggestion(
                    Phrase("tables.forms: no form \(id)", "tables.forms：没有表 \(id)"), suggestions),
                Phrase("Forms: ", "现有表：") + Words.list(known, limit: 40) + Phrase(".", "。"))
        case .classInNoColumn(let code, let area, let unit):
            Report(
                .badData,
                Phrase(
                    "Unit \(unit): class \(code) with \(area) hm² stands in no column of the forms.",
                    "单位 \(unit)：地类 \(code)（\(area) 公顷）在各表中没有对应的列。"), lost,
                Phrase(
                    "Decide under classes.rules: which class it is counted as.",
                    "请在 classes.rules: 中规定它计入哪个地类。"))
        case .ownershipInNoColumn(let ownership, let area, let unit):
            Report(
                .badData,
                Phrase(
                    "Unit \(unit): ownership code \(ownership.isEmpty ? "(empty)" : ownership) with \(area) hm² is "
                        + "neither state-owned nor collective.",
                    "单位 \(unit)：权属性质 \(ownership.isEmpty ? "（空）" : ownership)（\(area) 公顷）既非国有也非集体。"), lost,
                Phrase("Correct QSXZ in the delivery.", "请在成果数据中更正 QSXZ。"))
        case .unitOutside(let unit, let district):
            Report(
                .badData,
                Phrase(
                    "Unit \(unit) lies outside district \(district), for which the forms are made.",
                    "单位 \(unit) 不在制表行政区 \(district) 之内。"),
                Phrase("Correct ZLDWDM in the delivery.", "请在成果数据中更正 ZLDWDM。"))
        case .unitTooShort(let unit, let digits):
            Report(
                .badData,
                Phrase(
                    "Location code \(unit) has fewer than the \(digits) digits that the forms need.",
                    "坐落单位代码 \(unit) 不足各表所需的 \(digits) 位。"),
                Phrase("Correct ZLDWDM in the delivery.", "请在成果数据中更正 ZLDWDM。"))
        }
    }

    private static let lost = Phrase(
        "Its area would vanish from the tables, so none is written.", "其面积会从表中消失，因此不写出表格。")
}
