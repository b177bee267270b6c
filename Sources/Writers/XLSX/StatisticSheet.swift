import LandModel

/// Draws one table of statistics on one sheet: title, a line with the reporting unit and the area unit, heads, rows, notes.
///
/// Areas are rounded once, from exact square metres to 0.01 of the unit, half away from zero: sums of printed cells may differ
/// from a printed total in the last digit, as the table's CSV never does.
struct StatisticSheet {
    private let table: StatisticTable
    private let preparedFor: String
    private let unit: AreaUnit
    private let pages: FormPages
    private let keys: Int

    // Rows from the top.
    private static let titleRow = 0
    private static let headRow = 2
    private static let firstDataRow = 3

    init(_ table: StatisticTable, preparedFor: String, unit: AreaUnit) throws(WriterError) {
        let table = table.printed
        self.table = table
        self.preparedFor = preparedFor
        self.unit = unit
        let rows = Self.firstDataRow + table.rows.count + table.notes.count
        guard rows <= Sheet.mostRows, table.columns.count <= Sheet.mostColumns else {
            throw .tableTooLarge(table: table.id, rows: rows, columns: table.columns.count)
        }
        let widths = table.columns.enumerated().map { number, column in
            Self.width(of: column, cells: table.rows.lazy.map { Self.print($0[number], column.kind, unit) })
        }
        keys = table.columns.prefix { $0.kind == .code || $0.kind == .text }.count
        pages = FormPages(widths: widths, keys: keys, paths: table.columns.map { [$0.title] })
    }

    /// What every page has; asked for before the sheet gets its name.
    var titles: PrintTitles {
        PrintTitles(headRows: Self.titleRow...Self.headRow, keys: keys, pages: pages)
    }

    func draw(on sheet: Sheet) throws(WriterError) {
        for (column, width) in pages.widths.enumerated() { try sheet.setWidth(width, column: column) }
        // Columns of any other kind name their own unit.
        let hasAreas = table.columns.contains { $0.kind == .squareMetres }
        try SheetTitle(
            title: table.title, preparedFor: preparedFor, unit: hasAreas ? "面积单位：\(unit.label)" : ""
        )
        .draw(on: sheet, row: Self.titleRow, pages: pages, keys: keys)
        try drawHead(on: sheet)
        for (number, row) in table.rows.enumerated() {
            try draw(row, row: Self.firstDataRow + number, on: sheet)
        }
        try acceptCodes(on: sheet)
        try drawNotes(on: sheet)
        sheet.freeze(rows: Self.firstDataRow, columns: keys)
        try sheet.setUpPrint(pages: pages, titles: titles)
    }

    private func drawHead(on sheet: Sheet) throws(WriterError) {
        let heads = table.columns.map(Self.head)
        let lines = zip(heads, pages.widths).map { TextWidth.lines($0, width: $1 - 1.5) }.max() ?? 1
        try sheet.setHeight(Double(lines) * FormWidths.lineHeight + 5, row: Self.headRow)
        for (column, head) in heads.enumerated() {
            try sheet.text(head, row: Self.headRow, column: column, .head)
        }
    }

    private func draw(_ cells: [StatisticTable.Cell], row: Int, on sheet: Sheet) throws(WriterError) {
        var lines = 1
        for (column, cell) in cells.enumerated() {
            let kind = table.columns[column].kind
            switch Self.print(cell, kind, unit) {
            case .text(let text):
                try sheet.text(text, row: row, column: column, kind == .code ? .code : .name)
                lines = max(lines, TextWidth.lines(text, width: pages.widths[column] - 2))
            case .hundredths(let value): try sheet.number(hundredths: value, row: row, column: column, .area)
            case .whole(let value): try sheet.whole(value, row: row, column: column, .count)
            case .figure(let text): try sheet.figure(text, row: row, column: column)
            case .nothing: try sheet.blank(row: row, column: column, .blank)
            }
        }
        try sheet.setHeight(Double(lines) * FormWidths.lineHeight + 3, row: row)
    }

    private func acceptCodes(on sheet: Sheet) throws(WriterError) {
        guard !table.rows.isEmpty else { return }
        let rows = Self.firstDataRow...Self.firstDataRow + table.rows.count - 1
        let codes = table.columns.indices.filter { [.code, .text].contains(table.columns[$0].kind) }
        guard let first = codes.first, let last = codes.last else { return }
        try sheet.acceptCodes(rows: rows, columns: first...last)
    }

    private func drawNotes(on sheet: Sheet) throws(WriterError) {
        let page = pages.pages.first ?? 0...0
        for (number, note) in table.notes.enumerated() {
            let row = Self.firstDataRow + table.rows.count + number
            let text = (number > 0 ? "　　" : note.hasPrefix("注：") ? "" : "注：") + note
            try sheet.merged(text, rows: row...row, columns: page, .note)
            // Lists of codes break at few places: a fifth of each line may stay free.
            let lines = TextWidth.lines(text, width: pages.width(of: page) * 0.8)
            try sheet.setHeight(Double(lines) * FormWidths.lineHeight + 2, row: row)
        }
    }

    // MARK: Cells

    /// What stands in a cell.
    enum Printed: Equatable {
        case text(String)
        /// In 0.01 of whatever the column's unit is.
        case hundredths(Int64)
        case whole(Int64)
        /// Decimal text, shown with the places it has.
        case figure(String)
        case nothing
    }

    static func print(
        _ cell: StatisticTable.Cell, _ kind: StatisticTable.Kind, _ unit: AreaUnit
    ) -> Printed {
        switch cell {
        case .text(let text): text.isEmpty ? .nothing : .text(text)
        case .area(let area):
            .hundredths(
                kind == .squareMetres
                    ? unit.hundredths(area) : StatisticTable.Cell.hundredths(area, kind))
        case .integer(let value): kind.isHundredths ? .hundredths(value) : .whole(value)
        case .figure(let text): .figure(text)
        case .ratio(let part, let whole):
            StatisticTable.Cell.percent(part, of: whole, decimals: 2).map { .hundredths($0) } ?? .nothing
        case .empty: .nothing
        }
    }

    /// The column's title with the unit of what is no area.
    static func head(_ column: StatisticTable.Column) -> String {
        let title = column.title
        return switch column.kind {
        case .squareKilometres where !title.contains("平方公里"): title + "（平方公里）"
        case .yuan where !title.contains("元"): title + "（元）"
        case .metres where !title.contains("米"): title + "（米）"
        case .percent where !title.contains("%") && !title.contains("％"): title + "（%）"
        default: title
        }
    }

    private static func width(of column: StatisticTable.Column, cells: some Sequence<Printed>) -> Double {
        let longest =
            cells.lazy.map { cell in
                switch cell {
                case .text(let text): TextWidth.columns(text)
                case .hundredths(let value): FixedPoint.string(value, decimals: 2).utf8.count
                case .whole(let value): "\(value)".utf8.count
                case .figure(let text): text.utf8.count
                case .nothing: 0
                }
            }.max() ?? 0
        let title = Double(TextWidth.columns(head(column)))
        return switch column.kind {
        case .code, .word: Double(max(longest + 3, 8))
        case .text: Double(min(max(longest + 3, 10), 30))
        // Long heads in at most three lines.
        case .squareMetres, .squareKilometres, .metres, .count, .percent, .yuan:
            max(Double(longest) + 2, min(max(title / 3, 6), 12) + 2)
        case .figure: min(max(Double(longest) + 2, min(max(title / 3, 6), 12) + 2), 20)
        }
    }
}

extension StatisticTable {
    /// The table without words for programs.
    fileprivate var printed: StatisticTable {
        let kept = columns.indices.filter { columns[$0].kind != .word }
        var table = self
        table.columns = kept.map { columns[$0] }
        table.rows = rows.map { row in kept.map { row[$0] } }
        return table
    }
}
