/// The net all patches and districts are cut from: jittered nodes, joined by crooked edges.
///
/// A node or a vertex of an edge depends on the seed and its own place alone, so the two cells beside an edge
/// get the same doubles: no gaps and no overlaps, by construction. Lengths are in cells; degrees come last,
/// rounded to 1e-9° (0.1 mm).
package struct Lattice: Sendable {
    package let shape: GridShape
    package let extent: Extent
    /// Cells along whose edges vertices stand a dozen times closer (see `segments`).
    package var isFine: [Bool]
    private let east: [Double]
    private let north: [Double]
    private let edgeHash: StableHash
    private let segmentHash: StableHash
    private let stepEast: Double
    private let stepNorth: Double

    /// Longest deviations, in cells. With nodes off by at most `nodeJitter` on either axis and the wave's slope
    /// below 0.13, the thin diamonds that hold the edges meet in their nodes only, and a disc of 0.15 about
    /// the middle of a cell's nodes stays inside the cell.
    private static let nodeJitter = 0.18
    private static let edgeDeviation = 0.10
    private static let waveHeight = 0.01

    package init(columns: Int, rows: Int, extent: Extent, seed: UInt64) {
        shape = GridShape(columns: columns, rows: rows)
        self.extent = extent
        isFine = Array(repeating: false, count: columns * rows)
        stepEast = (extent.east - extent.west) / Double(columns)
        stepNorth = (extent.north - extent.south) / Double(rows)
        edgeHash = StableHash(seed: seed, stream: .edge)
        segmentHash = StableHash(seed: seed, stream: .edgeSegments)
        let jitter = StableHash(seed: seed, stream: .node)
        let waveEast = ValueNoise(seed: seed, stream: .warpEast, octaves: 1)
        let waveNorth = ValueNoise(seed: seed, stream: .warpNorth, octaves: 1)
        let nodes = (columns + 1) * (rows + 1)
        var east = [Double]()
        var north = [Double]()
        east.reserveCapacity(nodes)
        north.reserveCapacity(nodes)
        for row in 0...rows {
            for column in 0...columns {
                let (x, y) = (Double(column), Double(row))
                let (waveX, waveY) = (x / Double(columns) * 4, y / Double(rows) * 4)
                let node = row * (columns + 1) + column
                east.append(
                    x + Self.nodeJitter * jitter.signed(node, 0)
                        + Self.waveHeight * Double(columns) * waveEast(waveX, waveY))
                north.append(
                    y + Self.nodeJitter * jitter.signed(node, 1)
                        + Self.waveHeight * Double(rows) * waveNorth(waveX, waveY))
            }
        }
        self.east = east
        self.north = north
    }

    package var columns: Int { shape.columns }
    package var rows: Int { shape.rows }
    package var cells: Int { shape.cells }

    /// Side of a cell in metres, about.
    package var cellSide: Double { stepNorth * Extent.metresPerDegreeNorth }

    /// The middle of a cell's four nodes, in cells.
    package func middle(ofCell cell: Int) -> Point {
        let (column, row) = (cell % columns, cell / columns)
        let first = row * (columns + 1) + column
        let second = first + columns + 1
        return Point(
            x: (east[first] + east[first + 1] + east[second] + east[second + 1]) / 4,
            y: (north[first] + north[first + 1] + north[second] + north[second + 1]) / 4)
    }

    package func node(_ node: Int) -> Point { Point(x: east[node], y: north[node]) }

    /// Longitude and latitude of a place given in cells.
    @inline(__always)
    package func degrees(_ point: Point) -> Point {
        Point(
            x: Self.rounded(extent.west + point.x * stepEast),
            y: Self.rounded(extent.south + point.y * stepNorth))
    }

    @inline(__always)
    static func rounded(_ degrees: Double) -> Double { (degrees * 1e9).rounded() / 1e9 }

    /// Appends the vertices of a side of a cell in its direction, longitude and latitude in turn, the last one
    /// left out.
    @inline(__always)
    package func appendVertices(of side: CellSide, to ring: inout [Double]) {
        let (start, end) = side.nodes(in: self)
        let reversed = side.direction == .west || side.direction == .south
        let (from, to) = reversed ? (end, start) : (start, end)
        let edge = 2 * from + (side.direction.isHorizontal ? 0 : 1)
        let count = segments(edge, from: from, horizontal: side.direction.isHorizontal)
        append(degrees(node(start)), to: &ring)
        for index in 1..<count {
            let position = reversed ? count - index : index
            append(
                degrees(deviated(edge, from: node(from), to: node(to), position: position, of: count)),
                to: &ring)
        }
    }

    @inline(__always)
    private func append(_ point: Point, to ring: inout [Double]) {
        ring.append(point.x)
        ring.append(point.y)
    }

    /// Seven to nine segments an edge; a hundred beside a fine cell.
    private func segments(_ edge: Int, from: Int, horizontal: Bool) -> Int {
        let (column, row) = (from % (columns + 1), from / (columns + 1))
        let (otherColumn, otherRow) = horizontal ? (column, row - 1) : (column - 1, row)
        if hasFine(column, row) || hasFine(otherColumn, otherRow) { return 100 }
        return 7 + segmentHash.below(3, edge)
    }

    private func hasFine(_ column: Int, _ row: Int) -> Bool {
        shape.contains(column: column, row: row) && isFine[shape.cell(column: column, row: row)]
    }

    private func deviated(_ edge: Int, from: Point, to: Point, position: Int, of count: Int) -> Point {
        let t = Double(position) / Double(count)
        let (dx, dy) = (to.x - from.x, to.y - from.y)
        let knots = 8.0
        let knot = (t * knots).rounded(.down)
        let (left, right) = (edgeHash.signed(edge, Int(knot)), edgeHash.signed(edge, Int(knot) + 1))
        let bend = left + (right - left) * (t * knots - knot)
        let shake = edgeHash.signed(edge, 1000 + position)
        let taper = min(t, 1 - t) * 2
        let offset =
            Self.edgeDeviation * taper * (0.7 * bend + 0.3 * shake) / (dx * dx + dy * dy).squareRoot()
        return Point(x: from.x + t * dx - offset * dy, y: from.y + t * dy + offset * dx)
    }
}

/// A place: cells, or degrees of longitude and latitude.
package struct Point: Sendable, Hashable {
    package var x: Double
    package var y: Double
    package init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }
}
