package import LandModel

/// Levelled cells below zero: the levelling rule can make them when its guard is off. Cells of change forms too, whose
/// adjusted stock could be overdrawn.
package enum NegativeCells: CheckRule {
    package static let name = "negative-cells"
    package static let summary = "no levelled cell and no cell of a change form is below zero"

    package static func results(_ input: CheckInput) -> [CheckResult] {
        input.counties.filter { !$0.levelled.isEmpty }.sorted { $0.code < $1.code }.map { county in
            var count = 0
            var worst: (area: Hectares, place: String)?
            func note(_ area: Hectares, _ place: String) {
                count += 1
                if let worst, (worst.area, worst.place) <= (area, place) { return }
                worst = (area, place)
            }
            for record in county.levelled + county.others.flatMap(\.levelled) {
                for (code, area) in record.cells where area < .zero {
                    note(area, "class \(code) row \(record.key.locationUnit)")
                }
            }
            for table in county.tables {
                for row in table.rows where !row.line.isEmpty {
                    for (column, area) in zip(table.areaColumns, row.areas) where area < .zero {
                        note(area, "\(table.id) column \(column.code) line \(row.line)")
                    }
                }
            }
            return CheckResult(
                rule: name, subject: county.code, expected: "0", found: "\(count)", difference: "\(count)",
                unit: "cells", verdict: count == 0 ? .pass : .fail,
                detail: worst.map { "worst \($0.area) at \($0.place)" } ?? "")
        }
    }
}
