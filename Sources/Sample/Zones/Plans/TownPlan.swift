import LandModel

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

    /// Whole cells in the order they were taken, where a figure says how many.
    private(set) var order: [Int] = []
    /// Of the figure.
    private(set) var reached = SquareMetres.zero

    func contains(_ cell: Int) -> Bool { labels[cell] >= 0 }

    init(_ ground: ZoneGround) throws(SampleError) {
        labels = Array(repeating: -1, count: ground.lattice.cells)
        var cellsOfCounty = ground.city.targets.counties.map { _ in [Int]() }
        for cell in ground.cells { cellsOfCounty[ground.county(cell)].append(cell) }
        let ranked = cellsOfCounty.indices.map { Self.ranked($0, cells: cellsOfCounty[$0], ground) }
        if let figure = ground.city.targets.zones.towns, let target = figure.target {
            try fill(ranked, figure.name, target, ground)
            return
        }
        for county in cellsOfCounty.indices {
            let count = min(max(8, cellsOfCounty[county].count / 50), ranked[county].count)
            label(ranked[county].prefix(count), county: county)
        }
        trace(ground)
    }

    /// Connected areas of one kind; here and there the border cuts into a cell of theirs.
    private mutating func trace(_ ground: ZoneGround) {
        let lattice = ground.lattice
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

    /// As much of every county as of the others, up to a figure; the last cell in part.
    private mutating func fill(
        _ ranked: [[Int]], _ name: String, _ target: (area: SquareMetres, tolerance: SquareMetres),
        _ ground: ZoneGround
    ) throws(SampleError) {
        let tracer = RingTracer(lattice: ground.lattice)
        let candidates = ranked.flatMap { cells in
            cells.enumerated().map { (Double($0.offset) / Double(cells.count), $0.element) }
        }.sorted { $0 < $1 }.map(\.1)
        let fill = CellFill(
            candidates, upTo: target.area, plane: ground.city.plane,
            isDivisible: { ground.inner($0) == nil }, ring: { tracer.ring(ofCell: $0) })
        try fill.check(name, target)
        (order, reached) = (fill.cells, fill.reached)
        for county in ranked.indices {
            label(fill.cells.filter { ground.county($0) == county }[...], county: county)
        }
        let labels = labels
        zones = CellRegions.find(labels: labels, shape: ground.lattice.shape).map { region in
            Zone(
                county: Int(region.label) / Self.kinds.count, kind: Int(region.label) % Self.kinds.count,
                rings: tracer.rings(of: region.cells) { labels[$0] == region.label })
        }
        guard let cut = fill.cut else { return }
        // Told as a town's, so that no other line comes near; drawn in part.
        self.labels[cut.cell] = Int32(ground.county(cut.cell) * Self.kinds.count + 1)
        zones += cut.polygons.map { Zone(county: ground.county(cut.cell), kind: 1, rings: $0) }
    }

    /// Three kinds, from the middle outwards.
    private mutating func label(_ cells: ArraySlice<Int>, county: Int) {
        let count = cells.count
        for (rank, cell) in cells.enumerated() {
            let kind = rank * 100 < count * 60 ? 0 : rank * 100 < count * 85 ? 1 : 2
            labels[cell] = Int32(county * Self.kinds.count + kind)
        }
    }

    /// The cells nearest to the county's centre first, settlements before others, fields and survey islands never.
    private static func ranked(_ county: Int, cells: [Int], _ ground: ZoneGround) -> [Int] {
        let (targets, lattice) = (ground.city.targets, ground.lattice)
        let (centre, box) = (targets.counties[county].centre, targets.extent)
        let (x, y) = (
            (centre[0] - box.west) / (box.east - box.west) * Double(lattice.columns),
            (centre[1] - box.south) / (box.north - box.south) * Double(lattice.rows)
        )
        return cells.filter { cell in
            ground.city.plan.patches[ground.patch(cell)].role == .ordinary
                && !ground.profile(ofCell: cell).isCultivated
        }.map { cell in
            let middle = lattice.middle(ofCell: cell)
            let (dx, dy) = (middle.x - x, middle.y - y)
            let weight = ground.profile(ofCell: cell).isBuilt ? 0.4 : 1.0
            return (weight * (dx * dx + dy * dy), cell)
        }.sorted { $0 < $1 }.map(\.1)
    }
}
