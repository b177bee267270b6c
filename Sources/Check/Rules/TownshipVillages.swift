package import LandModel

/// Control areas of villages against those of their townships, in m².
package enum TownshipVillages: CheckRule {
    package static let name = "township-villages-m2"
    package static let summary = "the control areas of villages add up to their township's"

    package static func results(_ input: CheckInput) -> [CheckResult] {
        let villages = ControlSums.control(input, .village)
        guard !villages.isEmpty else { return [] }
        return ControlSums.compare(
            rule: name, expected: ControlSums.control(input, .township),
            found: ControlSums.rolledUp(villages, to: .township))
    }
}
