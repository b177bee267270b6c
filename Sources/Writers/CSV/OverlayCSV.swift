package import LandModel

/// The answer of `overlay` as CSV: `district,zone,class,area_m2`, in the order of the rows.
package enum OverlayCSV {
    package static func text(
        _ rows: some Sequence<(district: String, zone: String, landClass: String, area: SquareMetres)>
    ) -> String {
        var text = CSVText.line(["district", "zone", "class", "area_m2"].map { .code($0) })
        for row in rows {
            text += CSVText.line([
                .code(row.district), .text(row.zone), .code(row.landClass), .number("\(row.area)"),
            ])
        }
        return text
    }
}
