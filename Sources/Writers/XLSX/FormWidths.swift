import LandModel

/// Widths and heights of a form's cells, from what stands in them.
enum FormWidths {
    /// Points.
    static let lineHeight = 13.5

    /// Height of a row: one line, or as many as its longest name takes.
    static func rowHeight(_ row: SummaryTable.Row, shape: TableShape, widths: [Double]) -> Double {
        var lines = 1
        for case (let column, .key(let index, false)) in shape.places.enumerated() {
            lines = max(lines, TextWidth.lines(row.keys[index], width: widths[column] - 2))
        }
        return Double(lines) * lineHeight + 3
    }

    /// Width of each column in digits: figures and codes in full; names in full up to a limit, then wrapped; heads
    /// wrapped.
    static func widths(
        _ table: SummaryTable, shape: TableShape, paths: [[String]], unit: AreaUnit
    ) -> [Double] {
        shape.places.enumerated().map { column, place in
            switch place {
            case .key(let index, let isCode):
                let longest = table.rows.map { TextWidth.columns($0.keys[index]) }.max() ?? 0
                // Codes have at most 19 digits, and none may be cut; a name may take two lines.
                return Double(isCode ? max(longest + 3, 8) : min(max(longest + 3, 10), 30))
            case .squareMetres(let index):
                return Double((table.rows.map { $0.keys[index].utf8.count }.max() ?? 0) + 3)
            case .area(let index):
                let longest =
                    table.rows.map { digits(unit.hundredths($0.areas[index])) }.max() ?? 0
                let head = TextWidth.columns(paths[column].last ?? "")
                // Long heads in at most three lines.
                return max(Double(longest) + 2, min(max(Double(head) / 3, 6), 10) + 2)
            }
        }
    }

    private static func digits(_ hundredths: Int64) -> Int {
        FixedPoint.string(hundredths, decimals: 2).utf8.count
    }

    /// Height of each row of the head: enough for its own cells, and the last row for those that reach down to it.
    static func headHeights(_ cells: [HeadCell], depth: Int, pages: FormPages) -> [Double] {
        var heights = Array(repeating: lineHeight + 5, count: depth)
        for reach in 1...depth {
            for cell in cells where cell.rows.count == reach {
                let width = pages.width(of: cell.columns) - 1.5
                let needed = Double(TextWidth.lines(cell.text, width: width)) * lineHeight + 5
                let missing = needed - cell.rows.reduce(0) { $0 + heights[$1] }
                if missing > 0 { heights[cell.rows.upperBound] += missing }
            }
        }
        return heights
    }
}
