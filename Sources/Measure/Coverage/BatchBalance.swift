import LandModel

/// Cancels the edges of one batch against their twins where the vertices lie, before anything is copied.
///
/// Neighbours mostly stand near one another in a file, so nearly all edges of a clean coverage end here. An edge is a
/// place among the batch's vertices, from one to the next; how often it is met in that direction less how often in the
/// other is counted at a place with that edge, mostly the first. Whatever place a count stands at, the sum over all is that
/// of all edges: only how much is left to an `EdgeBalance` depends on what is recognised. One worker, one instance.
package struct BatchBalance: Sendable {
    /// What the rings of one feature amount to.
    package struct Outline: Sendable {
        /// Σ |shells| − Σ |holes|.
        package var twiceArea = TwiceArea.zero
        package var box = PlaneBox.empty
        /// No fewer than its edges.
        package var vertices = 0
    }

    /// By feature of the batch; without area where it was left out.
    package private(set) var outlines: [Outline] = []
    /// By open addressing: places from 1; 0 is free.
    private var slots: [UInt32] = []
    private var counts: [Int32] = []

    package init() {}

    /// Replaces the outlines, and adds to a balance what finds no twin within the batch.
    ///
    /// - Parameter includes: whether a feature counts.
    /// - Returns: `false`, and nothing is done, where the batch has vertices that cannot be placed.
    package mutating func cancel(
        _ shapes: BatchShapes, into balance: inout EdgeBalance, where includes: (Int) -> Bool
    ) -> Bool {
        let geometry = shapes.geometry
        guard let placed = shapes.placed else { return false }
        let count = Int(geometry.ringEnds.last ?? 0)
        makeRoom(for: count)
        outlines.removeAll(keepingCapacity: true)
        placed.points.withUnsafeBufferPointer { all in
            let points = UnsafeBufferPointer(rebasing: all[..<count])
            slots.withUnsafeMutableBufferPointer { slots in
                counts.withUnsafeMutableBufferPointer { counts in
                    let table = Table(points: points, slots: slots, counts: counts)
                    for feature in 0..<geometry.count {
                        outlines.append(
                            includes(feature)
                                ? table.add(feature, of: geometry, placed.ringAreas, balance: &balance)
                                : Outline())
                    }
                }
            }
            counts.withUnsafeBufferPointer { balance.add(points, counts: $0) }
        }
        return true
    }

    /// A power of two of slots, at most half of them used.
    private mutating func makeRoom(for points: Int) {
        precondition(points < Int(UInt32.max), "vertices of a batch are countable in 32 bits")
        var size = 1_024
        while size < 2 * points { size *= 2 }
        slots.removeAll(keepingCapacity: true)
        slots.append(contentsOf: repeatElement(0, count: size))
        counts.removeAll(keepingCapacity: true)
        counts.append(contentsOf: repeatElement(0, count: points))
    }

    /// The arrays while they are worked on.
    private struct Table {
        let points: UnsafeBufferPointer<GridPoint>
        let slots: UnsafeMutableBufferPointer<UInt32>
        let counts: UnsafeMutableBufferPointer<Int32>

        func add(
            _ feature: Int, of geometry: GeometryColumn, _ ringAreas: [TwiceArea], balance: inout EdgeBalance
        ) -> Outline {
            var outline = Outline()
            for polygon in geometry.polygons(of: feature) {
                let rings = geometry.rings(ofPolygon: polygon)
                for ring in rings {
                    let vertices = geometry.vertices(ofRing: ring)
                    let isShell = ring == rings.lowerBound
                    let area = ringAreas[ring].units
                    guard vertices.count >= 3, area != 0 else { continue }
                    outline.twiceArea.units &+= isShell ? abs(area) : -abs(area)
                    outline.vertices &+= vertices.count
                    // With the inside to the left, or to the right.
                    let direction: Int32 = (area > 0) == isShell ? 1 : -1
                    cancel(vertices, direction, box: &outline.box)
                    let edge = PlaneEdge(points[vertices.upperBound - 1], points[vertices.lowerBound])
                    if edge.a != edge.b {
                        balance.add([direction > 0 ? edge : PlaneEdge(edge.b, edge.a)])
                    }
                }
            }
            return outline
        }

        /// A function of its own (never inlined), so that its numbers stay in registers.
        @inline(never)
        private func cancel(_ vertices: Range<Int>, _ direction: Int32, box: inout PlaneBox) {
            let shift = UInt64(64 - slots.count.trailingZeroBitCount)
            let mask = slots.count &- 1
            var whole = box
            // Where the twin of the next edge is if the last one's neighbour goes on along this ring, and which way.
            var (expected, step) = (-1, 0)
            var p = points[vertices.lowerBound]
            whole.add(p)
            for place in vertices.lowerBound..<vertices.upperBound &- 1 {
                let q = points[place &+ 1]
                defer { p = q }
                if p == q { continue }
                whole.add(q)
                if step < 0, expected >= 0, points[expected] == q, points[expected &+ 1] == p {
                    counts[expected] &-= direction
                    expected &-= 1
                    continue
                }
                var slot = Int(truncatingIfNeeded: Self.hash(p, q) >> shift)
                while true {
                    let found = Int(slots[slot]) &- 1
                    if found < 0 {
                        slots[slot] = UInt32(truncatingIfNeeded: place &+ 1)
                        counts[place] &+= direction
                        step = 0
                        break
                    }
                    let (a, b) = (points[found], points[found &+ 1])
                    if a == q, b == p {
                        counts[found] &-= direction
                        (expected, step) = (found &- 1, -1)
                        break
                    }
                    if a == p, b == q {
                        counts[found] &+= direction
                        step = 0
                        break
                    }
                    slot = (slot &+ 1) & mask
                }
            }
            box = whole
        }

        /// The same for both directions; in its upper bits all depend on all.
        @inline(__always)
        private static func hash(_ p: GridPoint, _ q: GridPoint) -> UInt64 {
            let x = UInt64(bitPattern: p.x &+ q.x) &* 0x9e37_79b9_7f4a_7c15
            let y = UInt64(bitPattern: p.y &+ q.y) &* 0xc2b2_ae3d_27d4_eb4f
            let sum = x ^ (y << 32 | y >> 32)
            return (sum ^ sum >> 29) &* 0xff51_afd7_ed55_8ccd
        }
    }
}
