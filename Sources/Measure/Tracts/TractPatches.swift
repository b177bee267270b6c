package import LandModel

/// A patch by the number of its source in the run and its feature id there.
package struct PatchID: Hashable, Comparable, Sendable {
    package var source: Int32
    package var feature: Int64

    package init(source: Int32, feature: Int64) {
        self.source = source
        self.feature = feature
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.source, left.feature) < (right.source, right.feature)
    }
}

/// The patches of the selected classes, as a worker collects them: 32 bytes an edge, and nothing of other patches.
package struct TractPatches: Sendable {
    struct Patch: Sendable {
        var id: PatchID
        var unit: String
        var landClass: String
        var area: SquareMetres
        /// Its edges in `edges`.
        var edges: Range<Int>
    }

    private(set) var patches: [Patch] = []
    private(set) var edges: [PlaneEdge] = []

    package init() {}

    package var count: Int { patches.count }

    /// Adds a patch once.
    ///
    /// - Parameters:
    ///   - shape: in the plane; must be valid, and overlap no other.
    ///   - area: what the tract's area is the sum of, recorded or computed.
    package mutating func add(
        _ shape: borrowing PlaneShape, id: PatchID, unit: String = "", landClass: String, area: SquareMetres
    ) {
        let start = edges.count
        edges.append(contentsOf: shape.edges)
        patches.append(
            Patch(id: id, unit: unit, landClass: landClass, area: area, edges: start..<edges.count))
    }

    /// Takes over what another worker collected.
    package mutating func merge(_ other: TractPatches) {
        let start = edges.count
        edges.append(contentsOf: other.edges)
        patches.append(
            contentsOf: other.patches.map { patch in
                var moved = patch
                moved.edges = start + patch.edges.lowerBound..<start + patch.edges.upperBound
                return moved
            })
    }

    /// By id, whatever the order in which they were added.
    mutating func sort() { patches.sort { $0.id < $1.id } }
}
