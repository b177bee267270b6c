import Measure

/// A straight line that cuts polygons in two.
///
/// No general overlay: along a line the inside of a valid polygon is the odd one of the intervals between crossings,
/// so the pieces are walked directly, and both sides of a cut get the same doubles for the same crossing. Crossings are
/// not rounded to the deliveries' 1e-9°, and lie on the edge as it runs in the area plane: on an edge that neighbours
/// share, anything else would leave slivers of some 0.01 m².
struct LineCut: Sendable {
    /// What is kept: places with east · x + north · y ≥ offset.
    var east: Double
    var north: Double
    var offset: Double

    /// The other side.
    var reversed: LineCut { LineCut(east: -east, north: -north, offset: -offset) }

    /// The directions cuts are given: none is along the lattice for long.
    static let directions = [(1.0, 0.1), (0.2, 1.0), (0.8, 0.6), (0.6, -0.8)]

    /// How far to the kept side a place lies, in degrees times the length of (east, north).
    private func distance(_ x: Double, _ y: Double) -> Double { east * x + north * y - offset }

    /// Least and greatest value of east · x + north · y on a ring.
    static func range(of ring: [Double], east: Double, north: Double) -> ClosedRange<Double> {
        var (low, high) = (Double.infinity, -Double.infinity)
        for index in stride(from: 0, to: ring.count - 1, by: 2) {
            let value = east * ring[index] + north * ring[index + 1]
            (low, high) = (min(low, value), max(high, value))
        }
        return low <= high ? low...high : 0...0
    }

    private struct Crossing {
        /// Place along the line.
        var position: Double
        var place: Point
        /// The ring comes in here, else it leaves.
        var isEntry: Bool
        /// Of an entry: the vertices inside until the next crossing of the ring.
        var chain: [Double] = []
        /// Of an entry: number of the crossing where the chain leaves.
        var exit = 0
    }

    /// The parts of a polygon on the kept side: polygons of closed rings, the shell first.
    ///
    /// - Parameters:
    ///   - rings: closed, the shell counter-clockwise, holes clockwise.
    ///   - plane: where edges are straight; without one they are straight in degrees.
    func keeping(_ rings: [[Double]], plane: AreaPlane? = nil) -> [[[Double]]] {
        var crossings: [Crossing] = []
        var (shells, holes) = ([[Double]](), [[Double]]())
        for ring in rings {
            let found = walk(ring, numberedFrom: crossings.count, plane)
            if found.isEmpty {
                guard distance(ring[0], ring[1]) >= 0 else { continue }
                if RingTracer.isCounterClockwise(ring) { shells.append(ring) } else { holes.append(ring) }
            }
            crossings += found
        }
        // Along the line the interior lies between the first and second crossing, the third and fourth …
        let order = crossings.indices.sorted {
            (crossings[$0].position, $0) < (crossings[$1].position, $1)
        }
        var partner = Array(repeating: 0, count: crossings.count)
        for pair in stride(from: 0, to: order.count - 1, by: 2) {
            (partner[order[pair]], partner[order[pair + 1]]) = (order[pair + 1], order[pair])
        }
        var isUsed = Array(repeating: false, count: crossings.count)
        for first in crossings.indices where crossings[first].isEntry && !isUsed[first] {
            var ring: [Double] = []
            var current = first
            while crossings[current].isEntry, !isUsed[current] {
                isUsed[current] = true
                let entry = crossings[current]
                let exit = crossings[entry.exit]
                for place in [[entry.place.x, entry.place.y], entry.chain, [exit.place.x, exit.place.y]] {
                    Self.append(place, to: &ring)
                }
                current = partner[entry.exit]
            }
            if ring.suffix(2) == ring.prefix(2) { ring.removeLast(2) }
            RingTracer.close(&ring)
            if ring.count >= 8 { shells.append(ring) }
        }
        return Self.polygons(shells: shells, holes: holes)
    }

    /// Crossings of one ring in its direction, numbered from `first`.
    private func walk(_ ring: [Double], numberedFrom first: Int, _ plane: AreaPlane?) -> [Crossing] {
        var crossings: [Crossing] = []
        var tail: [Double] = []
        for index in stride(from: 0, to: ring.count - 2, by: 2) {
            let (here, there) = (
                distance(ring[index], ring[index + 1]), distance(ring[index + 2], ring[index + 3])
            )
            if here >= 0 {
                if let last = crossings.indices.last {
                    crossings[last].chain += ring[index...index + 1]
                } else {
                    tail += ring[index...index + 1]
                }
            }
            guard (here >= 0) != (there >= 0) else { continue }
            let share = here / (here - there)
            let place = Self.place(
                at: share, from: Point(x: ring[index], y: ring[index + 1]),
                to: Point(x: ring[index + 2], y: ring[index + 3]), plane)
            crossings.append(
                Crossing(
                    position: east * place.y - north * place.x, place: place, isEntry: there >= 0))
        }
        guard let last = crossings.indices.last else { return [] }
        crossings[last].chain += tail
        for index in crossings.indices {
            crossings[index].exit = first + (index == last ? 0 : index + 1)
        }
        return crossings
    }

    /// A place on an edge. In the area plane the latitude is not quite the share of both ends': one step of Newton's
    /// brings it there to the plane's micrometre.
    private static func place(at share: Double, from start: Point, to end: Point, _ plane: AreaPlane?)
        -> Point
    {
        let x = start.x + share * (end.x - start.x)
        let y = start.y + share * (end.y - start.y)
        guard start.y != end.y, let low = plane?.gridPoint(longitude: start.x, latitude: start.y)?.y,
            let high = plane?.gridPoint(longitude: end.x, latitude: end.y)?.y,
            let found = plane?.gridPoint(longitude: x, latitude: y)?.y
        else { return Point(x: x, y: y) }
        let wanted = Double(low) + share * Double(high - low)
        return Point(x: x, y: y + (wanted - Double(found)) / Double(high - low) * (end.y - start.y))
    }

    /// Appends places that differ from the one before.
    private static func append(_ places: [Double], to ring: inout [Double]) {
        for index in stride(from: 0, to: places.count - 1, by: 2) {
            let place = places[index...index + 1]
            if ring.suffix(2) != place { ring += place }
        }
    }

    private static func polygons(shells: [[Double]], holes: [[Double]]) -> [[[Double]]] {
        var polygons = shells.map { [$0] }
        for hole in holes {
            let owner = polygons.count == 1 ? 0 : shells.firstIndex { contains($0, hole[0], hole[1]) }
            if let owner { polygons[owner].append(hole) }
        }
        return polygons
    }

    /// Whether a place lies in a closed ring, by the crossings of a ray to the east.
    static func contains(_ ring: [Double], _ x: Double, _ y: Double) -> Bool {
        var isInside = false
        for index in stride(from: 0, to: ring.count - 2, by: 2) {
            let (x0, y0, x1, y1) = (ring[index], ring[index + 1], ring[index + 2], ring[index + 3])
            if (y0 > y) != (y1 > y), x < x0 + (y - y0) / (y1 - y0) * (x1 - x0) { isInside.toggle() }
        }
        return isInside
    }
}
