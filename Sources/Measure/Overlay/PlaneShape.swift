package import LandModel

/// The polygons of one feature in the plane, as directed edges: all that an overlay asks of it.
///
/// Shells and holes go by their place in the feature, never by the direction in which they were delivered. Rings
/// without area have no edges. Reused from feature to feature, so that loading one allocates nothing.
package struct PlaneShape: Sendable {
    package private(set) var edges: [PlaneEdge] = []
    package private(set) var box = PlaneBox.empty
    /// Σ |shells| − Σ |holes|: the same number that `PatchMeasurer` rounds.
    package private(set) var twiceArea = TwiceArea.zero

    package init() {}

    /// A shape of rings given by their vertices, with or without the closing one.
    ///
    /// - Parameter polygons: shell first, then holes.
    package init(_ polygons: [[[GridPoint]]]) {
        for polygon in polygons {
            for (number, ring) in polygon.enumerated() {
                ring.withUnsafeBufferPointer { append($0, isShell: number == 0) }
            }
        }
    }

    package var isEmpty: Bool { edges.isEmpty }

    /// The area rounded to 0.0001 m², the unit in which shares are ranked.
    package var share: Int64 { twiceArea.share }

    package mutating func removeAll() {
        edges.removeAll(keepingCapacity: true)
        box = .empty
        twiceArea = .zero
    }

    /// Loads one feature of a batch.
    ///
    /// - Parameter degrees: longitude and latitude in turn, in the layout of `geometry`.
    /// - Returns: `false` when a coordinate is not finite or out of range; the shape is empty then.
    package mutating func load(
        _ feature: Int, of geometry: GeometryColumn, degrees: [Double], plane: AreaPlane
    ) -> Bool {
        removeAll()
        let isUsable = degrees.withUnsafeBytes { degrees in
            plane.nodes.withUnsafeBufferPointer { nodes in
                for polygon in geometry.polygons(of: feature) {
                    let rings = geometry.rings(ofPolygon: polygon)
                    for ring in rings {
                        let vertices = geometry.vertices(ofRing: ring)
                        guard append(degrees, vertices, nodes, isShell: ring == rings.lowerBound) else {
                            return false
                        }
                    }
                }
                return true
            }
        }
        if !isUsable { removeAll() }
        return isUsable
    }

    /// Loads one feature of a batch that has been put on the grid.
    mutating func load(_ feature: Int, of geometry: GeometryColumn, placed: BatchShapes.Placed) {
        removeAll()
        placed.points.withUnsafeBufferPointer { points in
            for polygon in geometry.polygons(of: feature) {
                let rings = geometry.rings(ofPolygon: polygon)
                for ring in rings {
                    let vertices = UnsafeBufferPointer(rebasing: points[geometry.vertices(ofRing: ring)])
                    append(vertices, placed.ringAreas[ring], isShell: ring == rings.lowerBound)
                }
            }
        }
    }

    private mutating func append(
        _ degrees: UnsafeRawBufferPointer, _ vertices: Range<Int>,
        _ nodes: UnsafeBufferPointer<SIMD4<Double>>,
        isShell: Bool
    ) -> Bool {
        withUnsafeTemporaryAllocation(of: GridPoint.self, capacity: max(vertices.count, 1)) { points in
            var count = 0
            for vertex in vertices {
                let pair = degrees.loadUnaligned(
                    fromByteOffset: vertex &* MemoryLayout<SIMD2<Double>>.stride, as: SIMD2<Double>.self)
                guard let point = RingKernel.gridPoint(pair, nodes: nodes) else { return false }
                points[count] = point
                count &+= 1
            }
            append(UnsafeBufferPointer(rebasing: points[..<count]), isShell: isShell)
            return true
        }
    }

    private mutating func append(_ ring: UnsafeBufferPointer<GridPoint>, isShell: Bool) {
        append(ring, RingKernel.measure(ring, vertices: ring.indices).twiceArea, isShell: isShell)
    }

    /// - Parameter twiceArea: of the ring, signed.
    private mutating func append(
        _ ring: UnsafeBufferPointer<GridPoint>, _ twiceArea: TwiceArea, isShell: Bool
    ) {
        let sum = twiceArea.units
        guard ring.count >= 3, sum != 0 else { return }
        self.twiceArea.units &+= isShell ? abs(sum) : -abs(sum)
        edges.reserveCapacity(edges.count + ring.count)
        if (sum > 0) == isShell {
            walk(ring, from: ring[ring.count - 1])
        } else {
            walk(ring.reversed(), from: ring[0])
        }
    }

    /// Each edge begins where the one before it ends.
    @inline(__always)
    private mutating func walk(_ ring: some Sequence<GridPoint>, from start: GridPoint) {
        var previous = start
        for point in ring {
            box.add(point)
            if point != previous { edges.append(PlaneEdge(previous, point)) }
            previous = point
        }
    }

    /// The edges ring by ring; a ring that comes back to its first vertex before its end makes two.
    var rings: [Range<Int>] {
        var rings: [Range<Int>] = []
        var start = 0
        for place in edges.indices where edges[place].b == edges[start].a {
            rings.append(start..<place + 1)
            start = place + 1
        }
        return rings
    }
}

/// Areas of pieces in units of 0.0001 m²: finer than any figure that is told, coarser than any noise of an overlay.
extension TwiceArea {
    /// Half away from zero.
    package var share: Int64 {
        let rounded = (units.magnitude + 100_000_000) / 200_000_000
        let share = Int64(clamping: rounded)
        return units < 0 ? -share : share
    }
}
