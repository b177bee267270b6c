/// Points of geological hazard (地质灾害隐患点): anywhere in the city, the first two on the common corner of several villages.
struct HazardPlan: Sendable {
    struct Hazard: Sendable {
        var place: Point
        var village: Int
        /// Whether the record says which village it lies in.
        var tellsVillage: Bool
    }

    private(set) var hazards: [Hazard] = []

    private static let onCorners = 2

    init(_ ground: ZoneGround) {
        let (lattice, count) = (ground.lattice, ground.city.targets.zones.hazardPoints)
        let hash = StableHash(seed: ground.city.seed, stream: .hazard)
        let villages = ground.city.districts.villageOfCell
        let columns = lattice.columns
        for cell in ground.shuffled(ground.cells, hash) where hazards.count < min(count, Self.onCorners) {
            guard lattice.shape.column(cell) > 0, lattice.shape.row(cell) > 0 else { continue }
            let around = Set([cell, cell - 1, cell - columns, cell - columns - 1].map { villages[$0] })
            guard around.count > 2, !around.contains(-1) else { continue }
            let node = (cell / columns) * (columns + 1) + cell % columns
            hazards.append(
                Hazard(
                    place: lattice.degrees(lattice.node(node)), village: Int(villages[cell]),
                    tellsVillage: false))
        }
        while hazards.count < count {
            let number = hazards.count
            let cell = ground.cells[hash.below(ground.cells.count, number, 1)]
            let middle = lattice.middle(ofCell: cell)
            // Within 0.14 of the middle nothing but the cell and its inner patch lies.
            hazards.append(
                Hazard(
                    place: lattice.degrees(
                        Point(
                            x: middle.x + 0.1 * hash.signed(number, 2),
                            y: middle.y + 0.1 * hash.signed(number, 3))),
                    village: Int(villages[cell]), tellsVillage: number % 3 != 0))
        }
    }
}
