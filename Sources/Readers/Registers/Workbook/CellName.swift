/// Names of cells and of ranges: `B7`, `A2:C4`.
enum CellName {
    /// Columns of a sheet.
    static let columns = 16_384

    /// `nil` for what is no name, or lies outside a sheet. Columns from 0, rows from 1.
    static func read(_ name: some StringProtocol) -> (column: Int, row: Int64)? {
        let text = String(name.filter { $0 != "$" })
        let letters = text.utf8.prefix { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }
        let digits = text.utf8.dropFirst(letters.count)
        guard 1...3 ~= letters.count, let row = Int64(String(decoding: digits, as: UTF8.self)), row >= 1
        else { return nil }
        let number = letters.reduce(0) { $0 * 26 + Int($1 - UInt8(ascii: "A")) + 1 }
        return number <= columns ? (number - 1, row) : nil
    }

    /// `A`, `Z`, `AA`.
    static func letters(_ column: Int) -> String {
        var (rest, name) = (column + 1, "")
        while rest > 0 {
            let letter = UInt8(ascii: "A") + UInt8((rest - 1) % 26)
            name = String(UnicodeScalar(letter)) + name
            rest = (rest - 1) / 26
        }
        return name
    }
}

/// Cells that are shown as one: the first holds what is shown, the others nothing of their own.
struct MergedCells: Equatable {
    /// `A2:A4`.
    var name: String
    var columns: ClosedRange<Int>
    var rows: ClosedRange<Int64>

    init?(_ name: String) {
        let ends = name.split(separator: ":").map { CellName.read($0) }
        guard ends.count == 2, let first = ends[0], let last = ends[1], first.column <= last.column,
            first.row <= last.row
        else { return nil }
        self.name = name
        columns = first.column...last.column
        rows = first.row...last.row
    }
}
