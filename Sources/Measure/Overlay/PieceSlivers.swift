/// Tells pieces that are too thin to be meant from real ones, without constructing them.
///
/// Thin is a mean width, twice the area over the perimeter on the ground, below a bound. The perimeter of what two shapes
/// share is what of either border lies in the other shape; where both borders run together and the same way, it
/// counts once. Whichever shape is asked first, the same lengths are added, in whole half micrometres.
package struct PieceSlivers: Sendable {
    /// In metres.
    private let width: Double
    private let plane: AreaPlane

    package init(width: Double, plane: AreaPlane) {
        self.width = width
        self.plane = plane
    }

    /// Whether a piece is a sliver.
    ///
    /// - Parameters:
    ///   - share: its area in 0.0001 m².
    ///   - one, other: the shapes that share it.
    ///   - perimeters: of both, in metres on the ground: the piece's own is no longer.
    func applies(to share: Int64, _ one: PlaneShape, _ other: EdgeGrid, perimeters: Double) -> Bool {
        let area = Double(share) / 10_000
        if 2 * area >= width * perimeters { return false }
        // No shape of this area is wider than a circle.
        if area <= width * width * .pi { return true }
        return meanWidth(of: share, one, other) < width
    }

    /// The mean width of a piece in metres; 0 where no border is found.
    func meanWidth(of share: Int64, _ one: PlaneShape, _ other: EdgeGrid) -> Double {
        let window = one.box.intersection(other.box)
        guard !window.isEmpty else { return 0 }
        let scale = GroundScale(plane, window)
        let first = EdgeGrid(one)
        let halves = length(of: first, in: other, window, scale) + length(of: other, in: first, window, scale)
        // 0.0001 m² over half micrometres.
        return halves > 0 ? 400 * Double(share) / Double(halves) : 0
    }

    /// The perimeter of a shape on the ground, in metres.
    func perimeter(_ edges: [PlaneEdge], _ box: PlaneBox) -> Double {
        let scale = GroundScale(plane, box)
        return Double(scale.perimeter(edges)) / 1e6
    }

    /// What of the border of one shape lies in another, in half micrometres; half of it where both run together.
    private func length(
        of one: EdgeGrid, in other: EdgeGrid, _ window: PlaneBox, _ scale: GroundScale
    ) -> Int64 {
        var numbers: Set<Int> = []
        one.visit(window) { numbers.insert($0) }
        return numbers.reduce(0) { sum, number in
            let edge = one.edges[number]
            return edge.mayTouch(window) ? sum + length(of: edge, in: other, window, scale) : sum
        }
    }

    private func length(
        of edge: PlaneEdge, in other: EdgeGrid, _ window: PlaneBox, _ scale: GroundScale
    ) -> Int64 {
        let length = scale.length(edge)
        var halves: Int64 = 0
        var start = 0.0
        for end in crossings(edge, other, window) {
            defer { start = end }
            let part = (end - start) * length
            // What is shorter than a micrometre has no middle.
            guard part > 1 else { continue }
            let (left, right) = Self.sides(edge, at: (start + end) / 2)
            guard Self.holds(other, left) else { continue }
            halves += Int64(part.rounded()) * (Self.holds(other, right) ? 2 : 1)
        }
        return halves
    }

    /// Where on an edge, from 0 to 1, it crosses edges of the other shape; ascending, the end last.
    private func crossings(_ edge: PlaneEdge, _ other: EdgeGrid, _ window: PlaneBox) -> [Double] {
        let box = PlaneBox(minX: edge.minX, minY: edge.minY, maxX: edge.maxX, maxY: edge.maxY)
        let near = box.intersection(window)
        var places = [1.0]
        guard !near.isEmpty else { return places }
        let (x, y) = (Double(edge.b.x - edge.a.x), Double(edge.b.y - edge.a.y))
        other.visit(near) { number in
            let cross = other.edges[number]
            let (crossX, crossY) = (Double(cross.b.x - cross.a.x), Double(cross.b.y - cross.a.y))
            let (toX, toY) = (Double(cross.a.x - edge.a.x), Double(cross.a.y - edge.a.y))
            let turn = x * crossY - y * crossX
            guard turn != 0 else { return }
            let (here, there) = ((toX * crossY - toY * crossX) / turn, (toX * y - toY * x) / turn)
            if here > 0, here < 1, there > -1e-6, there < 1 + 1e-6 { places.append(here) }
        }
        return places.sorted()
    }

    /// Points two micrometres to the left and to the right of an edge.
    private static func sides(_ edge: PlaneEdge, at place: Double) -> (left: GridPoint, right: GridPoint) {
        let (x, y) = (Double(edge.b.x - edge.a.x), Double(edge.b.y - edge.a.y))
        let length = (x * x + y * y).squareRoot()
        func point(_ side: Double) -> GridPoint {
            GridPoint(
                x: edge.a.x + Int64((x * place - side * y / length).rounded()),
                y: edge.a.y + Int64((y * place + side * x / length).rounded()))
        }
        return (point(2), point(-2))
    }

    private static func holds(_ shape: EdgeGrid, _ point: GridPoint) -> Bool {
        let box = PlaneBox(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
        return shape.box.touches(box) && shape.count(x: point.x, y: point.y) > 0
    }
}
