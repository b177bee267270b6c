package import LandModel

/// Divides an area into whole units of 0.01 m² in given proportions, so that the parts add up to it exactly.
///
/// Each part gets the whole units of its exact share; those that remain go one each to the largest fractions, of equal
/// ones to the part that comes first (Hamilton's method).
package enum Apportionment {
    /// - Parameters:
    ///   - total: of either sign; its parts have the same.
    ///   - weights: none below zero, in the order of their keys.
    /// - Returns: one part for each weight. Without any weight above zero the last part gets everything.
    package static func parts(of total: SquareMetres, weights: [Int64]) -> [SquareMetres] {
        var parts: [Int64] = []
        fill(&parts, total: total.hundredths, weights: weights)
        return parts.map { SquareMetres(hundredths: $0) }
    }

    /// Replaces `parts`; see `parts(of:weights:)`.
    package static func fill(_ parts: inout [Int64], total: Int64, weights: [Int64]) {
        parts.removeAll(keepingCapacity: true)
        guard !weights.isEmpty else { return }
        let whole = weights.reduce(Int128(0)) { $0 + Int128($1) }
        guard whole > 0 else {
            parts.append(contentsOf: repeatElement(0, count: weights.count - 1))
            parts.append(total)
            return
        }
        let magnitude = Int128(total.magnitude)
        var given: Int128 = 0
        for weight in weights {
            let part = magnitude * Int128(weight) / whole
            parts.append(Int64(part))
            given += part
        }
        give(Int(magnitude - given), to: &parts, magnitude, weights, whole)
        if total < 0 { for index in parts.indices { parts[index] = -parts[index] } }
    }

    /// Units left over up to which looking for the largest fraction each time is quicker than sorting all.
    private static let fewUnits = 8

    /// One unit each to the parts with the largest fractions, of equal ones to the first; fewer units than parts.
    private static func give(
        _ units: Int, to parts: inout [Int64], _ magnitude: Int128, _ weights: [Int64], _ whole: Int128
    ) {
        func rest(_ part: Int) -> Int128 { magnitude * Int128(weights[part]) - Int128(parts[part]) * whole }
        if units > fewUnits {
            let rests = parts.indices.map(rest)
            let order = parts.indices.sorted { rests[$0] != rests[$1] ? rests[$0] > rests[$1] : $0 < $1 }
            for part in order.prefix(units) { parts[part] += 1 }
            return
        }
        for _ in 0..<units {
            var (best, largest) = (0, Int128(-1))
            for part in weights.indices {
                let rest = rest(part)
                if rest > largest { (best, largest) = (part, rest) }
            }
            parts[best] += 1
        }
    }

    /// The part of an area that belongs to `weight` of `whole`, the rest going elsewhere; ties go to the part.
    @inline(__always)
    package static func part(of total: Int64, weight: Int64, whole: Int64) -> Int64 {
        if weight <= 0 || whole <= 0 { return 0 }
        if weight >= whole { return total }
        let product = Int128(total.magnitude) * Int128(weight)
        let (quotient, rest) = product.quotientAndRemainder(dividingBy: Int128(whole))
        let part = Int64(quotient) + (2 * rest >= Int128(whole) ? 1 : 0)
        return total < 0 ? -part : part
    }
}
