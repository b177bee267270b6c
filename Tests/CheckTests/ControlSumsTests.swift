import LandModel
import Testing

@testable import Check

@Suite struct ControlSumsTests {
    private let village = ControlAreas.Key(district: "440203001001", island: "00")
    private let tolerance = ControlTolerance(absolute: SquareMetres(hundredths: 100), relative: 0.001)

    private func verdict(_ expected: Int64, _ found: Int64, _ tolerances: [String: ControlTolerance])
        -> CheckResult?
    {
        ControlSums.compare(
            rule: "village-patches-m2", expected: [village: SquareMetres(hundredths: expected)],
            found: [village: SquareMetres(hundredths: found)], tolerances: tolerances
        ).first
    }

    @Test("a recorded sum must meet its control area to the last 0.01 m²")
    func exact() {
        #expect(verdict(1_000_000, 1_000_000, [:])?.verdict == .pass)
        #expect(verdict(1_000_000, 1_000_001, [:])?.verdict == .fail)
    }

    @Test("a computed sum passes within the larger bound, says so, and fails beyond it")
    func tolerant() {
        let tolerances = ["440203": tolerance]
        let within = verdict(1_000_000, 1_001_000, tolerances)
        #expect(within?.verdict == .pass)
        #expect(within?.difference == "10.00")
        #expect(within?.detail.isEmpty == false)
        #expect(verdict(1_000_000, 1_001_001, tolerances)?.verdict == .fail)
        #expect(verdict(50_000, 50_100, tolerances)?.verdict == .pass)
        #expect(verdict(50_000, 50_101, tolerances)?.verdict == .fail)
        #expect(verdict(1_000_000, 1_000_001, ["440204": tolerance])?.verdict == .fail)
    }
}
