import Check
import LandModel

/// The change layers that counties delivered with one survey, read: what each county says changed since the year before.
struct DeliveredChanges: Sendable {
    /// By county code. Each layer speaks of its own county, so that ground which two counties tell of is never added up.
    private let tallies: [String: ChangeTally]
    /// Names of the layers by county code.
    let layers: [String: String]

    init(of plan: RunPlan, _ workers: Workers) throws {
        var (tallies, layers) = ([String: ChangeTally](), [String: String]())
        for delivery in plan.deliveries {
            guard let layer = delivery.changes?.layer else { continue }
            tallies[delivery.county.code] = try ChangeReader.read([layer], workers: workers)
            layers[delivery.county.code] = layer.source.layer
        }
        (self.tallies, self.layers) = (tallies, layers)
    }

    subscript(county: String) -> ChangeTally? { tallies[county] }

    var findings: [Finding] { tallies.values.flatMap(\.findings) }

    var ledger: Ledger { tallies.values.reduce(into: Ledger()) { $0.merge($1.ledger) } }

    /// What the check of a county's records holds against both surveys.
    func check(_ county: String, opening: [BaseRecord], closing: [BaseRecord]) -> CheckInput.DeliveredChange?
    {
        guard let tally = tallies[county], let layer = layers[county] else { return nil }
        return CheckInput.DeliveredChange(
            layer: layer,
            change: CheckInput.Change(opening: opening, records: tally.records, closing: closing))
    }
}
