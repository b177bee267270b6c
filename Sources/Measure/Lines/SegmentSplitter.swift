/// Splits segments at the borders of districts. One worker, one value.
///
/// Which side of a border a segment is on, and whether it crosses an edge, is decided exactly, for the segment moved by
/// (ε, δ) as points are (`DistrictLocator`): a segment along a shared border lies in exactly one district, whichever way it
/// runs. Only the place of a crossing is a rounded number. Places along a segment are whole micrometres of its length,
/// each rounded once, so the pieces of a segment add up to it exactly; both districts at a shared edge get the same place.
struct SegmentSplitter {
    private let locator: DistrictLocator
    private let ground: PlaneGround
    private var zones: [Int32] = []
    private var edges: [Int32] = []
    private var crossings: [Crossing] = []
    /// How often the place reached lies inside, by district; in ascending order of districts.
    private var counts: [(district: Int32, count: Int)] = []

    private struct Crossing {
        /// From 0 to 1 along the segment in the plane.
        var place: Double
        var district: Int32
        var step: Int
    }

    init(_ locator: DistrictLocator, ground: PlaneGround) {
        self.locator = locator
        self.ground = ground
    }

    /// Hands over the pieces of a segment, from one end to the other: district (−1 outside all) and length. Pieces of no
    /// length are left out.
    ///
    /// - Parameter length: of the whole segment in µm.
    mutating func split(
        _ one: GridPoint, _ other: GridPoint, length: Int64,
        _ body: (_ district: Int32, _ micrometres: Int64) -> Void
    ) {
        guard length > 0 else { return }
        // One direction for both, so that a line gives the same from either end.
        let isForward = (one.x, one.y) <= (other.x, other.y)
        let segment = PlaneEdge(isForward ? one : other, isForward ? other : one)
        var box = PlaneBox.empty
        box.add(one)
        box.add(other)
        crossings.removeAll(keepingCapacity: true)
        counts.removeAll(keepingCapacity: true)
        locator.tree.find(box, into: &zones)
        for zone in zones {
            gather(locator.zones[Int(zone)], locator.districtOfZone[Int(zone)], segment, box)
        }

        if crossings.isEmpty { return body(district, length) }
        crossings.sort { ($0.place, $0.district, $0.step) < ($1.place, $1.district, $1.step) }
        let speed = Speed(segment, ground)
        var reached: Int64 = 0
        for crossing in crossings {
            let place = max(
                reached, min(length, Int64((speed.share(crossing.place) * Double(length)).rounded())))
            if place > reached { body(district, place - reached) }
            reached = place
            count(crossing.district, crossing.step)
        }
        if length > reached { body(district, length - reached) }
    }

    /// The lowest district that holds the place reached; −1 for none.
    private var district: Int32 { counts.first { $0.count > 0 }?.district ?? -1 }

    private mutating func count(_ district: Int32, _ step: Int) {
        guard step != 0 else { return }
        if let place = counts.firstIndex(where: { $0.district >= district }) {
            if counts[place].district == district {
                counts[place].count += step
            } else {
                counts.insert((district, step), at: place)
            }
        } else {
            counts.append((district, step))
        }
    }

    /// Whether the segment's start lies inside a zone, and where it crosses the zone's border.
    private mutating func gather(_ zone: EdgeGrid, _ district: Int32, _ segment: PlaneEdge, _ box: PlaneBox) {
        let window = box.intersection(zone.box)
        if let settled = zone.settled(window) {
            if settled == 0 { return }
            if window == box { return count(district, settled) }
        }
        if zone.box.contains(PlaneBox(segment.a)) {
            count(district, zone.count(x: segment.a.x, y: segment.a.y))
        }
        edges.removeAll(keepingCapacity: true)
        zone.visit(window) { number in
            if zone.edges[number].mayTouch(box) { edges.append(Int32(truncatingIfNeeded: number)) }
        }
        edges.sort()
        var last: Int32 = -1
        for number in edges where number != last {
            last = number
            let edge = zone.edges[Int(number)]
            let step = edge.step(across: segment)
            guard step != 0 else { continue }
            crossings.append(
                Crossing(place: edge.place(on: segment), district: district, step: step))
        }
    }

    /// The share of a segment's length on the ground up to a place on it. The plane's scale changes along a segment,
    /// noticeably for long ones: it is taken as a parabola through both ends and the middle.
    private struct Speed {
        private var start: Double
        private var slope: Double
        private var bend: Double

        init(_ segment: PlaneEdge, _ ground: PlaneGround) {
            let (dx, dy) = (Double(segment.b.x - segment.a.x), Double(segment.b.y - segment.a.y))
            func speed(_ share: Double) -> Double {
                let m = ground.eastward(y: Double(segment.a.y) + share * dy)
                return (m * m * dx * dx + dy * dy / (m * m)).squareRoot()
            }
            let (first, middle, last) = (speed(0), speed(0.5), speed(1))
            start = first
            slope = 4 * middle - 3 * first - last
            bend = 2 * (first + last - 2 * middle)
        }

        func share(_ place: Double) -> Double {
            func length(_ t: Double) -> Double { t * (start + t * (slope / 2 + t * bend / 3)) }
            let share = length(place) / length(1)
            return share.isFinite ? max(0, min(1, share)) : place
        }
    }
}

extension PlaneBox {
    fileprivate init(_ point: GridPoint) {
        self.init(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
    }
}

extension PlaneEdge {
    /// What is added to the number of times a point lies inside when it moves along a segment, moved by (ε, δ), and thereby
    /// crosses this edge; 0 where it does not.
    func step(across segment: PlaneEdge) -> Int {
        let start = side(of: segment.a)
        guard start != side(of: segment.b) else { return 0 }
        guard segment.sideMoved(of: a) != segment.sideMoved(of: b) else { return 0 }
        return start ? -1 : 1
    }

    /// Where the line of this edge, which is not parallel, meets a segment: 0 at its start, 1 at its end.
    func place(on segment: PlaneEdge) -> Double {
        let (dx, dy) = (Int128(b.x &- a.x), Int128(b.y &- a.y))
        let (sx, sy) = (Int128(segment.b.x &- segment.a.x), Int128(segment.b.y &- segment.a.y))
        let (px, py) = (Int128(a.x &- segment.a.x), Int128(a.y &- segment.a.y))
        let whole = sx &* dy &- sy &* dx
        guard whole != 0 else { return 0 }
        return max(0, min(1, Double(px &* dy &- py &* dx) / Double(whole)))
    }

    /// Whether the point moved by (ε, δ) lies to the left of the edge's line.
    private func side(of point: GridPoint) -> Bool {
        let turn = cross(point)
        if turn != 0 { return turn > 0 }
        return b.x != a.x ? b.x > a.x : b.y < a.y
    }

    /// Whether a point lies to the left of the line of this segment moved by (ε, δ).
    private func sideMoved(of point: GridPoint) -> Bool {
        let turn = cross(point)
        if turn != 0 { return turn > 0 }
        return b.x != a.x ? b.x < a.x : b.y > a.y
    }

    /// Twice the area to the left of the edge up to a point.
    private func cross(_ point: GridPoint) -> Int128 {
        Int128(b.x &- a.x) &* Int128(point.y &- a.y) &- Int128(b.y &- a.y) &* Int128(point.x &- a.x)
    }
}
