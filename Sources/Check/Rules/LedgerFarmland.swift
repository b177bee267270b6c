package import LandModel

/// The ledger against the records of farmland: the YJJBNTMJ that was counted is what T15 is made of.
package enum LedgerFarmland: CheckRule {
    package static let name = "ledger-farmland-m2"
    package static let summary = "the area counted by the ledger in farmland is the area T15 is made of"

    package static func results(_ input: CheckInput) -> [CheckResult] {
        guard !input.farmlandSources.isEmpty else { return [] }
        let expected = input.farmlandSources.reduce(SquareMetres.zero) {
            $0 + input.ledger.total(.counted, source: $1).area
        }
        let found = input.counties.flatMap(\.others).filter { $0.form == "T15" }
            .reduce(SquareMetres.zero) { $0 + $1.counted }
        return [CheckResult(rule: name, subject: "T15", expected: expected, found: found)]
    }
}
