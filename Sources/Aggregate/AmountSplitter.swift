package import LandModel

/// Divides the amounts of a patch among the kinds of zone it meets, in the proportions of its shape.
///
/// For each kind by itself, inside and outside add up to the amount exactly; where the zones that a patch meets do
/// not overlap, all of them and the outside do. Pieces of kinds do not depend on what is known of the outside.
package struct AmountSplitter: Sendable {
    private var weights: [Int64] = []
    private var pieces: [Int64] = []

    package init() {}

    /// Hands over each piece with the number of its kind, `nil` for what lies in none.
    @inline(__always)
    package mutating func split(
        _ amount: SquareMetres, row: Int, _ shares: ShareColumn, _ body: (Int32?, SquareMetres) -> Void
    ) {
        let parts = shares.parts(of: row)
        let total = amount.hundredths
        func hand(_ kind: Int32?, _ piece: Int64) { body(kind, SquareMetres(hundredths: piece)) }
        if parts.isEmpty { return hand(nil, total) }
        let (whole, covered) = (shares.wholes[row], shares.covered[row])
        if parts.count == 1, let part = parts.first {
            let inside = Apportionment.part(of: total, weight: part.share, whole: whole)
            hand(part.kind, inside)
            if part.share < whole { hand(nil, total - inside) }
            return
        }
        if shares.kindsOverlap[row] {
            for part in parts {
                hand(part.kind, Apportionment.part(of: total, weight: part.share, whole: whole))
            }
            if covered < whole {
                hand(nil, total - Apportionment.part(of: total, weight: covered, whole: whole))
            }
            return
        }
        let sum = parts.reduce(0) { $0 + $1.share }
        weights.removeAll(keepingCapacity: true)
        for part in parts { weights.append(part.share) }
        weights.append(max(0, whole - sum))
        Apportionment.fill(&pieces, total: total, weights: weights)
        for (part, piece) in zip(parts, pieces) { hand(part.kind, piece) }
        if sum < whole { hand(nil, pieces[pieces.count - 1]) }
    }
}
