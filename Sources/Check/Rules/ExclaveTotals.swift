package import LandModel

/// The forms of land owned from elsewhere (T18, T19, T20) against one another.
package enum ExclaveTotals: CheckRule {
    package static let name = "exclave-totals-hm2"
    package static let summary = "T18 equals the first level of T19 and the totals of T20"

    package static func results(_ input: CheckInput) -> [CheckResult] {
        let pairs =
            ColumnPair.sameColumns(["FRDMJ"] + ColumnPair.firstLevel, of: "T18", in: "T19")
            + [ColumnPair("T20", "HJ", "T18", "FRDMJ")]
            + ColumnPair.sameColumns(ColumnPair.firstLevel, of: "T20", in: "T18")
        return TableSet.all(input).compactMap { $0.equal(pairs, rule: name) }
    }
}
