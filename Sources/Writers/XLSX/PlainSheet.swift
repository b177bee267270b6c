/// A workbook of one sheet that holds a plain table: a header, then rows. Codes are text, days are days.
package struct PlainSheet: Sendable {
    package enum Cell: Sendable, Equatable {
        case empty
        case text(String)
        /// A number of so many decimals, as a whole number of its last place.
        case number(Int64, places: Int)
        case date(year: Int, month: Int, day: Int)
    }

    package var name: String
    package var header: [String]
    /// As many cells in each as the header has.
    package var rows: [[Cell]]

    package init(name: String, header: [String], rows: [[Cell]]) {
        (self.name, self.header, self.rows) = (name, header, rows)
    }

    /// Makes a new file; one that stands is an error. Same tables give the same bytes.
    package func write(_ path: String) throws(WriterError) {
        guard rows.count < Sheet.mostRows, header.count <= Sheet.mostColumns else {
            throw .tableTooLarge(table: name, rows: rows.count, columns: header.count)
        }
        let workbook = try Workbook(creating: path, title: name, company: "")
        let sheet = try workbook.addSheet(name)
        for (column, title) in header.enumerated() {
            try sheet.text(title, row: 0, column: column, .head)
            try sheet.setWidth(18, column: column)
        }
        sheet.freeze(rows: 1, columns: 0)
        for (index, row) in rows.enumerated() {
            guard row.count == header.count else { throw .malformedTable(table: name, row: index) }
            for (column, cell) in row.enumerated() {
                try Self.write(cell, row: index + 1, column: column, sheet)
            }
        }
        try workbook.close()
    }

    private static func write(
        _ cell: Cell, row: Int, column: Int, _ sheet: Sheet
    ) throws(WriterError) {
        switch cell {
        case .empty: break
        case .text(let text): try sheet.text(text, row: row, column: column, .code)
        case .number(let value, 0): try sheet.whole(value, row: row, column: column, .count)
        case .number(let value, 2): try sheet.number(hundredths: value, row: row, column: column, .area)
        case .number(let value, let places):
            try sheet.decimal(value, places: places, row: row, column: column, .blank)
        case .date(let year, let month, let day):
            try sheet.date(year: year, month: month, day: day, row: row, column: column)
        }
    }
}
