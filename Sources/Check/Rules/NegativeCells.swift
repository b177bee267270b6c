package import LandModel

/// Levelled cells below zero: the levelling rule can make them when its guard is off.
package enum NegativeCells: CheckRule {
    package static let name = "negative-cells"
    package static let summary = "no levelled cell is below zero"

    package static func results(_ input: CheckInput) -> [CheckResult] {
        input.counties.filter { !$0.levelled.isEmpty }.sorted { $0.code < $1.code }.map { county in
            var count = 0
            var worst: (area: Hectares, place: String)?
            for record in county.levelled + county.others.flatMap(\.levelled) {
                for (code, area) in record.cells where area < .zero {
                    count += 1
                    let place = "class \(code) row \(record.key.locationUnit)"
                    if let worst, (worst.area, worst.place) <= (area, place) { continue }
                    worst = (area, place)
                }
            }
            return CheckResult(
                rule: name, subject: county.code, expected: "0", found: "\(count)", difference: "\(count)",
                unit: "cells", verdict: count == 0 ? .pass : .fail,
                detail: worst.map { "worst \($0.area) at \($0.place)" } ?? "")
        }
    }
}
