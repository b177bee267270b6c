import Check
package import LandModel
import Normalise

/// When a recorded area counts as different from the computed one: beyond both bounds.
package struct AreaTolerance: Sendable, Equatable {
    package var absolute: SquareMetres
    /// Part of the computed area (0.001 is one per mille).
    package var relative: Double

    package init(absolute: SquareMetres, relative: Double) {
        self.absolute = absolute
        self.relative = relative
    }

    /// The same bounds for sums of computed areas against control areas.
    var ofControl: ControlTolerance { ControlTolerance(absolute: absolute, relative: relative) }

    /// Whether a difference is beyond both bounds.
    func isExceeded(by difference: SquareMetres, of computed: SquareMetres) -> Bool {
        Double(difference.hundredths)
            > max(Double(absolute.hundredths), relative * Double(computed.hundredths))
    }

    /// The facts of a difference beyond tolerance; `nil` when there is none or nothing to compare.
    func exceeded(
        recorded: RecordedAreas.Number, computed patch: ExaminedPatch
    ) -> (area: SquareMetres, facts: [Finding.Fact])? {
        guard recorded.state == .value, patch.rejection == nil else { return nil }
        let found = SquareMetres(hundredths: recorded.value)
        let difference = found - patch.area
        guard isExceeded(by: difference.magnitude, of: patch.area) else { return nil }
        return (
            difference.magnitude,
            [
                Finding.Fact("recorded", "\(found)"), Finding.Fact("computed", "\(patch.area)"),
                Finding.Fact("difference", "\(difference)"),
            ]
        )
    }
}
