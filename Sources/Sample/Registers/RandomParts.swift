import Aggregate

/// Parts of a whole number by chance, none of which is empty while there is enough for all.
enum RandomParts {
    /// - Parameters:
    ///   - whole: not below zero.
    ///   - weights: one for each part, above zero: what the parts go by.
    ///   - spread: how far chance changes a weight in all, in thousandths: 1000 is from a half to one and a half of it.
    ///   - chance: a number below 1000 for each part.
    /// - Returns: parts that add up to the whole.
    static func of(
        _ whole: Int64, weights: [Int64], spread: Int = 1_000, chance: (Int) -> Int
    ) -> [Int64] {
        let least: Int64 = whole >= Int64(weights.count) ? 1 : 0
        var parts: [Int64] = []
        Apportionment.fill(
            &parts, total: whole - least * Int64(weights.count),
            weights: weights.enumerated().map { number, weight in
                weight * Int64(1_000 - spread / 2 + chance(number) * spread / 1_000)
            })
        return parts.map { $0 + least }
    }
}
