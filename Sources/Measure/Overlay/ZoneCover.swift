package import LandModel

/// Lays patches over one set of zones. One worker, one instance.
package final class ZoneCover {
    private let set: ZoneSet
    /// Those of the set, which keeps them: workers that counted references to the same grid for every patch would wait for
    /// one another.
    private let grids: [Unmanaged<EdgeGrid>]
    private let together: ZoneCover?
    private let kernel = OverlapKernel()
    private var found: [Int32] = []
    /// The zones that hold a part of the patch in hand.
    private var givers: [Int32] = []
    private var parts: [ShareColumn.Part] = []

    package init(_ set: ZoneSet) {
        self.set = set
        grids = set.grids.map { Unmanaged.passUnretained($0) }
        together = set.together.map { ZoneCover($0.set) }
    }

    /// Adds a row for one patch: the kinds it meets in ascending order.
    package func cover(_ patch: borrowing PlaneShape, into column: inout ShareColumn) {
        let whole = patch.share
        parts.removeAll(keepingCapacity: true)
        givers.removeAll(keepingCapacity: true)
        if !patch.isEmpty, whole > 0 { fillParts(patch, whole) }
        trimNoise(whole)
        let kindsOverlap = parts.count > 1 && set.kindsOverlap(among: givers)
        column.append(
            parts, whole: whole, covered: covered(patch, whole, kindsOverlap), kindsOverlap: kindsOverlap)
    }

    /// Adds a row for a patch by its box alone, where that decides: no zone comes near it, or every one that does holds it
    /// whole. `false`, and no row, where the shape has to be asked.
    ///
    /// - Parameter whole: any number above zero, since the patch is not divided.
    package func cover(box: PlaneBox, whole: Int64, into column: inout ShareColumn) -> Bool {
        set.tree.find(box, into: &found)
        parts.removeAll(keepingCapacity: true)
        for number in found {
            let held = grids[Int(number)]._withUnsafeGuaranteedRef { $0.holds(box) }
            guard let held else { return false }
            guard held else { continue }
            let kind = set.kindOfGrid[Int(number)]
            if !parts.contains(where: { $0.kind == kind }) {
                parts.append(ShareColumn.Part(kind: kind, share: whole))
            }
        }
        if parts.count > 1 { parts.sort { $0.kind < $1.kind } }
        column.append(
            parts, whole: whole, covered: parts.isEmpty ? 0 : whole, kindsOverlap: parts.count > 1)
        return true
    }

    /// Nothing covers a patch without a shape.
    package func coverNothing(into column: inout ShareColumn) {
        column.append([], whole: 0, covered: 0, kindsOverlap: false)
    }

    /// The sum of the parts, unless they overlap: then what lies in any of them.
    private func covered(_ patch: borrowing PlaneShape, _ whole: Int64, _ kindsOverlap: Bool) -> Int64 {
        let sum = parts.reduce(0) { $0 + $1.share }
        guard kindsOverlap else { return sum }
        guard let together else { return min(whole, sum) }
        together.parts.removeAll(keepingCapacity: true)
        together.givers.removeAll(keepingCapacity: true)
        together.fillParts(patch, whole)
        return min(sum, together.parts.first?.share ?? 0)
    }

    private func fillParts(_ patch: borrowing PlaneShape, _ whole: Int64) {
        set.tree.find(patch.box, into: &found)
        guard !found.isEmpty else { return }
        let grid = found.count > 1 ? OverlapKernel.grid(patch) : nil
        for number in found {
            let share = grids[Int(number)]._withUnsafeGuaranteedRef {
                kernel.share(patch, patchGrid: grid, in: $0)
            }
            guard share > 0 else { continue }
            givers.append(number)
            let kind = set.kindOfGrid[Int(number)]
            if let place = parts.firstIndex(where: { $0.kind == kind }) {
                parts[place].share = min(whole, parts[place].share + share)
            } else {
                parts.append(ShareColumn.Part(kind: kind, share: min(whole, share)))
            }
        }
        if parts.count > 1 { parts.sort { $0.kind < $1.kind } }
    }

    /// A part that leaves no more outside than the rounding of one share, 0.0001 m², is the whole.
    private func trimNoise(_ whole: Int64) {
        guard parts.count == 1, whole - parts[0].share <= 1 else { return }
        parts[0].share = whole
    }
}
