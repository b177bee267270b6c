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
    package static func tracts(of given: TractPatches, rule: TractRule, ellipsoid: Ellipsoid) -> TractSet {
        var patches = given
        patches.sort()
        var groups = PatchGroups(count: patches.count)
        let open = openEdges(patches, &groups)
        joinNear(open, rule, ellipsoid, &groups)
        return TractSet(patches.patches, open, &groups)
    }

    /// Joins the owners of equal edges.
    ///
    /// - Returns: the edges without one that runs against them, in the order of patches.
    private static func openEdges(_ patches: TractPatches, _ groups: inout PatchGroups) -> [OutlineEdge] {
        let edges = patches.edges
        var owners = [Int32](repeating: 0, count: edges.count)
        for (number, patch) in patches.patches.enumerated() {
            for edge in patch.edges { owners[edge] = Int32(truncatingIfNeeded: number) }
        }
        var size = 16
        while size < 2 * edges.count { size *= 2 }
        // Open addressing; an undirected edge stands once, by the number of one that has it.
        var table = [Int32](repeating: -1, count: size)
        var hasTwin = [Bool](repeating: false, count: edges.count)
        // Where patches overlap, edges of one direction wait behind one another for their twins.
        var behind: [Int32: Int32] = [:]
        for (number, edge) in edges.enumerated() {
            let number = Int32(truncatingIfNeeded: number)
            var slot = hash(edge) & (size - 1)
            while table[slot] >= 0 {
                let first = table[slot]
                let other = edges[Int(first)]
                let isTwin = other.a == edge.b && other.b == edge.a
                if isTwin || other == edge {
                    groups.join(owners[Int(number)], owners[Int(first)])
                    if isTwin, !hasTwin[Int(first)] {
                        hasTwin[Int(number)] = true
                        hasTwin[Int(first)] = true
                        if let next = behind.removeValue(forKey: first) { table[slot] = next }
                    } else {
                        if !hasTwin[Int(first)] { behind[number] = first }
                        table[slot] = number
                    }
                    break
                }
                slot = (slot + 1) & (size - 1)
            }
            if table[slot] < 0 { table[slot] = number }
        }
        var open: [OutlineEdge] = []
        for (number, patch) in patches.patches.enumerated() {
            for edge in patch.edges where !hasTwin[edge] {
                open.append(OutlineEdge(edge: edges[edge], owner: Int32(truncatingIfNeeded: number)))
            }
        }
        return open
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
        _ edges: [OutlineEdge], _ rule: TractRule, _ ellipsoid: Ellipsoid, _ groups: inout PatchGroups
    ) {
        let tree = BoxTree(edges.map(\.edge.box))
        let distance = EdgeDistance(PlaneGround(ellipsoid: ellipsoid))
        var found: [Int32] = []
        for (number, one) in edges.enumerated() {
            var reach = one.edge.box.expanded(by: Int64(BorderMatch.tolerance) + 1)
            if let gap = rule.gap { reach.add(distance.reach(one.edge, gap)) }
            tree.find(reach, into: &found)
            for near in found where Int(near) > number {
                let other = edges[Int(near)]
                if other.owner == one.owner || groups.areJoined(one.owner, other.owner) { continue }
                if BorderMatch.shareStretch(one.edge, other.edge) {
                    groups.join(one.owner, other.owner)
                } else if let gap = rule.gap, distance.metres(one.edge, other.edge) <= gap {
                    groups.join(one.owner, other.owner)
                }
            }
        }
    }
}
