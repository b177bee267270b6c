import CXlsxWriter

/// Rows and columns of a sheet that are printed on every page.
struct PrintTitles {
    let rows: ClosedRange<Int>
    /// The key columns, of a table that is cut into pages side by side.
    let columns: ClosedRange<Int>?

    init(headRows: ClosedRange<Int>, keys: Int, pages: FormPages) {
        rows = headRows
        columns = pages.pages.count > 1 ? 0...max(keys - 1, 0) : nil
    }

    /// The library builds the reference in a buffer that ends with a zero, and cuts what is longer without an
    /// error: the file is then broken.
    private static let mostBytes = Int(LXW_DEFINED_NAME_LENGTH) - 1

    /// Whether a sheet of that name can have them: columns and rows name the sheet once each.
    func hasRoom(forSheet name: String) -> Bool { reference(sheet: name).utf8.count <= Self.mostBytes }

    /// As the file has it: `'表'!$A:$B,'表'!$1:$3`.
    private func reference(sheet: String) -> String {
        let head = "'\(sheet)'!$\(rows.lowerBound + 1):$\(rows.upperBound + 1)"
        guard let columns else { return head }
        let (first, last) = (Sheet.letters(columns.lowerBound), Sheet.letters(columns.upperBound))
        return "'\(sheet)'!$\(first):$\(last)," + head
    }
}
