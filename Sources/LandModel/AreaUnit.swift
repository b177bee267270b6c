/// Unit in which the forms are printed. Cells are held in 0.01 hm² whatever the unit.
package enum AreaUnit: String, Sendable, CaseIterable {
    case hectare
    case mu

    /// As the unit line of a form names it.
    package var label: String {
        switch self {
        case .hectare: "公顷"
        case .mu: "亩"
        }
    }

    /// The area in 0.01 of this unit. 1 hm² is exactly 15 mu, so 0.01 hm² is 0.15 mu: two decimals print it exactly,
    /// and sums still hold.
    package func hundredths(_ area: Hectares) -> Int64 {
        switch self {
        case .hectare: area.hundredths
        case .mu: area.hundredths * 15
        }
    }

    /// An exact area in 0.01 of this unit, rounded once, half away from zero. 1 亩 is exactly 2000/3 m².
    package func hundredths(_ area: SquareMetres) -> Int64 {
        switch self {
        case .hectare: Hectares(rounding: area).hundredths
        case .mu:
            Int64((Int128(area.hundredths.magnitude) * 3 + 1_000) / 2_000) * area.hundredths.signum()
        }
    }
}
