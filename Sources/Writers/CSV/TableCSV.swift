package import LandModel

/// A form as CSV for programs: one header row, one line a district, text order of the keys.
///
/// Key columns come first under English names (`district_name`, `district_code`; see `keyNames`). An area column is
/// named by its form code, its heads and its unit, joined by `_`: `20_0303_城镇村及工矿用地_湿地_红树林地_hm2`. The form
/// code makes the name unique, so the class codes in the heads (`红树林地(0303)`) are left out. Lines are sorted by the key columns
/// that hold codes, then by the others, so a unit stands before its parts.
package enum TableCSV {
    /// Names for the form's key columns (TD/T 1057 field names). Others keep the form's code in lower case.
    static let keyNames: [String: String] = [
        "XZQMC": "district_name", "XZQDM": "district_code",
        "ZLXZQMC": "location_district_name", "ZLXZQDM": "location_district_code",
        "QSXZQMC": "owner_district_name", "QSXZQDM": "owner_district_code",
        "HDMC": "island_name", "HDDM": "island_code",
        "DWMC": "district_name", "DWDM": "district_code", "LXDM": "line_code", "LX": "line",
    ]

    package static func header(_ table: SummaryTable) -> [String] {
        table.columns.map { column in
            switch column.kind {
            case .text: name(ofKey: column)
            case .area: name(of: column, unit: "hm2")
            case .squareMetres: name(of: column, unit: "m2")
            }
        }
    }

    private static func name(of column: SummaryTable.Column, unit: String) -> String {
        ([column.code] + column.heads.map(withoutCode) + [unit]).joined(separator: "_")
    }

    static func name(ofKey column: SummaryTable.Column) -> String {
        keyNames[column.code] ?? column.code.lowercased()
    }

    /// `水田(0101)` is `水田`.
    private static func withoutCode(_ head: String) -> String {
        guard head.hasSuffix(")"), let open = head.lastIndex(of: "("), open > head.startIndex,
            head[head.index(after: open)...].dropLast().allSatisfy({
                $0.isASCII && ($0.isNumber || $0.isLetter)
            })
        else { return head }
        return String(head[..<open])
    }

    /// Writes `<id>.csv` into a folder that stands; gives the file's name.
    @discardableResult
    package static func write(
        _ table: SummaryTable, into folder: String, byteOrderMark: Bool = false
    ) throws(WriterError) -> String {
        let shape = try TableShape(table)
        let name = table.id + ".csv"
        let file = try CSVFile(
            creating: folder + "/" + name, header: header(table), byteOrderMark: byteOrderMark)
        for row in shape.sorted(table.rows) { try file.add(cells(row, shape, table)) }
        try file.close()
        return name
    }

    private static func cells(_ row: SummaryTable.Row, _ shape: TableShape, _ table: SummaryTable)
        -> [CSVCell]
    {
        shape.places.map { place in
            switch place {
            case .key(let index, let isCode): isCode ? .code(row.keys[index]) : .text(row.keys[index])
            case .squareMetres(let index): .number(row.keys[index])
            case .area(let index): .number("\(row.areas[index])")
            }
        }
    }
}
