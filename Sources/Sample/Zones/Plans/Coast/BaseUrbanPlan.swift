import LandModel
import Measure

/// Urban land of the base year: the inner part of the development boundary, so much that a printed area of it is new, and
/// some places beyond it.
struct BaseUrbanPlan: Sendable {
    private(set) var zones: [BuiltUpPlan.Zone] = []

    /// So many cells of settlements outside the boundary belong to it.
    private static let outside = 4

    init(
        _ ground: ZoneGround, _ figure: SampleTargets.DatedFigure, towns: TownPlan
    ) throws(SampleError) {
        guard let target = figure.target else { return }
        let tracer = RingTracer(lattice: ground.lattice)
        let fill = CellFill(towns.order, upTo: towns.reached - target.area, plane: ground.city.plane) {
            tracer.ring(ofCell: $0)
        }
        try fill.check(figure.name, (towns.reached - target.area, target.tolerance))
        zones = BuiltUpPlan.zones(fill, ground)
        let hash = StableHash(seed: ground.city.seed, stream: .resource)
        let far = ground.shuffled(ground.cells, hash).filter { cell in
            var isFree = ground.profile(ofCell: cell).isBuilt && !towns.contains(cell)
            ground.lattice.shape.forNeighbours(of: cell) { if towns.contains($0) { isFree = false } }
            return isFree
        }
        zones += far.prefix(Self.outside).map {
            BuiltUpPlan.Zone(county: ground.county($0), rings: [tracer.ring(ofCell: $0)])
        }
    }
}
