/// One ring with what is needed to ask whether points lie in it. The vertices are borrowed.
struct RingLocator {
    let vertices: UnsafeBufferPointer<Double>
    let xRange: ClosedRange<Double>
    let yRange: ClosedRange<Double>
    /// Absolute planar area in the source's own units, for comparisons only.
    let area: Double
    /// Edges by strips of y, once many points have been asked for.
    private var strips: EdgeStrips?

    private var count: Int { vertices.count / 2 }

    init(_ vertices: UnsafeBufferPointer<Double>) {
        self.vertices = vertices
        var (minX, maxX, minY, maxY) = (vertices[0], vertices[0], vertices[1], vertices[1])
        var twice = 0.0
        let (originX, originY) = (vertices[0], vertices[1])
        var (lastX, lastY) = (0.0, 0.0)
        for index in stride(from: 2, to: vertices.count, by: 2) {
            let (x, y) = (vertices[index], vertices[index + 1])
            // Comparisons, not `min`: NaN leaves the box as it is.
            if x < minX { minX = x }
            if x > maxX { maxX = x }
            if y < minY { minY = y }
            if y > maxY { maxY = y }
            twice += lastX * (y - originY) - (x - originX) * lastY
            (lastX, lastY) = (x - originX, y - originY)
        }
        // A ring that starts with NaN has no place: nothing lies in it.
        xRange = minX <= maxX ? minX...maxX : 0...0
        yRange = minY <= maxY ? minY...maxY : 0...0
        area = twice.magnitude / 2
    }

    func isLarger(than other: RingLocator) -> Bool { area > other.area }

    /// Whether more of the ring's vertices are inside the other than outside; vertices on its line do not count.
    /// Where all are on it, the middles of the edges speak.
    func lies(in other: inout RingLocator) -> Bool {
        if other.strips == nil, other.count > 32 { other.strips = EdgeStrips(other.vertices) }
        var balance = 0
        for index in stride(from: 0, to: vertices.count, by: 2) {
            balance += other.side(vertices[index], vertices[index + 1])
        }
        if balance != 0 { return balance > 0 }
        for index in stride(from: 0, to: vertices.count - 2, by: 2) {
            balance += other.side(
                (vertices[index] + vertices[index + 2]) / 2, (vertices[index + 1] + vertices[index + 3]) / 2)
        }
        return balance > 0
    }

    /// 1 inside, −1 outside, 0 on the line.
    private func side(_ x: Double, _ y: Double) -> Int {
        guard xRange.contains(x), yRange.contains(y) else { return -1 }
        var crossing = Crossing(x: x, y: y)
        if let strips {
            strips.forEachEdge(atY: y) { crossing.add(vertices, edgeAt: $0) }
        } else {
            for edge in 0..<count { crossing.add(vertices, edgeAt: edge) }
        }
        return crossing.isOnLine ? 0 : crossing.isInside ? 1 : -1
    }
}

/// Counts the edges a ray from the point to larger x meets.
private struct Crossing {
    let x: Double
    let y: Double
    var isInside = false
    var isOnLine = false

    init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    /// Edge `edge` runs from that vertex to the next, the last one to the first.
    @inline(__always)
    mutating func add(_ vertices: UnsafeBufferPointer<Double>, edgeAt edge: Int) {
        let next = 2 * edge + 2 == vertices.count ? 0 : 2 * edge + 2
        let (x1, y1, x2, y2) = (
            vertices[2 * edge], vertices[2 * edge + 1], vertices[next], vertices[next + 1]
        )
        if (y1 > y) != (y2 > y) {
            let turn = (x2 - x1) * (y - y1) - (x - x1) * (y2 - y1)
            if turn == 0 {
                isOnLine = true
            } else if (turn > 0) == (y2 > y1) {
                isInside.toggle()
            }
        } else if y1 == y || y2 == y {
            if (x1 == x && y1 == y) || (x2 == x && y2 == y) || (y1 == y2 && (x1 < x) != (x2 < x)) {
                isOnLine = true
            }
        }
    }
}
