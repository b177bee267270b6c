package import LandModel

/// Control areas of townships against that of their county, in m².
package enum CountyTownships: CheckRule {
    package static let name = "county-townships-m2"
    package static let summary = "the control areas of townships add up to their county's"

    package static func results(_ input: CheckInput) -> [CheckResult] {
        let townships = ControlSums.control(input, .township)
        guard !townships.isEmpty else { return [] }
        return ControlSums.compare(
            rule: name, expected: ControlSums.control(input, .county),
            found: ControlSums.rolledUp(townships, to: .county))
    }
}
