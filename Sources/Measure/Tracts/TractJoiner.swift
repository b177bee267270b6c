package import LandModel

/// Joins patches into tracts.
///
/// First come the edges that two patches have exactly, found by hashing: the rule in survey layers. What is left without
/// such a twin is looked up in a tree of boxes: edges upon one another where one side has a vertex that the other has not,
/// edges that differ by the last digits of a format (`BorderMatch`), and by option edges within a distance. An edge with a
/// twin needs no look: whatever comes near it, comes nearer to the patch behind it, which is joined already.
///
/// n log n in the edges; the result is the same in any order of patches.
package enum TractJoiner {
    package static func tracts(
        of given: TractPatches, rule: TractRule, ellipsoid: Ellipsoid
    ) -> TractSet {
        var patches = given
        patches.sort()
        var groups = PatchGroups(count: patches.count)
        let owners = owners(of: patches)
        let open = joinTwins(patches.edges, owners, &groups)
        joinNear(open.map { (patches.edges[Int($0)], owners[Int($0)]) }, rule, ellipsoid, &groups)
        return TractSet(patches, &groups)
    }

    private static func owners(of patches: TractPatches) -> [Int32] {
        var owners = [Int32](repeating: 0, count: patches.edges.count)
        for (number, patch) in patches.patches.enumerated() {
            for edge in patch.edges { owners[edge] = Int32(truncatingIfNeeded: number) }
        }
        return owners
    }

    /// Joins the owners of equal edges.
    ///
    /// - Returns: the edges that none runs against.
    private static func joinTwins(
        _ edges: [PlaneEdge], _ owners: [Int32], _ groups: inout PatchGroups
    ) -> [Int32] {
        var size = 16
        while size < 2 * edges.count { size *= 2 }
        // Open addressing; each undirected edge stands once, by the number of the first that was met.
        var table = [Int32](repeating: -1, count: size)
        var hasTwin = [Bool](repeating: false, count: edges.count)
        for (number, edge) in edges.enumerated() {
            var slot = hash(edge) & (size - 1)
            while table[slot] >= 0 {
                let other = edges[Int(table[slot])]
                let isTwin = other.a == edge.b && other.b == edge.a
                if isTwin || other == edge {
                    groups.join(owners[number], owners[Int(table[slot])])
                    if isTwin {
                        hasTwin[number] = true
                        hasTwin[Int(table[slot])] = true
                    }
                    break
                }
                slot = (slot + 1) & (size - 1)
            }
            if table[slot] < 0 { table[slot] = Int32(truncatingIfNeeded: number) }
        }
        return hasTwin.indices.filter { !hasTwin[$0] }.map { Int32(truncatingIfNeeded: $0) }
    }

    /// The same for both directions.
    private static func hash(_ edge: PlaneEdge) -> Int {
        func mixed(_ point: GridPoint) -> UInt64 {
            var bits = UInt64(bitPattern: point.x) &* 0x9e37_79b9_7f4a_7c15 ^ UInt64(bitPattern: point.y)
            bits = (bits ^ (bits >> 32)) &* 0xd6e8_feb8_6659_fd93
            return bits ^ (bits >> 32)
        }
        let sum = (mixed(edge.a) &+ mixed(edge.b)) &* 0xbf58_476d_1ce4_e5b9
        return Int(truncatingIfNeeded: sum >> 17)
    }

    private static func joinNear(
        _ edges: [(edge: PlaneEdge, owner: Int32)], _ rule: TractRule, _ ellipsoid: Ellipsoid,
        _ groups: inout PatchGroups
    ) {
        let tree = BoxTree(edges.map(\.edge.box))
        let distance = EdgeDistance(PlaneGround(ellipsoid: ellipsoid))
        var found: [Int32] = []
        for (number, (edge, owner)) in edges.enumerated() {
            var reach = edge.box.expanded(by: Int64(BorderMatch.tolerance) + 1)
            if let gap = rule.gap { reach.add(distance.reach(edge, gap)) }
            tree.find(reach, into: &found)
            for near in found where Int(near) > number {
                let other = edges[Int(near)]
                if other.owner == owner || groups.areJoined(owner, other.owner) { continue }
                if BorderMatch.shareStretch(edge, other.edge) {
                    groups.join(owner, other.owner)
                } else if let gap = rule.gap, distance.metres(edge, other.edge) <= gap {
                    groups.join(owner, other.owner)
                }
            }
        }
    }
}
