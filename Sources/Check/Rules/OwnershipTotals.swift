package import LandModel

/// Totals of the form by ownership (T03) against the form of first-level classes (T01).
package enum OwnershipTotals: CheckRule {
    package static let name = "ownership-totals-hm2"
    package static let summary = "the totals of T03 equal T01"

    package static func results(_ input: CheckInput) -> [CheckResult] {
        let pairs =
            [ColumnPair("T03", "HJ", "T01", "TDZMJ")]
            + ColumnPair.sameColumns(ColumnPair.firstLevel, of: "T03", in: "T01")
        return TableSet.all(input).compactMap { $0.equal(pairs, rule: name) }
    }
}
