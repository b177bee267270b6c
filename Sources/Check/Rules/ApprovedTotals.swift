package import LandModel

/// Land approved and not yet built on by its uses (T13) against the same land by its classes (T14). The uses fall short
/// by land whose use is not known.
package enum ApprovedTotals: CheckRule {
    package static let name = "approved-totals-hm2"
    package static let summary = "the total of T13 equals the total of T14"

    package static func results(_ input: CheckInput) -> [CheckResult] {
        TableSet.all(input).compactMap { $0.equal([ColumnPair("T13", "HJ", "T14", "TDZMJ")], rule: name) }
    }
}
