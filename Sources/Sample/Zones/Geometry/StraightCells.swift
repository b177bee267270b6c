import Measure

/// Cells drawn with straight sides instead of crooked ones, for layers that need not follow the patches: a quarter of
/// the vertices. Where the city ends the crooked border stays.
struct StraightCells {
    let ground: ZoneGround
    private let tracer: RingTracer

    init(_ ground: ZoneGround) {
        self.ground = ground
        tracer = RingTracer(lattice: ground.lattice)
    }

    /// The outline of one cell.
    func ring(_ cell: Int) -> [Double] { rings(of: [cell]) { $0 == cell }[0] }

    /// Rings of a group connected by sides, the shell first.
    func rings(of cells: [Int], belongs: (Int) -> Bool) -> [[Double]] {
        var corners: [CellSide: Point] = [:]
        ground.forSides(of: cells) { side, _, beyond in
            guard let beyond, ground.isInside(beyond), !belongs(beyond) else { return }
            let (start, end) = side.nodes(in: ground.lattice)
            let (from, to) = (ground.lattice.node(start), ground.lattice.node(end))
            corners[side] = Point(x: (from.x + to.x) / 2, y: (from.y + to.y) / 2)
        }
        return tracer.rings(of: cells, cuts: corners, belongs: belongs)
    }

    /// Connected areas of equal labels, in the order of their first cells.
    func areas(_ labels: [Int32]) -> [(label: Int32, rings: [[Double]])] {
        CellRegions.find(labels: labels, shape: ground.lattice.shape).map { region in
            (region.label, rings(of: region.cells) { labels[$0] == region.label })
        }
    }
}
