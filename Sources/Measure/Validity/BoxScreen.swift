/// Certifies that the segments of a feature of few vertices do not meet, by looking at all pairs.
///
/// Rings are cut into chains whose segments all run into the same quadrant: segments of one chain cannot meet.
/// Boxes of segments are rounded to 256 steps of the feature's own box (rounding keeps order, so boxes apart after it
/// are apart), and sixteen are compared at a time; the few pairs that remain are decided exactly.
///
/// Owns a buffer that is reused; one worker, one instance.
final class BoxScreen {
    /// Vertices up to which it is faster than the sweep.
    static let limit = 768
    private static let lanes = 16

    /// The boxes of sixteen segments.
    private struct Block {
        var left: SIMD16<Int8>
        var right: SIMD16<Int8>
        var bottom: SIMD16<Int8>
        var top: SIMD16<Int8>

        /// Boxes that no box overlaps, but one as large as the whole.
        static let void = Block(
            left: SIMD16(repeating: .max), right: SIMD16(repeating: .min), bottom: SIMD16(repeating: .max),
            top: SIMD16(repeating: .min))
    }

    private let blocks: UnsafeMutablePointer<Block>
    /// The segments of each chain, and the ring it belongs to.
    private var chains: [(segments: Range<Int>, ring: Range<Int>)] = []

    init() { blocks = .allocate(capacity: Self.limit / Self.lanes + 1) }

    deinit { blocks.deallocate() }

    /// Whether certainly no two segments meet, neighbours in a ring excepted, and no two neighbours overlap.
    func areRingsSimple(_ vertices: RingVertices) -> Bool {
        precondition(vertices.count <= Self.limit, "few vertices")
        let points = vertices.points
        chains.removeAll(keepingCapacity: true)
        for ring in vertices.rings {
            guard cut(ring, points) else { return false }
        }
        fill(vertices)
        for chain in chains {
            guard isApartFromLater(chain.segments, of: chain.ring, points, count: vertices.count) else {
                return false
            }
        }
        return true
    }

    /// Cuts a ring into chains; `false` when two neighbours may overlap. Neighbours in a chain cannot: they turn by
    /// less than 90°.
    private func cut(_ ring: Range<Int>, _ points: UnsafeMutablePointer<SIMD2<Double>>) -> Bool {
        var start = ring.lowerBound
        var quadrant = Self.quadrant(points[start], points[start &+ 1])
        var segment = start &+ 1
        while segment < ring.upperBound {
            let next = Self.quadrant(points[segment], points[segment &+ 1])
            if next != quadrant {
                guard Orientation.onlyMeet(points[segment &- 1], at: points[segment], points[segment &+ 1])
                else {
                    return false
                }
                chains.append((start..<segment, ring))
                (start, quadrant) = (segment, next)
            }
            segment &+= 1
        }
        chains.append((start..<ring.upperBound, ring))
        let first = ring.lowerBound
        return Orientation.onlyMeet(points[ring.upperBound &- 1], at: points[first], points[first &+ 1])
    }

    /// Right or not, up or not: segments of one value run into the same closed quadrant.
    @inline(__always)
    private static func quadrant(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> Int {
        (b.x >= a.x ? 1 : 0) | (b.y >= a.y ? 2 : 0)
    }

    /// Rounds the boxes of all segments.
    private func fill(_ vertices: RingVertices) {
        let points = vertices.points
        let count = vertices.count
        var (low, high) = (points[0], points[0])
        for index in 1..<count {
            low = pointwiseMin(low, points[index])
            high = pointwiseMax(high, points[index])
        }
        let extent = high - low
        // A little less than 256 steps, so that the highest point stays in the last; none for an extent near
        // underflow or overflow.
        let scale = SIMD2(Self.stepsPerUnit(extent.x), Self.stepsPerUnit(extent.y))
        for block in 0...(count / Self.lanes) { blocks[block] = .void }
        let bytes = UnsafeMutableRawPointer(blocks)
        for ring in vertices.rings {
            var before = Self.step(points[ring.lowerBound], low, scale)
            for segment in ring {
                let after = Self.step(points[segment &+ 1], low, scale)
                let place = bytes + Self.offset(segment)
                place.storeBytes(of: min(before.x, after.x), as: Int8.self)
                place.storeBytes(of: max(before.x, after.x), toByteOffset: Self.lanes, as: Int8.self)
                place.storeBytes(of: min(before.y, after.y), toByteOffset: 2 * Self.lanes, as: Int8.self)
                place.storeBytes(of: max(before.y, after.y), toByteOffset: 3 * Self.lanes, as: Int8.self)
                before = after
            }
        }
    }

    private static func stepsPerUnit(_ extent: Double) -> Double {
        extent > 1e-280 && extent < 1e280 ? 254.9 / extent : 0
    }

    /// Where the first byte of a segment's box lies.
    @inline(__always)
    private static func offset(_ segment: Int) -> Int {
        (segment / lanes) &* MemoryLayout<Block>.stride &+ segment % lanes
    }

    @inline(__always)
    private static func step(
        _ point: SIMD2<Double>, _ low: SIMD2<Double>, _ scale: SIMD2<Double>
    ) -> (x: Int8, y: Int8) {
        // −128…127, since comparisons of signed bytes are one instruction everywhere; the low byte of a number
        // near 1.5 · 2⁵² is the rounded number.
        let steps = (point - low) * scale - 128 + 0x1.8p52
        return (Int8(truncatingIfNeeded: steps.x.bitPattern), Int8(truncatingIfNeeded: steps.y.bitPattern))
    }

    /// Compares the segments of one chain with all that come after the chain.
    private func isApartFromLater(
        _ chain: Range<Int>, of ring: Range<Int>, _ points: UnsafeMutablePointer<SIMD2<Double>>, count: Int
    ) -> Bool {
        let bytes = UnsafeRawPointer(blocks)
        let first = chain.upperBound
        let firstBlock = first / Self.lanes
        let blockCount = (count &+ Self.lanes &- 1) / Self.lanes
        var segment = chain.lowerBound
        while segment < chain.upperBound {
            let place = bytes + Self.offset(segment)
            let left = SIMD16(repeating: place.load(as: Int8.self))
            let right = SIMD16(repeating: place.load(fromByteOffset: Self.lanes, as: Int8.self))
            let bottom = SIMD16(repeating: place.load(fromByteOffset: 2 * Self.lanes, as: Int8.self))
            let top = SIMD16(repeating: place.load(fromByteOffset: 3 * Self.lanes, as: Int8.self))
            // The segment after the chain is a neighbour of its last one, the ring's last of its first.
            let from = segment &+ 1 == first && first < ring.upperBound ? first &+ 1 : first
            let neighbour = segment == ring.lowerBound ? ring.upperBound &- 1 : -1
            var block = firstBlock
            while block < blockCount {
                let boxes = blocks[block]
                let apart =
                    (boxes.left .> right) .| (boxes.right .< left) .| (boxes.bottom .> top)
                    .| (boxes.top .< bottom)
                let words = unsafeBitCast(apart, to: SIMD2<UInt64>.self)
                if words.x & words.y != .max {
                    for half in 0..<2 {
                        var open = ~words[half]
                        while open != 0 {
                            let byte = open.trailingZeroBitCount >> 3
                            open &= ~(0xff << UInt64(byte &* 8))
                            let other = block &* Self.lanes &+ half &* 8 &+ byte
                            guard other >= from, other &+ 1 < count, other != neighbour else { continue }
                            guard
                                Orientation.areApart(
                                    points[segment], points[segment &+ 1], points[other], points[other &+ 1])
                            else { return false }
                        }
                    }
                }
                block &+= 1
            }
            segment &+= 1
        }
        return true
    }
}
