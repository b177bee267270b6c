/// Small areas of projects and inspectors, drawn without regard to patches: candidate sites, enforcement polygons,
/// land approved but not built, mining rights. Each is in a place of its own.
struct SitePlan: Sendable {
    struct Site: Sendable {
        var county: Int
        var rings: [[Double]]
    }

    /// XZDK: the first lies inside a patch, the second is a patch, the third has a hole, the others lie across
    /// patches, at fields, at the red line and at towns.
    private(set) var candidates: [Site] = []
    /// WPTB.
    private(set) var inspections: [Site] = []
    /// PZWJSTD, one for each use.
    private(set) var approvals: [Site] = []
    /// CKQ.
    private(set) var mines: [Site] = []

    /// PZYT: the classes of construction that the form of land approved but not built counts.
    static let approvedUses = [
        "0603", "05H1", "0508", "0601", "0602", "0701", "0702", "08H1", "08H2", "08H2A", "0809", "0810",
        "0810A",
        "09", "1001", "1002", "1003", "1004", "1005", "1007", "1008", "1009", "1109",
    ]
    static let inspectionCount = 25
    static let mineCount = 8

    private let ground: ZoneGround
    private let hash: StableHash
    private var usedNodes: Set<Int> = []

    init(_ ground: ZoneGround, towns: TownPlan, farmland: FarmlandPlan, redLine: RedLinePlan) {
        self.ground = ground
        hash = StableHash(seed: ground.city.seed, stream: .site)
        let nodes = Self.innerNodes(ground, hash)
        let plain = ground.shuffled(ground.cells, hash).filter {
            ground.inner($0) == nil && ground.city.plan.patches[ground.patch($0)].kind == .cell
        }
        if let cell = plain.first(where: { redLine.isInside[$0] }) {
            candidates.append(Site(county: ground.county(cell), rings: [disc(around: cell)]))
        }
        let whole = Set(farmland.pieces.filter { $0.cut == nil }.map(\.patch))
        if let cell = plain.first(where: { whole.contains(ground.patch($0)) }) {
            candidates.append(
                Site(
                    county: ground.county(cell),
                    rings: ground.city.outlines.rings(of: ground.patch(cell))))
        }
        func isChosen(_ cell: Int) -> Bool { farmland.isChosen[ground.patch(cell)] }
        add(1, from: nodes, to: \.candidates, 0.30...0.40, hole: true) { _ in true }
        add(3, from: nodes, to: \.candidates, 0.15...0.40) { $0.contains(where: isChosen) }
        add(3, from: nodes, to: \.candidates, 0.15...0.40) { cells in
            cells.contains { redLine.isInside[$0] } && cells.contains { !redLine.isInside[$0] }
        }
        add(3, from: nodes, to: \.candidates, 0.10...0.30) { $0.contains(where: towns.contains) }
        add(Self.inspectionCount, from: nodes, to: \.inspections, 0.02...0.15) { _ in true }
        add(Self.approvedUses.count, from: nodes, to: \.approvals, 0.05...0.25) { cells in
            !cells.contains { redLine.isInside[$0] }
        }
        add(Self.mineCount, from: nodes, to: \.mines, 0.15...0.35) { cells in
            !cells.contains { towns.contains($0) }
        }
    }

    /// Nodes of four cells of the city, in an order of chance.
    private static func innerNodes(_ ground: ZoneGround, _ hash: StableHash) -> [Int] {
        let columns = ground.lattice.columns
        let all = ground.cells.filter { cell in
            let (column, row) = (ground.lattice.shape.column(cell), ground.lattice.shape.row(cell))
            guard column > 0, row > 0 else { return false }
            return [cell - 1, cell - columns, cell - columns - 1].allSatisfy(ground.isInside)
        }
        // The node at a cell's south-west corner.
        return ground.shuffled(all, hash).map { ($0 / columns) * (columns + 1) + $0 % columns }
    }

    private func cells(around node: Int) -> [Int] {
        let columns = ground.lattice.columns
        let (column, row) = (node % (columns + 1), node / (columns + 1))
        let cell = row * columns + column
        return [cell, cell - 1, cell - columns, cell - columns - 1]
    }

    /// Adds areas around nodes of which the cells satisfy a condition, none beside another.
    private mutating func add(
        _ count: Int, from nodes: [Int], to list: WritableKeyPath<SitePlan, [Site]>,
        _ radii: ClosedRange<Double>, hole: Bool = false, where isFit: ([Int]) -> Bool
    ) {
        var left = count
        let step = ground.lattice.columns + 1
        for node in nodes where left > 0 {
            let near = [-step - 1, -step, -step + 1, -1, 0, 1, step - 1, step, step + 1].map { node + $0 }
            guard usedNodes.isDisjoint(with: near) else { continue }
            let cells = cells(around: node)
            guard isFit(cells) else { continue }
            usedNodes.insert(node)
            left -= 1
            let place = ground.lattice.node(node)
            let share = hash.unit(node, 20)
            let radius = radii.lowerBound + (radii.upperBound - radii.lowerBound) * share
            var rings = [ring(around: place, radius: radius, salt: node)]
            if hole {
                let inner = ring(around: place, radius: radius * 0.4, salt: node + 1)
                rings.append(
                    stride(from: inner.count - 2, through: 0, by: -2).flatMap { inner[$0...$0 + 1] })
            }
            self[keyPath: list].append(Site(county: ground.county(cells[0]), rings: rings))
        }
    }

    /// Inside a cell, whatever its edges look like.
    private func disc(around cell: Int) -> [Double] {
        ring(around: ground.lattice.middle(ofCell: cell), radius: 0.12, salt: cell)
    }

    /// Five to nine corners about a place given in cells; no corner is nearer than 0.7 of the radius.
    private func ring(around place: Point, radius: Double, salt: Int) -> [Double] {
        let corners = 5 + hash.below(5, salt, 30)
        var ring: [Double] = []
        for corner in 0..<corners {
            // A corner of the square |x| + |y| = 1, walked evenly: no library's cosine.
            let turn = (Double(corner) + 0.4 * hash.unit(salt, 40 + corner)) / Double(corners) * 4
            let (side, along) = (Int(turn), turn - turn.rounded(.down))
            let corner = [(1.0, 0.0), (0, 1), (-1, 0), (0, -1), (1, 0)]
            let (x, y) = (
                corner[side].0 * (1 - along) + corner[side + 1].0 * along,
                corner[side].1 * (1 - along) + corner[side + 1].1 * along
            )
            let length = radius * (0.7 + 0.3 * hash.unit(salt, 60 + Int(turn * 16)))
            let degrees = ground.lattice.degrees(Point(x: place.x + length * x, y: place.y + length * y))
            ring += [degrees.x, degrees.y]
        }
        RingTracer.close(&ring)
        return ring
    }
}
