/// Finds what the shapes of two years have in common. Immutable, shared between workers.
///
/// Of each pair the shape with more edges is the zone and the other the patch that is laid over it, so that the years swapped
/// ask the kernel the very same questions. Shapes are put into grids zone by zone, for one run of questions at a time.
package struct GroundSearch: Sendable {
    /// Questions about one zone: the pairs in `pairs` at these places.
    package struct Run: Sendable {
        var places: Range<Int>
    }

    /// A pair of shapes whose boxes meet.
    private struct Pair: Sendable {
        var before: Int32
        var after: Int32
        var beforeIsZone: Bool

        /// Zone by zone.
        var order: (Int, Int32, Int32) { beforeIsZone ? (0, before, after) : (1, after, before) }
    }

    private let before: [PlaneShape]
    private let after: [PlaneShape]
    private let pairs: [Pair]

    /// Empty shapes meet nothing.
    package init(before: [PlaneShape], after: [PlaneShape]) {
        (self.before, self.after) = (before, after)
        let tree = BoxTree(after.map(\.box))
        var (found, pairs): ([Int32], [Pair]) = ([], [])
        for (number, shape) in before.enumerated() where !shape.isEmpty {
            tree.find(shape.box, into: &found)
            for other in found where !after[Int(other)].isEmpty {
                pairs.append(
                    Pair(
                        before: Int32(truncatingIfNeeded: number), after: other,
                        beforeIsZone: Self.isZone(shape, before: after[Int(other)])))
            }
        }
        self.pairs = pairs.sorted { $0.order < $1.order }
    }

    /// Which of two shapes is the zone: by what they are, never by the year. Equal ones ask the same question either way.
    private static func isZone(_ one: PlaneShape, before other: PlaneShape) -> Bool {
        if one.edges.count != other.edges.count { return one.edges.count > other.edges.count }
        if one.twiceArea != other.twiceArea { return one.twiceArea > other.twiceArea }
        return other.key < one.key
    }

    /// Edges put into grids and laid over them, up to which questions are left together.
    private static let edgesPerRun = 65_536

    /// The questions in runs of similar work.
    package var runs: [Run] {
        var runs: [Run] = []
        var (start, edges) = (0, 0)
        for place in pairs.indices {
            let pair = pairs[place]
            let isNewZone = place == start || zoneKey(pairs[place - 1]) != zoneKey(pair)
            edges += patch(pair).edges.count + (isNewZone ? zone(pair).edges.count : 0)
            if edges >= Self.edgesPerRun {
                runs.append(Run(places: start..<place + 1))
                (start, edges) = (place + 1, 0)
            }
        }
        if start < pairs.count { runs.append(Run(places: start..<pairs.count)) }
        return runs
    }

    private func zone(_ pair: Pair) -> PlaneShape {
        pair.beforeIsZone ? before[Int(pair.before)] : after[Int(pair.after)]
    }
    private func patch(_ pair: Pair) -> PlaneShape {
        pair.beforeIsZone ? after[Int(pair.after)] : before[Int(pair.before)]
    }
    private func zoneKey(_ pair: Pair) -> Int64 {
        pair.beforeIsZone ? Int64(pair.before) : -1 - Int64(pair.after)
    }

    /// Hands over the common ground of each pair of a run: the places of both shapes, and how much it is, above zero, in
    /// 0.0001 m².
    package func find(_ run: Run, kernel: OverlapKernel, _ body: (Int32, Int32, Int64) -> Void) {
        var grid: EdgeGrid?
        var known: Int64?
        for place in run.places {
            let pair = pairs[place]
            if known != zoneKey(pair) || grid == nil {
                grid = EdgeGrid(zone(pair))
                known = zoneKey(pair)
            }
            guard let grid else { continue }
            let patch = patch(pair)
            let share = kernel.share(patch, patchGrid: OverlapKernel.grid(patch), in: grid)
            guard share > 0 else { continue }
            body(pair.before, pair.after, min(share, patch.share, zone(pair).share))
        }
    }
}
