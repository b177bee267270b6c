package import LandModel

/// The answer of `tabulate` as CSV: `district,class,patches,area_m2`, in the order of the rows.
package enum TabulationCSV {
    package static func text(_ rows: [ClassAreaRow]) -> String {
        var text = CSVText.line(["district", "class", "patches", "area_m2"].map { .code($0) })
        for row in rows {
            text += CSVText.line([
                .code(row.district), .code(row.landClass), .integer(row.patches), .number("\(row.area)"),
            ])
        }
        return text
    }
}
