import Measure

/// The second red line: all areas of the first, and some wild cells that it had left out. It never shrinks.
struct RedLineRevision: Sendable {
    let zones: [RedLinePlan.Zone]

    /// So many cells are added.
    private static let wanted = 6

    init(_ ground: ZoneGround, towns: TownPlan, first: RedLinePlan) {
        let tracer = RingTracer(lattice: ground.lattice)
        let hash = StableHash(seed: ground.city.seed, stream: .redLine)
        var (added, taken) = ([RedLinePlan.Zone](), Set<Int>())
        for cell in ground.shuffled(ground.cells, hash) where added.count < Self.wanted {
            let profile = ground.profile(ofCell: cell)
            guard !profile.isCultivated, !profile.isBuilt, !towns.contains(cell), ground.inner(cell) == nil,
                !first.isInside[cell]
            else { continue }
            // Not beside the first line, which may cut into the cell, nor beside another one.
            var isFree = true
            ground.lattice.shape.forNeighbours(of: cell) {
                if first.isInside[$0] || taken.contains($0) { isFree = false }
            }
            guard isFree else { continue }
            taken.insert(cell)
            let ring = tracer.ring(ofCell: cell)
            added.append(
                RedLinePlan.Zone(
                    county: ground.county(cell), rings: [ring],
                    area: ground.city.plane.twiceArea(ofRing: ring) ?? .zero))
        }
        zones = first.zones + added
    }
}
