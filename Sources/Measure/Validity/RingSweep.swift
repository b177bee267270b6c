/// Certifies a feature of many vertices: a line sweeps over its vertices, in order of x and then y, and keeps the
/// segments it crosses in their order from bottom to top.
///
/// M. I. Shamos and D. Hoey, "Geometric intersection problems" (FOCS 1976), with the checks moved from pairs of
/// segments to vertices: a vertex must lie strictly between the segments below and above it when it is reached.
/// Two segments that meet are neighbours in the order just before they do, nothing can be placed between
/// them afterwards, and so the next of their vertices fails the check. O(n log n) comparisons; the order is a flat
/// array, along the axis that fewer segments span.
///
/// The segment below a ring's first vertex tells in which ring it lies, so nesting costs nothing more.
struct RingSweep {
    private let points: UnsafeMutablePointer<SIMD2<Double>>
    private let vertices: RingVertices
    /// Whether x and y change places.
    private let isTransposed: Bool
    /// The ring of each vertex.
    private var ringOf: [Int32]
    /// Segments the line crosses, from bottom to top.
    private var status: [Int32] = []
    /// By ring: whether it runs counter-clockwise (in the axes of the sweep), and the ring around it, −1 for none.
    private var isCounterClockwise: [Bool]
    private var parent: [Int]
    private var isSeen: [Bool]

    /// Whether the feature is certainly a valid polygon or multi-polygon.
    static func isValid(_ vertices: RingVertices) -> Bool {
        var sweep = RingSweep(vertices)
        return sweep.run() && sweep.isNestingProper
    }

    private init(_ vertices: RingVertices) {
        self.vertices = vertices
        points = vertices.points
        let rings = vertices.rings
        ringOf = Array(repeating: 0, count: vertices.count)
        isCounterClockwise = Array(repeating: false, count: rings.count)
        parent = Array(repeating: -1, count: rings.count)
        isSeen = Array(repeating: false, count: rings.count)
        var (low, high, length) = (points[0], points[0], SIMD2<Double>.zero)
        for (ring, segments) in rings.enumerated() {
            for segment in segments {
                ringOf[segment] = Int32(ring)
                let step = points[segment + 1] - points[segment]
                length += pointwiseMax(step, -step)
                low = pointwiseMin(low, points[segment])
                high = pointwiseMax(high, points[segment])
            }
        }
        // Segments crossed on average: their lengths along the axis over its extent.
        let extent = high - low
        isTransposed = length.x * extent.y > length.y * extent.x
    }

    /// A vertex in the axes of the sweep.
    @inline(__always)
    private func point(_ vertex: Int) -> SIMD2<Double> {
        isTransposed ? SIMD2(points[vertex].y, points[vertex].x) : points[vertex]
    }

    @inline(__always)
    private static func precedes(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> Bool {
        a.x < b.x || (a.x == b.x && a.y < b.y)
    }

    /// 1 when a point is certainly above a segment, −1 below, 0 when it may be on it.
    @inline(__always)
    private func side(_ point: SIMD2<Double>, of segment: Int32) -> Int {
        let (a, b) = (self.point(Int(segment)), self.point(Int(segment) &+ 1))
        return Self.precedes(a, b) ? Orientation.certain(a, b, point) : Orientation.certain(b, a, point)
    }

    private mutating func run() -> Bool {
        var events: [(point: SIMD2<Double>, vertex: Int32)] = []
        events.reserveCapacity(vertices.count)
        for ring in vertices.rings {
            for vertex in ring { events.append((point(vertex), Int32(vertex))) }
        }
        events.sort { Self.precedes($0.point, $1.point) }
        for (event, next) in zip(events, events.dropFirst()) where event.point == next.point { return false }
        for event in events {
            let segments = vertices.rings[Int(ringOf[Int(event.vertex)])]
            let incoming =
                Int(event.vertex) == segments.lowerBound ? Int32(segments.upperBound - 1) : event.vertex - 1
            guard pass(event.point, incoming: incoming, outgoing: event.vertex) else { return false }
        }
        return true
    }

    /// Moves the line over one vertex, the end of `incoming` and the start of `outgoing`.
    private mutating func pass(_ here: SIMD2<Double>, incoming: Int32, outgoing: Int32) -> Bool {
        let comesFromLeft = Self.precedes(point(Int(incoming)), here)
        let leavesToLeft = Self.precedes(point(Int(outgoing) + 1), here)
        // Number of segments certainly below, or the place of one that ends here.
        var (from, to) = (0, status.count)
        while from < to {
            let middle = (from + to) / 2
            let segment = status[middle]
            if segment == incoming || segment == outgoing {
                from = middle
                break
            }
            let side = side(here, of: segment)
            if side == 0 { return false }
            if side > 0 { from = middle + 1 } else { to = middle }
        }
        switch (comesFromLeft, leavesToLeft) {
        case (false, false):
            return insert(at: from, here, incoming: incoming, outgoing: outgoing)
        case (true, false):
            guard from < status.count, status[from] == incoming else { return false }
            status[from] = outgoing
            return isBetweenNeighbours(here, from..<from + 1)
        case (false, true):
            guard from < status.count, status[from] == outgoing else { return false }
            status[from] = incoming
            return isBetweenNeighbours(here, from..<from + 1)
        case (true, true):
            if from > 0, status[from - 1] == incoming || status[from - 1] == outgoing { from -= 1 }
            guard from + 1 < status.count,
                (status[from], status[from + 1]) == (incoming, outgoing)
                    || (status[from], status[from + 1]) == (outgoing, incoming),
                isBetweenNeighbours(here, from..<from + 2)
            else { return false }
            status.removeSubrange(from..<from + 2)
            return true
        }
    }

    /// Whether the vertex lies strictly above the segment before a place of the order and below the one after it.
    private func isBetweenNeighbours(_ here: SIMD2<Double>, _ place: Range<Int>) -> Bool {
        (place.lowerBound == 0 || side(here, of: status[place.lowerBound - 1]) > 0)
            && (place.upperBound == status.count || side(here, of: status[place.upperBound]) < 0)
    }

    /// Both segments begin here; the search has shown the vertex to lie between its neighbours.
    private mutating func insert(at place: Int, _ here: SIMD2<Double>, incoming: Int32, outgoing: Int32)
        -> Bool
    {
        let turn = Orientation.certain(here, point(Int(outgoing) + 1), point(Int(incoming)))
        guard turn != 0 else { return false }
        let outgoingIsLower = turn > 0
        let ring = Int(ringOf[Int(outgoing)])
        if !isSeen[ring] {
            isSeen[ring] = true
            // At its first vertex a counter-clockwise ring comes from above and leaves below.
            isCounterClockwise[ring] = outgoingIsLower
            if place > 0 { parent[ring] = ringAbove(status[place - 1]) }
        }
        status.insert(contentsOf: outgoingIsLower ? [outgoing, incoming] : [incoming, outgoing], at: place)
        return true
    }

    /// The innermost ring around the points just above a segment.
    private func ringAbove(_ segment: Int32) -> Int {
        let ring = Int(ringOf[Int(segment)])
        let runsRight = Self.precedes(point(Int(segment)), point(Int(segment) + 1))
        // The inside is to the left of a counter-clockwise ring: above its segments that run to the right.
        return runsRight == isCounterClockwise[ring] ? ring : parent[ring]
    }

    /// Holes directly in their shell, shells in nothing or in a hole.
    private var isNestingProper: Bool {
        var shell = 0
        for ring in vertices.rings.indices {
            if vertices.isShell(ring) {
                shell = ring
                guard parent[ring] == -1 || !vertices.isShell(parent[ring]) else { return false }
            } else {
                guard parent[ring] == shell else { return false }
            }
        }
        return true
    }
}
