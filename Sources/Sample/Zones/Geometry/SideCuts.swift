import Measure

/// Sides of cells along which a zone leaves the patches' border and cuts straight through a patch.
///
/// The corner lies between the side's middle and the middle of the cell it cuts into, at most 0.45 of the way: far
/// enough from crooked edges and inner patches that nothing but that cell is touched. One cut a cell.
struct SideCuts: Sendable {
    private(set) var corners: [CellSide: Point] = [:]
    private var cutCells: Set<Int> = []

    static let deepest = 0.45

    func isCut(_ cell: Int) -> Bool { cutCells.contains(cell) }

    /// Cuts a side into a cell: the one beyond it, which the zone wins a part of, or its own, of which it loses one.
    mutating func cut(_ side: CellSide, into cell: Int, depth: Double, lattice: Lattice) {
        corners[side] = Self.corner(side, into: cell, depth: depth, lattice: lattice)
        cutCells.insert(cell)
    }

    static func corner(_ side: CellSide, into cell: Int, depth: Double, lattice: Lattice) -> Point {
        let (start, end) = side.nodes(in: lattice)
        let (from, to, middle) = (lattice.node(start), lattice.node(end), lattice.middle(ofCell: cell))
        let (x, y) = ((from.x + to.x) / 2, (from.y + to.y) / 2)
        return Point(x: x + depth * (middle.x - x), y: y + depth * (middle.y - y))
    }

    /// What a zone wins by the cut; negative where it loses.
    static func gain(
        _ side: CellSide, into cell: Int, depth: Double, lattice: Lattice, plane: AreaPlane
    ) -> TwiceArea? {
        let corner = lattice.degrees(corner(side, into: cell, depth: depth, lattice: lattice))
        let end = lattice.degrees(lattice.node(side.nodes(in: lattice).end))
        var path: [Double] = []
        lattice.appendVertices(of: side, to: &path)
        var ring = [path[0], path[1], corner.x, corner.y, end.x, end.y]
        for index in stride(from: path.count - 2, to: 0, by: -2) { ring += path[index...index + 1] }
        return plane.twiceArea(ofRing: ring)
    }
}
