package import LandModel

/// The ledger's features: what a source delivered is counted, rejected, unmapped or of another county. Deductions
/// repeat features that are counted.
package enum LedgerFeatures: CheckRule {
    package static let name = "ledger-features"
    package static let summary =
        "the features read from each source are counted, rejected, unmapped or of another county"

    package static func results(_ input: CheckInput) -> [CheckResult] {
        input.ledger.sources.map { source in
            let placed: [Ledger.Entry] = [.counted, .rejected, .unmapped, .otherCounty]
            let found = placed.reduce(Int64(0)) { $0 + input.ledger.total($1, source: source).features }
            let expected = input.ledger.total(.read, source: source).features
            return CheckResult(
                rule: name, subject: source, expected: "\(expected)", found: "\(found)",
                difference: "\(found - expected)", unit: "features",
                verdict: expected == found ? .pass : .fail)
        }
    }
}
