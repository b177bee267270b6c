/// Title, reporting unit and unit of the figures above a table.
///
/// On a table of several pages side by side every page has its title and unit.
struct SheetTitle {
    let title: String
    let preparedFor: String
    /// `单位：公顷`; empty where the sheet has no use for one.
    let unit: String

    /// - Parameters:
    ///   - row: of the title; the line below it has the units.
    ///   - keys: number of leading columns that every page repeats.
    func draw(on sheet: Sheet, row: Int, pages: FormPages, keys: Int) throws(WriterError) {
        try sheet.setHeight(30, row: row)
        try sheet.setHeight(18, row: row + 1)
        for (index, page) in pages.pages.enumerated() {
            let first = pages.pages.count > 1 && index == 0 ? min(keys, page.upperBound) : page.lowerBound
            try sheet.merged(title, rows: row...row, columns: first...page.upperBound, .title)
            try sheet.text(unit, row: row + 1, column: page.upperBound, .unit)
        }
        let line = "填表单位：\(preparedFor)"
        if pages.pages.count > 1, keys > 0 {
            try sheet.merged(line, rows: row + 1...row + 1, columns: 0...keys - 1, .captionShrunk)
        } else if pages.widths.count > 1 {
            try sheet.text(line, row: row + 1, column: 0, .caption)
        }
    }
}
