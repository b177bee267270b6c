/// Unit in which a summary table is printed. Cells are held in 0.01 hm² whatever the unit.
package enum AreaUnit: String, Sendable, CaseIterable, Codable {
    case hectares = "hm2"
    /// 1 hm² is exactly 15 亩, so a levelled area is a whole number of 0.15 亩.
    case mu

    /// Name as the forms print it.
    package var name: String {
        switch self {
        case .hectares: "公顷"
        case .mu: "亩"
        }
    }

    /// The area in this unit as a whole number of units of the last decimal, half up and away from zero. With two
    /// decimals the conversion is exact in either unit and sums still add up; with fewer it is not and they need
    /// not. `decimals` is 0, 1 or 2.
    package func scaled(_ area: Hectares, decimals: Int = 2) -> Int64 {
        let hundredths = self == .mu ? area.hundredths * 15 : area.hundredths
        let divisor: Int64
        switch decimals {
        case ..<1: divisor = 100
        case 1: divisor = 10
        default: return hundredths
        }
        let magnitude = (abs(hundredths) + divisor / 2) / divisor
        return hundredths < 0 ? -magnitude : magnitude
    }

    /// Plain decimal text of the area in this unit.
    package func text(_ area: Hectares, decimals: Int = 2) -> String {
        let decimals = min(max(decimals, 0), 2)
        return FixedPoint.string(scaled(area, decimals: decimals), decimals: decimals)
    }
}
