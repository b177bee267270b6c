import LandModel

/// The tracts of a run, the largest first. Immutable; outlines may be asked for on several workers.
package struct TractSet: Sendable {
    /// By area from the largest, equal ones by id. The position is a stable number: the same for any order of patches.
    package let tracts: [Tract]
    private let ids: [PatchID]
    /// Edges without a twin, in the order of patches.
    private let edges: [OutlineEdge]
    /// End of each patch in `edges`.
    private let edgeEnds: [Int]
    /// Numbers of patches, tract by tract, each in the order of ids.
    private let members: [Int32]
    /// End of each tract in `members`.
    private let ends: [Int]

    /// - Parameters:
    ///   - patches: in the order of ids, as `groups` counts them.
    ///   - edges: those without a twin, in the order of patches.
    init(_ patches: [TractPatches.Patch], _ edges: [OutlineEdge], _ groups: inout PatchGroups) {
        var sizes = [Int](repeating: 0, count: patches.count)
        let firsts = patches.indices.map { groups.first(Int32(truncatingIfNeeded: $0)) }
        for first in firsts { sizes[Int(first)] += 1 }
        // Runs of members in the order of their first patch.
        var starts = [Int](repeating: 0, count: patches.count)
        var start = 0
        for (number, size) in sizes.enumerated() {
            starts[number] = start
            start += size
        }
        var all = [Int32](repeating: 0, count: patches.count)
        var next = starts
        for (number, first) in firsts.enumerated() {
            all[next[Int(first)]] = Int32(truncatingIfNeeded: number)
            next[Int(first)] += 1
        }
        var rows: [(tract: Tract, members: Range<Int>)] = []
        for (number, size) in sizes.enumerated() where size > 0 {
            let range = starts[number]..<starts[number] + size
            rows.append((Self.tract(patches, all[range]), range))
        }
        rows.sort { left, right in
            left.tract.area == right.tract.area
                ? left.tract.id < right.tract.id : left.tract.area > right.tract.area
        }
        var (ordered, ends): ([Int32], [Int]) = ([], [])
        ordered.reserveCapacity(all.count)
        for row in rows {
            ordered.append(contentsOf: all[row.members])
            ends.append(ordered.count)
        }
        tracts = rows.map(\.tract)
        ids = patches.map(\.id)
        self.edges = edges
        var edgeEnds = [Int](repeating: 0, count: patches.count)
        for edge in edges { edgeEnds[Int(edge.owner)] += 1 }
        for patch in edgeEnds.indices.dropFirst() { edgeEnds[patch] += edgeEnds[patch - 1] }
        self.edgeEnds = edgeEnds
        members = ordered
        self.ends = ends
    }

    private static func tract(_ patches: [TractPatches.Patch], _ members: ArraySlice<Int32>) -> Tract {
        var shares: [ShareKey: Tract.Share] = [:]
        var area = SquareMetres.zero
        for number in members {
            let patch = patches[Int(number)]
            area += patch.area
            let key = ShareKey(unit: patch.unit, landClass: patch.landClass)
            shares[
                key,
                default: Tract.Share(unit: key.unit, landClass: key.landClass, patches: 0, area: .zero)
            ].add(patch.area)
        }
        let id = members.first.map { patches[Int($0)].id } ?? PatchID(source: 0, feature: 0)
        return Tract(
            id: id, patches: members.count, area: area,
            shares: shares.values.sorted { ($0.unit, $0.landClass) < ($1.unit, $1.landClass) })
    }

    private struct ShareKey: Hashable {
        var unit: String
        var landClass: String
    }

    /// The patches of a tract, by its position in `tracts`, in ascending order.
    package func patches(of tract: Int) -> [PatchID] {
        range(tract).map { ids[Int(members[$0])] }
    }

    /// What a tract covers: its patches without the borders between them. Polygons of closed rings, the shell first and
    /// counter-clockwise, holes clockwise; several polygons where patches are joined over gaps.
    package func outline(of tract: Int) -> [[[GridPoint]]] {
        var edges: [OutlineEdge] = []
        for place in range(tract) {
            let patch = Int(members[place])
            edges.append(contentsOf: self.edges[(patch == 0 ? 0 : edgeEnds[patch - 1])..<edgeEnds[patch]])
        }
        return TractOutline.polygons(edges)
    }

    private func range(_ tract: Int) -> Range<Int> {
        (tract == 0 ? 0 : ends[tract - 1])..<ends[tract]
    }
}

extension Tract.Share {
    fileprivate mutating func add(_ area: SquareMetres) {
        patches += 1
        self.area += area
    }
}
