package import LandModel

extension Dimension: CustomStringConvertible {
    /// `m2`, `yuan`, `m2/yuan`; empty for a plain number.
    package var description: String {
        let powers = [("m", length), ("yuan", money), ("kW", power)]
        func text(_ wanted: (Int) -> Bool) -> String {
            powers.filter { wanted($0.1) }.map { $0.0 + (abs($0.1) == 1 ? "" : "\(abs($0.1))") }
                .joined(separator: "·")
        }
        let (top, bottom) = (text { $0 > 0 }, text { $0 < 0 })
        return bottom.isEmpty ? (top.isEmpty ? "1" : top) : (top.isEmpty ? "1" : top) + "/" + bottom
    }
}
