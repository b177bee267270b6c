import LandModel
import Measure

/// Restored mines (矿山复绿): small areas in wild places, each with the area its register states.
struct RestorationPlan: Sendable {
    struct Site: Sendable {
        var county: Int
        var state: String
        var ring: [Double]
        /// Whole square metres; the ring has it but for the rounding of its coordinates.
        var area: SquareMetres
    }

    private(set) var sites: [Site] = []

    init(
        _ ground: ZoneGround, _ figures: [SampleTargets.CountedFigure]
    ) throws(SampleError) {
        let hash = StableHash(seed: ground.city.seed, stream: .resource)
        let shape = SizedShape(plane: ground.city.plane, hash: hash)
        var places = ground.shuffled(
            ground.cells.filter {
                let profile = ground.profile(ofCell: $0)
                return !profile.isCultivated && !profile.isBuilt
            }, hash
        )[...]
        for (number, figure) in figures.enumerated() {
            guard let target = figure.target else { continue }
            for area in WholeMetres.parts(of: target.area, count: figure.count, hash: hash, salt: number) {
                guard let cell = places.popFirst() else {
                    throw .totalNotMet(
                        name: LayerSchema.restorations.name, wanted: "\(figure.count)",
                        reached: "\(sites.count)", tolerance: "0")
                }
                let centre = ground.lattice.degrees(ground.lattice.middle(ofCell: cell))
                sites.append(
                    Site(
                        county: ground.county(cell), state: figure.state,
                        ring: shape.ring(around: centre, area: area, salt: cell), area: area))
            }
        }
    }
}

/// Areas of whole square metres.
enum WholeMetres {
    /// Parts by chance of an area, which must be of whole square metres to be met exactly.
    static func parts(of whole: SquareMetres, count: Int, hash: StableHash, salt: Int) -> [SquareMetres] {
        RandomParts.of(whole.hundredths / 100, weights: Array(repeating: 1, count: count)) {
            hash.below(1_000, salt * 100_000 + $0, 7)
        }.map { SquareMetres(hundredths: $0 * 100) }
    }
}
