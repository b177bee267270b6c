import LandModel

/// Draws one form on one sheet as the survey's forms look.
///
/// Title, a line with the reporting unit and the area unit, the merged head, the rows, notes on columns whose
/// definition is uncertain, and the signatures. A blank row stands wherever a district of a higher level follows
/// one of a lower: between the villages of a township and the next township.
struct FormSheet {
    private let table: SummaryTable
    private let texts: FormTexts
    private let unit: AreaUnit
    private let shape: TableShape
    private let pages: FormPages
    private let notes: FormNotes
    private let paths: [[String]]
    private let keys: Int

    // Rows from the top.
    private let titleRow = 0
    private let headRow = 2
    private var firstDataRow: Int { headRow + FormHead.depth(paths) }

    init(_ table: SummaryTable, texts: FormTexts, unit: AreaUnit) throws(WriterError) {
        self.table = table
        self.texts = texts
        self.unit = unit
        shape = try TableShape(table)
        notes = FormNotes(table.columns, others: table.notes)
        paths = notes.markedHeads
        keys = shape.leadingKeys
        pages = FormPages(
            widths: FormWidths.widths(table, shape: shape, paths: paths, unit: unit), keys: keys, paths: paths
        )
        // Blank rows can be as many as rows; title, head and what stands below are few.
        let rows = table.rows.count * 2 + FormHead.depth(paths) + notes.lines.count + 8
        guard rows <= Sheet.mostRows, table.columns.count <= Sheet.mostColumns else {
            throw .tableTooLarge(table: table.id, rows: rows, columns: table.columns.count)
        }
    }

    /// What every page has; asked for before the sheet gets its name.
    var titles: PrintTitles { PrintTitles(headRows: titleRow...firstDataRow - 1, keys: keys, pages: pages) }

    func draw(on sheet: Sheet) throws(WriterError) {
        for (column, width) in pages.widths.enumerated() { try sheet.setWidth(width, column: column) }
        try SheetTitle(
            title: table.title, preparedFor: texts.preparedFor,
            unit: "单位：\(isInSquareMetres ? "平方米" : unit.label)"
        ).draw(on: sheet, row: titleRow, pages: pages, keys: keys)
        try drawHead(on: sheet)
        let next = try drawRows(on: sheet)
        try drawEnd(on: sheet, from: next)
        sheet.freeze(rows: firstDataRow, columns: keys)
        try sheet.setUpPrint(pages: pages, titles: titles)
    }

    /// A list of single areas is in m² whatever unit the forms are printed in.
    private var isInSquareMetres: Bool { table.areaColumns.isEmpty }

    private func drawHead(on sheet: Sheet) throws(WriterError) {
        let cells = FormHead.cells(paths, breaks: Set(pages.breaks))
        let heights = FormWidths.headHeights(cells, depth: FormHead.depth(paths), pages: pages)
        for (row, height) in heights.enumerated() { try sheet.setHeight(height, row: headRow + row) }
        for cell in cells {
            try sheet.merged(
                cell.text, rows: headRow + cell.rows.lowerBound...headRow + cell.rows.upperBound,
                columns: cell.columns, .head)
        }
    }

    /// Gives the first row below the table.
    private func drawRows(on sheet: Sheet) throws(WriterError) -> Int {
        var row = firstDataRow
        var previous: DistrictLevel?
        for (index, line) in table.rows.enumerated() {
            if let level = line.level, let previous, level < previous {
                for column in shape.places.indices { try sheet.blank(row: row, column: column, .blank) }
                row += 1
            }
            previous = line.level
            try draw(line, row: row, isFirst: index == 0, on: sheet)
            row += 1
        }
        let codes = shape.places.indices.filter {
            if case .key(_, true) = shape.places[$0] { true } else { false }
        }
        if let first = codes.first, let last = codes.last, row > firstDataRow {
            try sheet.acceptCodes(rows: firstDataRow...row - 1, columns: first...last)
        }
        return row
    }

    private func draw(
        _ line: SummaryTable.Row, row: Int, isFirst: Bool, on sheet: Sheet
    ) throws(WriterError) {
        try sheet.setHeight(FormWidths.rowHeight(line, shape: shape, widths: pages.widths), row: row)
        // The district the form is made for.
        let isTotal = isFirst && line.level ?? .village <= .county
        for (column, place) in shape.places.enumerated() {
            switch place {
            case .key(let index, let isCode):
                let style: CellStyle =
                    isCode
                    ? (isTotal ? .totalCode : .code)
                    : isTotal ? .totalName : line.level == .village && column == 0 ? .nameOfPart : .name
                try sheet.text(line.keys[index], row: row, column: column, style)
            case .squareMetres(let index):
                guard let area = FixedPoint.parse(line.keys[index].utf8, decimals: 2) else {
                    throw .malformedTable(table: table.id, row: row - firstDataRow)
                }
                try sheet.number(hundredths: area, row: row, column: column, .area)
            case .area(let index):
                try sheet.number(
                    hundredths: unit.hundredths(line.areas[index]), row: row, column: column,
                    isTotal ? .totalArea : .area)
            }
        }
    }

    private func drawEnd(on sheet: Sheet, from start: Int) throws(WriterError) {
        var row = start
        let page = pages.pages.first ?? 0...0
        let width = pages.width(of: page)
        for line in notes.lines {
            try sheet.merged(line, rows: row...row, columns: page, .note)
            let lines = TextWidth.lines(line, width: width * 0.95)
            try sheet.setHeight(Double(lines) * FormWidths.lineHeight + 2, row: row)
            row += 1
        }
        try sheet.setHeight(22, row: row)
        // Key columns are repeated on every page of several, and a signature stands once.
        var (column, passed) = (pages.pages.count > 1 ? min(keys, page.upperBound) : page.lowerBound, 0.0)
        let lines = [
            "制表：\(texts.preparedBy)", "审核：\(texts.reviewedBy)", "填表日期：\(texts.date)",
        ]
        for (index, line) in lines.enumerated() {
            while passed < width * Double(index) / 3, column < page.upperBound {
                passed += pages.widths[column]
                column += 1
            }
            try sheet.text(line, row: row, column: column, .caption)
            // A cell each, even where the form has very few columns.
            if index < lines.count - 1, column < page.upperBound {
                passed += pages.widths[column]
                column += 1
            }
        }
    }
}
