package import LandModel

/// Patches of a village against its control area, in m² (precondition 1 of the summary rules).
package enum VillagePatches: CheckRule {
    package static let name = "village-patches-m2"
    package static let summary = "the patches of each village add up to its control area"

    package static func results(_ input: CheckInput) -> [CheckResult] {
        var found: [ControlAreas.Key: SquareMetres] = [:]
        for county in input.counties { found.merge(county.patches, uniquingKeysWith: +) }
        return ControlSums.compare(
            rule: name, expected: ControlSums.control(input, .village), found: found,
            tolerances: ControlSums.tolerances(input))
    }
}
