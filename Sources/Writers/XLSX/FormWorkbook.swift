package import LandModel

/// The forms of a district as an Excel workbook in the official look.
package enum FormWorkbook {
    /// Writes `<name>.xlsx` into a folder that stands, one sheet a form; gives the file's name.
    @discardableResult
    package static func write(
        _ book: FormBook, unit: AreaUnit = .hectare, into folder: String
    ) throws(WriterError) -> String {
        // Laid out first: a table that does not fit must not leave half a file.
        var sheets: [(name: String, form: FormSheet)] = []
        for table in book.tables {
            sheets.append(
                (sheetName(table), try FormSheet(table, texts: book.texts, unit: unit)))
        }
        let name = book.name + ".xlsx"
        let workbook = try Workbook(
            creating: folder + "/" + name, title: book.title, company: book.texts.preparedFor)
        for (name, form) in sheets { try form.draw(on: workbook.addSheet(name, titles: form.titles)) }
        try workbook.close()
        return name
    }

    /// Number and title without the words all titles end in: a tab has little room.
    private static func sheetName(_ table: SummaryTable) -> String {
        let endings = ["汇总情况统计表", "情况统计表", "汇总统计表", "面积汇总表", "面积统计表", "汇总表", "统计表"]
        let ending = endings.first { table.title.hasSuffix($0) } ?? ""
        return table.id + " " + table.title.dropLast(ending.count)
    }
}
