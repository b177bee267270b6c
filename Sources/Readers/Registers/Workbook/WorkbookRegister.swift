import LandModel

/// A sheet of an Excel workbook. Rows are numbered, and columns named, as Excel shows them.
///
/// Read from the workbook's own parts and not by GDAL's driver, which tells neither text from number nor a number
/// from the percentage it is shown as, passes over dates counted from 1904, and gives a formula without a stored
/// result and all but the first run of an inline text as nothing (3.6; `docs/registers.md`).
final class WorkbookRegister: RegisterSource {
    let table: String?
    let heads: [String]? = nil
    private let rows: [RegisterRow]
    private var index = 0

    init(_ path: String, schema: RegisterSchema) throws(RegisterProblem) {
        let parts = WorkbookParts(path: path)
        let catalogue = try WorkbookCatalogue(parts)
        let sheet = try catalogue.sheet(schema.table)
        table = sheet.name
        let content = try SheetRows(
            parts, part: sheet.part, strings: try SharedStrings(parts, part: catalogue.stringsPart),
            styles: try CellStyles(parts, part: catalogue.stylesPart), from1904: catalogue.counts1904)
        rows = Self.covered(content.rows, by: content.merges)
    }

    func columnName(_ index: Int) -> String { CellName.letters(index) }

    func next() throws(RegisterProblem) -> RegisterRow? {
        guard index < rows.count else { return nil }
        index += 1
        return rows[index - 1]
    }

    /// Marks what lies under a merged cell: nothing stands there, and whether that of the first cell is meant nobody
    /// can tell.
    private static func covered(_ rows: [RegisterRow], by merges: [MergedCells]) -> [RegisterRow] {
        var rows = rows
        let width = rows.map(\.cells.count).max() ?? 0
        for merge in merges where merge.columns.lowerBound < width {
            let columns = merge.columns.clamped(to: 0...max(width - 1, 0))
            var index = firstRow(of: rows, from: merge.rows.lowerBound)
            while index < rows.count, merge.rows.contains(rows[index].number) {
                let missing = columns.upperBound + 1 - rows[index].cells.count
                if missing > 0 { rows[index].cells += Array(repeating: .blank, count: missing) }
                for column in columns where rows[index].cells[column].isBlank {
                    let isFirst =
                        rows[index].number == merge.rows.lowerBound && column == columns.lowerBound
                    if !isFirst { rows[index].cells[column] = .unreadable(.merged, found: merge.name) }
                }
                index += 1
            }
        }
        return rows
    }

    /// Index of the first row of that number or a greater one.
    private static func firstRow(of rows: [RegisterRow], from number: Int64) -> Int {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].number < number { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
