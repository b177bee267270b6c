package import LandModel

/// The form of first-level classes (T01) against the first-level columns of the second-level form (T02).
package enum FirstLevel: CheckRule {
    package static let name = "first-level-hm2"
    package static let summary = "T01 equals the first level of T02"

    package static func results(_ input: CheckInput) -> [CheckResult] {
        let pairs = ColumnPair.sameColumns(["TDZMJ"] + ColumnPair.firstLevel, of: "T01", in: "T02")
        return TableSet.all(input).compactMap { $0.equal(pairs, rule: name) }
    }
}
