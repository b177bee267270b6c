package import LandModel

/// Totals of cultivated land by planting (T06) against the second-level form (T02).
package enum PlantingTotals: CheckRule {
    package static let name = "planting-totals-hm2"
    package static let summary = "the totals of T06 equal cultivated land in T02"

    package static func results(_ input: CheckInput) -> [CheckResult] {
        let pairs = ColumnPair.sameColumns(["01", "0101", "0102", "0103"], of: "T06", in: "T02")
        return TableSet.all(input).compactMap { $0.equal(pairs, rule: name) }
    }
}
