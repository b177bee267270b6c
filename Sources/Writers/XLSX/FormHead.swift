/// One cell of a form's head, spread over rows and columns. Rows count from the top of the head.
struct HeadCell: Equatable {
    var text: String
    var rows: ClosedRange<Int>
    var columns: ClosedRange<Int>
}

/// The head of a form as merged cells, from the paths of heads of its columns.
///
/// Neighbours in the same group share the group's cell; a column with fewer heads than the deepest has its own
/// reach down to the last row. Two columns are never one, even if their words are the same.
enum FormHead {
    /// Rows of the head: the longest path.
    static func depth(_ paths: [[String]]) -> Int { max(paths.map(\.count).max() ?? 0, 1) }

    /// Cells by row, then column. `breaks` are columns at which a page begins: a group is not spread over them, so
    /// that every page shows its name.
    static func cells(_ paths: [[String]], breaks: Set<Int> = []) -> [HeadCell] {
        let depth = depth(paths)
        var cells: [HeadCell] = []
        for level in 0..<depth {
            var column = 0
            while column < paths.count {
                let path = paths[column]
                let first = column
                column += 1
                guard level < path.count else { continue }
                if level == path.count - 1 {
                    cells.append(HeadCell(text: path[level], rows: level...depth - 1, columns: first...first))
                    continue
                }
                let group = path[...level]
                while column < paths.count, !breaks.contains(column), paths[column].count > level + 1,
                    paths[column][...level] == group
                {
                    column += 1
                }
                cells.append(HeadCell(text: path[level], rows: level...level, columns: first...column - 1))
            }
        }
        return cells
    }
}
