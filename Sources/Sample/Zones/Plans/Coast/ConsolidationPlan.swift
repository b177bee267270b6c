import LandModel
import Measure

/// Zones in which fields are brought together (耕地集中整治区): a cultivated cell and the cultivated ones beside it.
struct ConsolidationPlan: Sendable {
    struct Zone: Sendable {
        var county: Int
        var state: String
        var rings: [[Double]]
        var area: SquareMetres
    }

    private(set) var zones: [Zone] = []

    init(_ ground: ZoneGround, _ states: [SampleTargets.CountedState]) throws(SampleError) {
        let hash = StableHash(seed: ground.city.seed, stream: .resource)
        let straight = StraightCells(ground)
        let fields = ground.shuffled(ground.cells.filter { ground.profile(ofCell: $0).isCultivated }, hash)
        var isTaken: Set<Int> = []
        var places = fields[...]
        for state in states {
            var left = state.count
            while left > 0, let cell = places.popFirst() {
                guard !isTaken.contains(cell) else { continue }
                var cells = [cell]
                ground.lattice.shape.forNeighbours(of: cell) { other in
                    let isField = ground.isInside(other) && ground.profile(ofCell: other).isCultivated
                    if isField, !isTaken.contains(other), ground.county(other) == ground.county(cell) {
                        cells.append(other)
                    }
                }
                cells.sort()
                isTaken.formUnion(cells)
                let group = Set(cells)
                let rings = straight.rings(of: cells) { group.contains($0) }
                zones.append(
                    Zone(
                        county: ground.county(cell), state: state.state, rings: rings,
                        area: ground.city.plane.twiceArea(ofRings: rings)?.squareMetres ?? .zero))
                left -= 1
            }
            guard left == 0 else {
                throw .totalNotMet(
                    name: LayerSchema.consolidation.name, wanted: "\(state.count)",
                    reached: "\(state.count - left)", tolerance: "0")
            }
        }
    }
}
