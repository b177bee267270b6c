package import LandModel

/// Cultivated land by slope (T05) against cultivated land (T01). It falls short by patches without a slope level.
package enum SlopeTotals: CheckRule {
    package static let name = "slope-totals-hm2"
    package static let summary = "the total of T05 equals cultivated land in T01"

    package static func results(_ input: CheckInput) -> [CheckResult] {
        TableSet.all(input).compactMap { $0.equal([ColumnPair("T05", "D01", "T01", "01")], rule: name) }
    }
}
