package import LandModel

/// Patches of a county against its control area, in m² (precondition 1 of the summary rules).
package enum CountyPatches: CheckRule {
    package static let name = "county-patches-m2"
    package static let summary = "the patches of each county add up to its control area"

    package static func results(_ input: CheckInput) -> [CheckResult] {
        var found: [ControlAreas.Key: SquareMetres] = [:]
        for county in input.counties {
            found.merge(ControlSums.rolledUp(county.patches, to: .county), uniquingKeysWith: +)
        }
        return ControlSums.compare(
            rule: name, expected: ControlSums.control(input, .county), found: found,
            tolerances: ControlSums.tolerances(input))
    }
}
