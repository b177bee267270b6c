import LandModel

/// Which zones of a list share ground, and how much. Each can be asked by itself, so many workers can search one list.
package struct ZoneSearch: Sendable {
    /// Two zones, the lower number first, and what they share in 0.0001 m².
    package struct Overlap: Sendable, Equatable {
        package var first: Int
        package var second: Int
        package var share: Int64
    }

    /// Edges from which on a run of a search ends, where several workers share it: about half a millisecond's work.
    private static let edgesPerRun = 4_096

    /// Which pairs are compared.
    package enum Pairs: Sendable {
        case ofOneKind
        case ofDifferentKinds
    }

    let zones: [GriddedZone]
    private let pairs: Pairs
    private let tree: BoxTree

    package init(_ zones: [GriddedZone], _ pairs: Pairs) {
        self.zones = zones
        self.pairs = pairs
        tree = BoxTree(zones.map(\.grid.box))
    }

    /// Numbers of the zones in runs of about equal work, so that every zone lies in one.
    package var runs: [Range<Int>] {
        var runs: [Range<Int>] = []
        var (start, edges) = (0, 0)
        for (number, zone) in zones.enumerated() {
            edges += zone.shape.edges.count
            if edges >= Self.edgesPerRun {
                runs.append(start..<number + 1)
                (start, edges) = (number + 1, 0)
            }
        }
        if start < zones.count { runs.append(start..<zones.count) }
        return runs
    }

    /// The pairs whose first zone is among those asked for, in order.
    package func overlaps(of numbers: Range<Int>, kernel: OverlapKernel) -> [Overlap] {
        var overlaps: [Overlap] = []
        var found: [Int32] = []
        for number in numbers {
            let zone = zones[number]
            tree.find(zone.grid.box, into: &found)
            for other in found.lazy.map(Int.init) where other > number && isAsked(number, other) {
                let share = kernel.share(zones[other].shape, patchGrid: zones[other].grid, in: zone.grid)
                guard share >= ShareColumn.leastGround else { continue }
                overlaps.append(Overlap(first: number, second: other, share: share))
            }
        }
        return overlaps
    }

    private func isAsked(_ number: Int, _ other: Int) -> Bool {
        (zones[number].polygon.kind == zones[other].polygon.kind) == (pairs == .ofOneKind)
    }
}

extension [ZoneSearch.Overlap] {
    /// By number, so that nothing that follows depends on who found what first.
    var inOrder: Self { sorted { ($0.first, $0.second) < ($1.first, $1.second) } }
}
