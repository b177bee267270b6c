package import LandModel

/// What the comparison of two years keeps of each patch, or of each part of one that lies in several districts: 64 bytes.
package struct GroundPatch: Sendable, Equatable {
    /// All zero without a usable shape.
    package var key = ShapeKey(high: 0, low: 0)
    /// The source's own id.
    package var feature: Int64 = 0
    /// In 0.01 m²: what counts under the patch's own class, and its ridges.
    package var net: Int64
    package var ridges: Int64 = 0
    /// What it counts under, by number (`PatchBook`): of two that differ the one that comes first in a table has the
    /// lower number, once `joinLabels` has been asked.
    package var label: Int32
    /// Number of the unit of work it was read in.
    package var unit: Int32 = 0
    /// Number of the first patch of the other year with the same key; -1 for none.
    package var twin: Int32 = -1
    /// Which part of its feature it is; 0 for a whole one.
    package var part: Int32 = 0
    /// Whether it has a shape to lay over others.
    package var isPlaced = false

    package init(net: Int64, label: Int32) {
        self.net = net
        self.label = label
    }

    /// All of it as a side of changed ground.
    ///
    /// - Parameter number: of the patch in its year.
    package func whole(_ number: Int32) -> ChangedGround.Side {
        ChangedGround.Side(patch: number, label: label, net: net, ridges: ridges)
    }

    package var gross: SquareMetres { SquareMetres(hundredths: net + ridges) }

    /// Patches that no result can tell apart come last by their ids alone, so that the order of a file does not show.
    package static func precedes(_ one: Self, _ other: Self) -> Bool {
        if one.key != other.key { return one.key < other.key }
        if one.label != other.label { return one.label < other.label }
        if one.net != other.net { return one.net < other.net }
        if one.ridges != other.ridges { return one.ridges < other.ridges }
        return one.feature != other.feature ? one.feature < other.feature : one.part < other.part
    }
}
