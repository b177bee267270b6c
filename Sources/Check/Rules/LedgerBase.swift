package import LandModel

/// The ledger against the base table: what was counted and deducted is what the tables are made of.
package enum LedgerBase: CheckRule {
    package static let name = "ledger-base-m2"
    package static let summary = "the area counted and deducted by the ledger is the area of the base table"

    package static func results(_ input: CheckInput) -> [CheckResult] {
        input.counties.filter { !$0.sources.isEmpty }.sorted { $0.code < $1.code }.map { county in
            let expected = county.sources.reduce(SquareMetres.zero) { sum, source in
                sum + input.ledger.total(.counted, source: source).area
                    + input.ledger.total(.deducted, source: source).area
            }
            return CheckResult(
                rule: name, subject: county.code, expected: expected,
                found: county.patches.values.reduce(.zero, +))
        }
    }
}
