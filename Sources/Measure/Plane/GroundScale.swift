/// Lengths on the ground about one height of the plane, for shapes so small that one scale does for all of them.
struct GroundScale {
    private let east: Double

    /// - Parameter box: the scale is that of its middle.
    init(_ plane: AreaPlane, _ box: PlaneBox) { east = plane.eastScale(y: (box.minY + box.maxY) / 2) }

    /// In micrometres.
    func length(_ edge: PlaneEdge) -> Double {
        let (x, y) = (Double(edge.b.x - edge.a.x) * east, Double(edge.b.y - edge.a.y) / east)
        return (x * x + y * y).squareRoot()
    }

    /// The sum of edges of whole micrometres each, so that it does not depend on where a ring starts.
    func perimeter(_ edges: [PlaneEdge]) -> Int64 {
        edges.reduce(0) { $0 + Int64(length($1).rounded()) }
    }
}
