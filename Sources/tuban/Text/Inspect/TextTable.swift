/// Rows of texts as aligned columns for a terminal.
struct TextTable {
    enum Alignment { case left, right }

    /// One for each column.
    var alignments: [Alignment]
    /// Each with one text for each column; the first may be the heads.
    var rows: [[String]] = []

    init(_ alignments: Alignment...) { self.alignments = alignments }

    /// Two blanks between columns, none at the end of a line.
    func lines(indent: Int = 0) -> [String] {
        let widths = alignments.indices.map { column in
            rows.map { DisplayWidth.columns(of: $0[column]) }.max() ?? 0
        }
        return rows.map { row in
            var line = String(repeating: " ", count: indent)
            for (column, text) in row.enumerated() {
                let padding = String(
                    repeating: " ", count: widths[column] - DisplayWidth.columns(of: text))
                if column > 0 { line += "  " }
                line += alignments[column] == .left ? text + padding : padding + text
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }
}
