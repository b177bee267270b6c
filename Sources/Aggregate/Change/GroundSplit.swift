import LandModel

/// Ground that a patch of each year share: their places among those without a partner, and how large it is.
package struct GroundPiece: Sendable, Equatable {
    package var before: Int32
    package var after: Int32
    /// In 0.0001 m², above zero.
    package var share: Int64
    /// Whether it changes and is too thin to be meant.
    package var isSliver: Bool

    package init(before: Int32, after: Int32, share: Int64, isSliver: Bool = false) {
        self.before = before
        self.after = after
        self.share = share
        self.isSliver = isSliver
    }
}

/// The amounts of one year's patches divided among their pieces, and what the pieces leave of each patch.
///
/// Each amount goes in whole units of 0.01 m², in the proportions of the shapes (`Apportionment`): to the pieces in the
/// order of the other year's patches, then to the ground that no piece covers. Pieces that together are more than
/// their patch, because the other year's overlap, share it in proportion.
package struct GroundSplit: Sendable {
    /// One entry a piece, in 0.01 m².
    package private(set) var net: [Int64]
    package private(set) var ridges: [Int64]
    /// One entry a patch: what no piece covers, in 0.01 m².
    package private(set) var restNet: [Int64]
    package private(set) var restRidges: [Int64]
    /// One entry a patch: by how much its pieces are more than it, in 0.0001 m².
    package private(set) var coveredTwice: [Int64]
    /// Whether a piece of the patch has been found.
    package private(set) var isCovered: [Bool]

    /// Whether anything of a patch is left that no piece covers.
    package func leaves(_ patch: Int) -> Bool { restNet[patch] != 0 || restRidges[patch] != 0 }

    /// - Parameters:
    ///   - pieces: in any order.
    ///   - owner: the place of a piece's patch in this year.
    ///   - other: its place in the other.
    ///   - wholes: the shapes of the patches in 0.0001 m².
    ///   - amounts: net area and ridges of each patch.
    package init(
        _ pieces: [GroundPiece], owner: (GroundPiece) -> Int32, other: (GroundPiece) -> Int32,
        wholes: [Int64],
        amounts: [(net: Int64, ridges: Int64)]
    ) {
        net = Array(repeating: 0, count: pieces.count)
        ridges = net
        restNet = amounts.map(\.net)
        restRidges = amounts.map(\.ridges)
        coveredTwice = Array(repeating: 0, count: wholes.count)
        isCovered = Array(repeating: false, count: wholes.count)
        let order = pieces.indices.sorted {
            (owner(pieces[$0]), other(pieces[$0])) < (owner(pieces[$1]), other(pieces[$1]))
        }
        var (weights, parts): ([Int64], [Int64]) = ([], [])
        var start = 0
        while start < order.count {
            let patch = Int(owner(pieces[order[start]]))
            var end = start
            weights.removeAll(keepingCapacity: true)
            while end < order.count, Int(owner(pieces[order[end]])) == patch {
                weights.append(pieces[order[end]].share)
                end += 1
            }
            let left = wholes[patch] - weights.reduce(0, +)
            // Each share is rounded by itself, and less than half a unit of 0.01 m² is no ground.
            let noise = ShareColumn.leastGround + Int64(weights.count)
            if left > noise { weights.append(left) }
            if left < -noise { coveredTwice[patch] = -left }
            isCovered[patch] = true
            func divide(_ total: Int64, _ amounts: inout [Int64]) -> Int64 {
                Apportionment.fill(&parts, total: total, weights: weights)
                for place in start..<end { amounts[order[place]] = parts[place - start] }
                return left > noise ? parts[end - start] : 0
            }
            restNet[patch] = divide(amounts[patch].net, &net)
            restRidges[patch] = amounts[patch].ridges == 0 ? 0 : divide(amounts[patch].ridges, &ridges)
            start = end
        }
    }
}
