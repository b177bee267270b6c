/// Columns and rows of a grid of cells, and who is beside whom.
package struct GridShape: Sendable, Hashable {
    package let columns: Int
    package let rows: Int

    package init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
    }

    package var cells: Int { columns * rows }

    package func cell(column: Int, row: Int) -> Int { row * columns + column }
    @inline(__always) package func column(_ cell: Int) -> Int { cell % columns }
    @inline(__always) package func row(_ cell: Int) -> Int { cell / columns }

    package func contains(column: Int, row: Int) -> Bool {
        column >= 0 && column < columns && row >= 0 && row < rows
    }

    /// Whether the cell lies at the rim of the grid.
    func isRim(_ cell: Int) -> Bool {
        let (column, row) = (column(cell), row(cell))
        return column == 0 || row == 0 || column == columns - 1 || row == rows - 1
    }

    /// The up to four cells beside a cell: east, north, west, south.
    @inline(__always)
    func forNeighbours(of cell: Int, _ body: (Int) -> Void) {
        let (column, row) = (column(cell), row(cell))
        if column + 1 < columns { body(cell + 1) }
        if row + 1 < rows { body(cell + columns) }
        if column > 0 { body(cell - 1) }
        if row > 0 { body(cell - columns) }
    }
}

/// The smallest grid around some cells of another.
struct Window {
    let shape: GridShape
    private let outer: GridShape
    private let firstColumn: Int
    private let firstRow: Int

    init(cells: [Int], of outer: GridShape) {
        self.outer = outer
        let columns = cells.lazy.map(outer.column)
        let rows = cells.lazy.map(outer.row)
        firstColumn = columns.min() ?? 0
        firstRow = rows.min() ?? 0
        shape = GridShape(
            columns: (columns.max() ?? 0) - firstColumn + 1, rows: (rows.max() ?? 0) - firstRow + 1)
    }

    func local(_ cell: Int) -> Int {
        shape.cell(column: outer.column(cell) - firstColumn, row: outer.row(cell) - firstRow)
    }
}
