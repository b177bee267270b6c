import LandModel

/// Degrees with nine decimals (0.1 mm on the ground), the same text on every machine.
enum DegreeText {
    static func string(_ degrees: Double) -> String {
        let scaled = (degrees * 1e9).rounded(.toNearestOrAwayFromZero)
        guard let exact = Int64(exactly: scaled) else { return "" }
        return FixedPoint.string(exact, decimals: 9)
    }
}
