package import LandModel

/// The statistics of a run as one Excel workbook, one sheet a table, ready to print.
package enum StatisticWorkbook {
    /// Writes `statistics.xlsx` into a folder that stands; gives the files written, none where there is no table.
    package static func write(
        _ tables: [StatisticTable], texts: FormTexts, unit: AreaUnit, into folder: String
    ) throws(WriterError) -> [String] {
        guard !tables.isEmpty else { return [] }
        // Laid out first: a table that does not fit must not leave half a file.
        var sheets: [(name: String, sheet: StatisticSheet)] = []
        for table in tables {
            sheets.append(
                (table.title, try StatisticSheet(table, preparedFor: texts.preparedFor, unit: unit)))
        }
        let workbook = try Workbook(
            creating: folder + "/statistics.xlsx", title: "统计表", company: texts.preparedFor)
        for (name, sheet) in sheets { try sheet.draw(on: workbook.addSheet(name, titles: sheet.titles)) }
        try workbook.close()
        return ["statistics.xlsx"]
    }
}
