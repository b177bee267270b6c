package import LandModel

/// The ledger's areas: what a source delivered is counted, deducted, rejected, unmapped or of another county.
package enum LedgerArea: CheckRule {
    package static let name = "ledger-area-m2"
    package static let summary =
        "the area read from each source is counted, deducted, rejected, unmapped or of another county"

    package static func results(_ input: CheckInput) -> [CheckResult] {
        input.ledger.sources.map { source in
            let placed: [Ledger.Entry] = [.counted, .deducted, .rejected, .unmapped, .otherCounty]
            let found = placed.reduce(SquareMetres.zero) { $0 + input.ledger.total($1, source: source).area }
            return CheckResult(
                rule: name, subject: source, expected: input.ledger.total(.read, source: source).area,
                found: found)
        }
    }
}
