package import LandModel

/// Levelled villages against the county's control area in hm², land and islands apart (figure a of the levelling
/// rule).
package enum CountyLevelled: CheckRule {
    package static let name = "county-levelled-hm2"
    package static let summary = "the levelled villages of each county add up to its control area"

    package static func results(_ input: CheckInput) -> [CheckResult] {
        let control = ControlSums.control(input, .county)
        var results: [CheckResult] = []
        for county in input.counties.sorted(by: { $0.code < $1.code }) {
            var found: [String: Hectares] = [:]
            for record in county.levelled { found[record.key.island, default: .zero] += record.total }
            let islands = Set(found.keys).union(
                control.keys.filter { $0.district == county.code }.map(\.island))
            for island in islands.sorted() {
                guard let area = control[ControlAreas.Key(district: county.code, island: island)] else {
                    continue
                }
                results.append(
                    CheckResult(
                        rule: name, subject: "\(county.code)/\(island)", expected: Hectares(rounding: area),
                        found: found[island] ?? .zero))
            }
        }
        return results
    }
}
