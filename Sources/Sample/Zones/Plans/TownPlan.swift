/// Urban development boundaries (城镇开发边界): about the centre of each county, in three kinds, no field among them.
struct TownPlan: Sendable {
    /// Kinds of zones inside the boundary.
    static let kinds = ["集中建设区", "弹性发展区", "特别用途区"]

    struct Zone: Sendable {
        var county: Int
        var kind: Int
        var rings: [[Double]]
    }

    /// County times three plus kind; −1 outside.
    private(set) var labels: [Int32]
    private(set) var zones: [Zone] = []

    func contains(_ cell: Int) -> Bool { labels[cell] >= 0 }

    init(_ ground: ZoneGround) {
        let lattice = ground.lattice
        labels = Array(repeating: -1, count: lattice.cells)
        var cellsOfCounty = ground.city.targets.counties.map { _ in [Int]() }
        for cell in ground.cells { cellsOfCounty[ground.county(cell)].append(cell) }
        for county in cellsOfCounty.indices {
            place(county, cells: cellsOfCounty[county], ground)
        }
        let tracer = RingTracer(lattice: lattice)
        let hash = StableHash(seed: ground.city.seed, stream: .town)
        var cuts = SideCuts()
        let labels = labels
        for region in CellRegions.find(labels: labels, shape: lattice.shape) {
            ground.forSides(of: region.cells) { side, own, beyond in
                let isFree = beyond.map { labels[$0] < 0 } ?? true
                guard isFree, !cuts.isCut(own), hash.below(3, own, side.direction.rawValue) == 0 else {
                    return
                }
                let depth = SideCuts.deepest * (0.6 + 0.4 * hash.unit(own, 9))
                cuts.cut(side, into: own, depth: depth, lattice: lattice)
            }
            zones.append(
                Zone(
                    county: Int(region.label) / Self.kinds.count, kind: Int(region.label) % Self.kinds.count,
                    rings: tracer.rings(of: region.cells, cuts: cuts.corners) { labels[$0] == region.label })
            )
        }
    }

    /// The cells nearest to the county's centre, settlements first, fields and survey islands never.
    private mutating func place(_ county: Int, cells: [Int], _ ground: ZoneGround) {
        let (targets, lattice) = (ground.city.targets, ground.lattice)
        let (centre, box) = (targets.counties[county].centre, targets.extent)
        let (x, y) = (
            (centre[0] - box.west) / (box.east - box.west) * Double(lattice.columns),
            (centre[1] - box.south) / (box.north - box.south) * Double(lattice.rows)
        )
        let ranked = cells.filter { cell in
            ground.city.plan.patches[ground.patch(cell)].role == .ordinary
                && !ground.profile(ofCell: cell).isCultivated
        }.map { cell in
            let middle = lattice.middle(ofCell: cell)
            let (dx, dy) = (middle.x - x, middle.y - y)
            let weight = ground.profile(ofCell: cell).isBuilt ? 0.4 : 1.0
            return (weight * (dx * dx + dy * dy), cell)
        }.sorted { $0 < $1 }.map(\.1)
        let count = min(max(8, cells.count / 50), ranked.count)
        for (rank, cell) in ranked.prefix(count).enumerated() {
            let kind = rank * 100 < count * 60 ? 0 : rank * 100 < count * 85 ? 1 : 2
            labels[cell] = Int32(county * Self.kinds.count + kind)
        }
    }
}
