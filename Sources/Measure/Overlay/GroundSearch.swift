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

    /// Common ground of two shapes.
    package struct Common: Sendable, Equatable {
        /// Places of the shapes.
        package var before: Int32
        package var after: Int32
        /// Above zero, in 0.0001 m².
        package var share: Int64
        /// Whether it is too thin to be meant; told of those pairs that it is asked of.
        package var isSliver: Bool
    }

    /// Appends the common ground of each pair of a run.
    ///
    /// - Parameter asksForSliver: of which pairs, by their places, it is asked whether they share a sliver.
    package func find(
        _ run: Run, kernel: OverlapKernel, slivers: PieceSlivers,
        asksForSliver: (Int32, Int32) -> Bool, into found: inout [Common]
    ) {
        var zoned: (key: Int64, grid: EdgeGrid, perimeter: Double)?
        for place in run.places {
            let pair = pairs[place]
            if zoned?.key != zoneKey(pair) {
                let zone = zone(pair)
                zoned = (zoneKey(pair), EdgeGrid(zone), slivers.perimeter(zone.edges, zone.box))
            }
            guard let zoned else { continue }
            let patch = patch(pair)
            let share = min(
                kernel.share(patch, patchGrid: OverlapKernel.grid(patch), in: zoned.grid), patch.share,
                zone(pair).share)
            guard share > 0 else { continue }
            let isSliver =
                asksForSliver(pair.before, pair.after)
                && slivers.applies(
                    to: share, patch, zoned.grid,
                    perimeters: zoned.perimeter + slivers.perimeter(patch.edges, patch.box))
            found.append(
                Common(before: pair.before, after: pair.after, share: share, isSliver: isSliver))
        }
    }
}
