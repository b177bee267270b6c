package import LandModel

/// The forms of islands (T22, T23) against one another.
package enum IslandTotals: CheckRule {
    package static let name = "island-totals-hm2"
    package static let summary = "T22 equals the first level of T23"

    package static func results(_ input: CheckInput) -> [CheckResult] {
        let pairs = ColumnPair.sameColumns(["HDMJ"] + ColumnPair.firstLevel, of: "T22", in: "T23")
        return TableSet.all(input).compactMap { $0.equal(pairs, rule: name) }
    }
}
