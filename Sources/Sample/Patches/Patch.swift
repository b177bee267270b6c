/// One patch as planned: where it is and what it must be, before it has a class.
struct Patch: Sendable, Equatable {
    enum Kind: UInt8, Sendable {
        /// One cell of the lattice.
        case cell
        /// Several cells; which ones stands in the plan.
        case merged
        /// A small patch inside a cell: an island in the hole of the patch around it.
        case inner
    }

    enum Role: UInt8, Sendable {
        case ordinary
        /// A large forest, with holes and many vertices.
        case forest
        /// Water around a survey island.
        case lake
        case inhabitedIsland
        case uninhabitedIsland
    }

    /// Number of the village in `Districts`.
    var village: Int32
    /// The cell, the first of the merged cells, or the cell around an inner patch.
    var cell: Int32
    var kind: Kind
    var role: Role

    var isIsland: Bool { role == .inhabitedIsland || role == .uninhabitedIsland }
}

/// A survey island (海岛): a group of cells in a lake, with a name.
struct SurveyIsland: Sendable, Equatable {
    var name: String
    var cells: [Int]
    var village: Int
    var isInhabited: Bool
}

/// Which cells make which patch. Patches stand in the order of the deliveries: village by village.
struct PatchPlan: Sendable {
    var patches: [Patch] = []
    /// Patch of each cell; −1 outside the city.
    var patchOfCell: [Int32]
    /// Inner patch of each cell; −1 for none.
    var innerOfCell: [Int32]
    /// Cells of the merged patches, by the patch's first cell.
    var mergedCells: [Int32: [Int]] = [:]
    var islands: [SurveyIsland] = []
    /// Number of the island of each cell on one.
    var islandOfCell: [Int: Int] = [:]

    func cells(of patch: Patch) -> [Int] {
        patch.kind == .merged ? mergedCells[patch.cell] ?? [] : [Int(patch.cell)]
    }
}
