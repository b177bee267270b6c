package import LandModel

/// The answer of `change` as CSV: `district_from,district_to,class_from,class_to,kind,area_m2`, in the order of the rows; a
/// year that has not the area has empty columns.
package enum ChangeCSV {
    package static func text(_ rows: [FlowRow]) -> String {
        let columns = ["district_from", "district_to", "class_from", "class_to", "kind", "area_m2"]
        var text = CSVText.line(columns.map { .code($0) })
        for row in rows {
            text += CSVText.line([
                .code(row.before?.district ?? ""), .code(row.after?.district ?? ""),
                .code(row.before?.landClass ?? ""), .code(row.after?.landClass ?? ""),
                .code(row.kind.rawValue), .number("\(row.area)"),
            ])
        }
        return text
    }
}
