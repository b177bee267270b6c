package import LandModel

/// Forms of records that no control area bounds against the exact sum of the records in m².
package enum CountedTotals: CheckRule {
    package static let name = "counted-totals-hm2"
    package static let summary = "the totals of T14 and T15 are the areas counted, rounded to 0.01 hm²"

    package static func results(_ input: CheckInput) -> [CheckResult] {
        input.counties.sorted { $0.code < $1.code }.flatMap { county in
            county.others.compactMap { records in
                guard let table = county.tables.first(where: { $0.id == records.form }) else { return nil }
                var comparison = CellComparison()
                if let total = table.rows.first, let column = table.position(records.column) {
                    comparison.equal(
                        total.areas[column], Hectares(rounding: records.counted),
                        at: "column \(records.column)")
                } else {
                    comparison.lacks("\(records.form) column \(records.column)")
                }
                return comparison.result(rule: name, subject: "\(county.code) \(records.form)")
            }
        }
    }
}
