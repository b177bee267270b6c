import LandModel

/// The cells of one sheet, row by row, in whatever way they are stored.
struct SheetRows {
    private(set) var rows: [RegisterRow] = []
    private(set) var merges: [MergedCells] = []
    private let part: String
    private let strings: [String]
    private let styles: CellStyles
    private let from1904: Bool

    /// Inside `sheetData`: elsewhere rows and cells are other things.
    private var isData = false
    private var row: RegisterRow?
    /// Number of the last row and column that were begun. Styled cells without content are not kept: a sheet may have
    /// millions.
    private var lastRow: Int64 = 0
    private var lastColumn = -1
    private var cell: SheetCell?

    init(
        _ parts: WorkbookParts, part: String, strings: SharedStrings, styles: CellStyles, from1904: Bool
    ) throws(RegisterProblem) {
        var rows = SheetRows(part: part, strings: strings.texts, styles: styles, from1904: from1904)
        try parts.required(part) { piece throws(RegisterProblem) in try rows.add(piece) }
        self = rows
    }

    private init(part: String, strings: [String], styles: CellStyles, from1904: Bool) {
        self.part = part
        self.strings = strings
        self.styles = styles
        self.from1904 = from1904
    }

    private mutating func add(_ piece: XMLReader.Piece) throws(RegisterProblem) {
        switch piece {
        case .start("sheetData", _): isData = true
        case .end("sheetData"): isData = false
        case .start("row", let attributes) where isData: try begin(attributes["r"])
        case .end("row"):
            if let row, !row.cells.isEmpty { rows.append(row) }
            row = nil
        case .start("c", let attributes) where isData:
            cell = try SheetCell(attributes, row: lastRow, next: lastColumn + 1, part)
        case .end("c"):
            guard let cell else { return }
            try append(cell)
            self.cell = nil
        case .start("mergeCell", let attributes):
            if let text = attributes["ref"], let merge = MergedCells(text) { merges.append(merge) }
        default: cell?.add(piece)
        }
    }

    /// Rows may be without a number; then each follows the one before.
    private mutating func begin(_ stated: String?) throws(RegisterProblem) {
        let number = stated.map { Int64($0) } ?? lastRow + 1
        guard let number, number > lastRow, number <= 1_048_576 else {
            throw .damaged(part: part, cause: "row \(stated ?? "")")
        }
        (lastRow, lastColumn) = (number, -1)
        row = RegisterRow(number: number, cells: [])
    }

    private mutating func append(_ cell: SheetCell) throws(RegisterProblem) {
        guard var row, cell.column > lastColumn,
            let value = cell.value(strings: strings, styles: styles, from1904: from1904)
        else { throw .damaged(part: part, cause: "cell \(cell.name)") }
        lastColumn = cell.column
        if value == .blank { return }
        self.row = nil
        row.cells += Array(repeating: .blank, count: cell.column - row.cells.count)
        row.cells.append(value)
        self.row = row
    }
}
