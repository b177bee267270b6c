import LandModel
import Measure

/// High-standard farmland (高标准农田): projects about the fields, some of which were improved again by a later one, so that
/// the union of the built ones has the printed area and their sum is larger. Some under way lie outside.
struct HighStandardPlan: Sendable {
    struct Project: Sendable {
        var county: Int
        var isBuilt: Bool
        var year: Int
        var rings: [[Double]]
        var area: SquareMetres
    }

    private(set) var projects: [Project] = []
    let reached: SquareMetres

    /// One cell in so many was improved twice.
    private static let twice = 6
    private static let underWay = 8

    init(_ ground: ZoneGround, _ figure: SampleTargets.AreaFigure) throws(SampleError) {
        guard let target = figure.target else {
            reached = .zero
            return
        }
        let straight = StraightCells(ground)
        let hash = StableHash(seed: ground.city.seed, stream: .resource)
        let noise = ValueNoise(seed: ground.city.seed, stream: .resource, octaves: 2)
        let ranked = ground.cells.filter { ground.profile(ofCell: $0).isCultivated }.map { cell in
            let share = ground.share(cell)
            return (noise(share.x * 7 + 20, share.y * 7), cell)
        }.sorted { $0 < $1 }.map(\.1)
        let fill = CellFill(ranked, upTo: target.area, plane: ground.city.plane) { straight.ring($0) }
        try fill.check(figure.name, target)
        reached = fill.reached
        let year = ground.city.targets.year
        var built = Array(repeating: Int32(-1), count: ground.lattice.cells)
        var again = built
        for cell in fill.cells {
            built[cell] = Int32(ground.county(cell))
            if hash.below(Self.twice, cell, 5) == 0 { again[cell] = built[cell] }
        }
        for (county, rings) in straight.areas(built) {
            add(ground, Int(county), true, year - 7 + hash.below(5, projects.count, 6), rings)
        }
        for rings in fill.cut?.polygons ?? [] {
            add(ground, ground.county(fill.cut?.cell ?? 0), true, year - 2, rings)
        }
        for (county, rings) in straight.areas(again) {
            add(ground, Int(county), true, year - 1 + hash.below(2, projects.count, 6), rings)
        }
        let taken = Set(fill.cells + (fill.cut.map { [$0.cell] } ?? []))
        for cell in ranked.filter({ !taken.contains($0) }).prefix(Self.underWay) {
            add(ground, ground.county(cell), false, year + 1, [straight.ring(cell)])
        }
    }

    private mutating func add(
        _ ground: ZoneGround, _ county: Int, _ isBuilt: Bool, _ year: Int, _ rings: [[Double]]
    ) {
        projects.append(
            Project(
                county: county, isBuilt: isBuilt, year: year, rings: rings,
                area: ground.city.plane.twiceArea(ofRings: rings)?.squareMetres ?? .zero))
    }
}
