import GEOSBridge
import LandModel

/// A bounded piece of the plane between lines.
package struct PlaneFace: Sendable {
    /// Shell first, then holes; no closing vertices.
    package var rings: [[GridPoint]]
    /// A point inside.
    package var inside: GridPoint
    package var shape: PlaneShape

    package var twiceArea: TwiceArea { shape.twiceArea }
    package var box: PlaneBox { shape.box }
}

/// Cuts the plane along edges that may cross, for what is to be shown or told of a fault; never for a whole layer.
///
/// GEOS finds the faces. Which of them is covered how often is decided by exact counts at a point inside each, by
/// whoever asks. One worker, one instance.
package final class PlaneFaces {
    private let context: GEOSContext

    package init() throws { context = try GEOSContext() }

    /// The faces that have an area worth the name, in the order of their boxes. Directions do not matter.
    package func faces(_ edges: some Sequence<PlaneEdge>) throws -> [PlaneFace] {
        // Each line once and sorted, so that GEOS sees the same whatever the edges came from.
        let lines = Set(edges.map { $0.a < $0.b ? $0 : PlaneEdge($0.b, $0.a) }).sorted {
            $0.precedes($1)
        }
        guard let first = lines.first else { return [] }
        let origin = first.a
        let numbers = lines.flatMap { line in
            [line.a, line.b].flatMap { [Double($0.x - origin.x), Double($0.y - origin.y)] }
        }
        func point(_ x: Double, _ y: Double) -> GridPoint {
            GridPoint(x: origin.x + Int64(x.rounded()), y: origin.y + Int64(y.rounded()))
        }
        let found = try context.faces(ofLines: numbers).compactMap { face -> PlaneFace? in
            let rings = face.polygon.rings.map { ring in
                stride(from: 0, to: ring.count - 2, by: 2).map { point(ring[$0], ring[$0 + 1]) }
            }
            let shape = PlaneShape([rings])
            guard shape.twiceArea >= BorderNoise.area else { return nil }
            return PlaneFace(rings: rings, inside: point(face.x, face.y), shape: shape)
        }
        return found.sorted { one, other in
            let (a, b) = (one.box, other.box)
            if (a.minX, a.minY, a.maxX, a.maxY) != (b.minX, b.minY, b.maxX, b.maxY) {
                return (a.minX, a.minY, a.maxX, a.maxY) < (b.minX, b.minY, b.maxX, b.maxY)
            }
            return one.inside < other.inside
        }
    }

    /// The pieces of a window that lie inside all of some shapes and outside all of others.
    package func pieces(
        inside: [EdgeGrid], outside: [EdgeGrid] = [], window: PlaneBox
    ) throws -> [PlaneFace] {
        var edges: [PlaneEdge] = []
        for grid in inside + outside where grid.box.touches(window) {
            grid.visit(window.intersection(grid.box)) { number in
                if grid.edges[number].mayTouch(window) { edges.append(grid.edges[number]) }
            }
        }
        return try faces(edges).filter { face in
            inside.allSatisfy { $0.depth(at: face.inside) > 0 }
                && outside.allSatisfy { $0.depth(at: face.inside) == 0 }
        }
    }
}

extension EdgeGrid {
    /// How often a point lies inside, wherever it is.
    package func depth(at point: GridPoint) -> Int {
        guard point.x >= box.minX, point.x <= box.maxX, point.y >= box.minY, point.y <= box.maxY else {
            return 0
        }
        return count(x: point.x, y: point.y)
    }
}

extension PlaneEdge {
    package func precedes(_ other: PlaneEdge) -> Bool {
        (a.x, a.y, b.x, b.y) < (other.a.x, other.a.y, other.b.x, other.b.y)
    }
}
