package import LandModel

/// Adds up the key of a shape, edge by edge, on a grid of 2⁷ µm: about 0.1 mm.
///
/// An edge's number is the same in both directions and a sum is the same in any order, so where a ring starts, how it runs and
/// which ring comes first leave no trace; nor do repeated vertices, which make no edge. Two multiplications of
/// 64 by 64 bits an edge, folded as wyhash does; shapes are trusted, so no seed is needed.
struct ShapeHash {
    /// The side of a cell is two to this power in µm.
    private static let cellBits: Int64 = 7

    private var high: UInt64 = 0
    private var low: UInt64 = 0

    var key: ShapeKey { ShapeKey(high: high, low: low) }

    @inline(__always)
    static func vertex(_ point: GridPoint) -> UInt64 {
        let x = UInt64(bitPattern: point.x >> cellBits) ^ 0x2d35_8dcc_aa6c_78a5
        let y = UInt64(bitPattern: point.y >> cellBits) &* 0x9e37_79b9_7f4a_7c15 ^ 0x8bb8_4b93_962e_acc9
        let product = x.multipliedFullWidth(by: y)
        return product.high ^ product.low
    }

    /// - Parameters:
    ///   - one, other: numbers of the ends.
    ///   - isShell: a hole of the same vertices is another shape.
    @inline(__always)
    mutating func add(_ one: UInt64, _ other: UInt64, isShell: Bool) {
        guard one != other else { return }
        let sum = (one &+ other) ^ (isShell ? 0x4cf5_ad43_2745_937f : 0xa076_1d64_78bd_642f)
        let product = sum.multipliedFullWidth(by: (sum << 32 | sum >> 32) ^ 0xe703_7ed1_a0b4_28db)
        high &+= product.high
        low &+= product.low
    }

    /// Adds a ring, with or without the closing vertex.
    mutating func add(_ ring: UnsafeBufferPointer<GridPoint>, isShell: Bool) {
        guard var previous = ring.last.map(Self.vertex) else { return }
        var sum = self
        for point in ring {
            let number = Self.vertex(point)
            sum.add(previous, number, isShell: isShell)
            previous = number
        }
        self = sum
    }
}

extension BatchShapes {
    /// The key of a feature; `nil` when a coordinate is not finite or out of range.
    package func key(of feature: Int) -> ShapeKey? {
        if let placed { return key(of: feature, placed.points) }
        return degrees.withUnsafeBytes { degrees in
            plane.nodes.withUnsafeBufferPointer { nodes in
                var hash = ShapeHash()
                for polygon in geometry.polygons(of: feature) {
                    let rings = geometry.rings(ofPolygon: polygon)
                    for ring in rings {
                        let isShell = ring == rings.lowerBound
                        guard
                            Self.add(
                                geometry.vertices(ofRing: ring), of: degrees, nodes, isShell: isShell,
                                to: &hash)
                        else { return nil }
                    }
                }
                return hash.key
            }
        }
    }

    private func key(of feature: Int, _ points: [GridPoint]) -> ShapeKey {
        points.withUnsafeBufferPointer { points in
            var hash = ShapeHash()
            for polygon in geometry.polygons(of: feature) {
                let rings = geometry.rings(ofPolygon: polygon)
                for ring in rings {
                    let vertices = UnsafeBufferPointer(rebasing: points[geometry.vertices(ofRing: ring)])
                    hash.add(vertices, isShell: ring == rings.lowerBound)
                }
            }
            return hash.key
        }
    }

    /// A function of its own (never inlined), so that its numbers stay in registers.
    @inline(never)
    private static func add(
        _ vertices: Range<Int>, of degrees: UnsafeRawBufferPointer,
        _ nodes: UnsafeBufferPointer<SIMD4<Double>>, isShell: Bool, to hash: inout ShapeHash
    ) -> Bool {
        let stride = MemoryLayout<SIMD2<Double>>.stride
        var offset = vertices.lowerBound &* stride
        let end = vertices.upperBound &* stride
        guard offset < end else { return true }
        @inline(__always) func vertex() -> UInt64? {
            let pair = degrees.loadUnaligned(fromByteOffset: offset, as: SIMD2<Double>.self)
            offset &+= stride
            return RingKernel.gridPoint(pair, nodes: nodes).map(ShapeHash.vertex)
        }
        guard let first = vertex() else { return false }
        var sum = hash
        var last = first
        while offset < end {
            guard let next = vertex() else { return false }
            sum.add(last, next, isShell: isShell)
            last = next
        }
        sum.add(last, first, isShell: isShell)
        hash = sum
        return true
    }
}

extension PlaneShape {
    /// The key of a shape that was made here, and not read: every edge counts as a shell's.
    package var key: ShapeKey {
        var hash = ShapeHash()
        for edge in edges {
            hash.add(ShapeHash.vertex(edge.a), ShapeHash.vertex(edge.b), isShell: true)
        }
        return hash.key
    }
}
