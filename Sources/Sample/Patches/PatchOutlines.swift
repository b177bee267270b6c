/// Rings of the planned patches, in degrees: made when asked for, so that a million patches need no room.
///
/// Longitude and latitude in turn; shells run counter-clockwise, holes clockwise, all closed.
struct PatchOutlines: Sendable {
    let lattice: Lattice
    let plan: PatchPlan
    private let shape: StableHash

    /// Radii of inner patches, in cells; the smallest is set by the least area.
    private static let largestRadius = 0.15
    private static let leastArea = 500.0

    init(lattice: Lattice, plan: PatchPlan, seed: UInt64) {
        self.lattice = lattice
        self.plan = plan
        shape = StableHash(seed: seed, stream: .innerShape)
    }

    func rings(of number: Int) -> [[Double]] {
        let patch = plan.patches[number]
        if patch.kind == .inner { return [innerRing(cell: Int(patch.cell), asHole: false)] }
        let tracer = RingTracer(lattice: lattice)
        let cells = plan.cells(of: patch)
        var rings = tracer.rings(of: cells) { plan.patchOfCell[$0] == Int32(number) }
        for cell in cells where plan.innerOfCell[cell] >= 0 {
            rings.append(innerRing(cell: cell, asHole: true))
        }
        return rings
    }

    /// A crooked twelve-cornered disc about the middle of a cell's nodes. Areas are spread evenly over their
    /// powers of two, from the least area up: totals can be met with few patches.
    private func innerRing(cell: Int, asHole: Bool) -> [Double] {
        let middle = lattice.middle(ofCell: cell)
        let side = lattice.cellSide
        // A disc of radius r holds about 2.3 r² here.
        let leastRadius = min((Self.leastArea / (2.3 * side * side)).squareRoot(), Self.largestRadius)
        var octaves = 0
        var radius = Self.largestRadius
        while radius / 2 > leastRadius {
            radius /= 2
            octaves += 1
        }
        let octave = shape.below(octaves + 1, cell, 100)
        radius = Self.largestRadius
        for _ in 0..<octave { radius /= 2 }
        radius = max(radius * (1 - 0.5 * shape.unit(cell, 101)), leastRadius)
        var ring: [Double] = []
        ring.reserveCapacity(2 * Self.directions.count + 2)
        for step in Self.directions.indices {
            let index = asHole ? (Self.directions.count - step) % Self.directions.count : step
            let length = radius * (0.75 + 0.25 * shape.unit(cell, index))
            let place = lattice.degrees(
                Point(
                    x: middle.x + length * Self.directions[index].x,
                    y: middle.y + length * Self.directions[index].y))
            ring.append(place.x)
            ring.append(place.y)
        }
        RingTracer.close(&ring)
        return ring
    }

    /// Every 30 degrees, as literals: a library's cosine need not be the same everywhere.
    private static let directions: [Point] = [
        Point(x: 1, y: 0), Point(x: 0.8660254037844386, y: 0.5), Point(x: 0.5, y: 0.8660254037844386),
        Point(x: 0, y: 1), Point(x: -0.5, y: 0.8660254037844386), Point(x: -0.8660254037844386, y: 0.5),
        Point(x: -1, y: 0), Point(x: -0.8660254037844386, y: -0.5), Point(x: -0.5, y: -0.8660254037844386),
        Point(x: 0, y: -1), Point(x: 0.5, y: -0.8660254037844386), Point(x: 0.8660254037844386, y: -0.5),
    ]
}
