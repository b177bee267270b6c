import LandModel
import Measure

/// Post roads (古驿道): winding lines from county to county, some with a part missing; the last one ends where the
/// printed length is reached.
struct PostRoadPlan: Sendable {
    struct Road: Sendable {
        var from: Int
        var to: Int
        /// Each longitude and latitude in turn.
        var parts: [[Double]]
        var metres: Double
    }

    private(set) var roads: [Road] = []
    private(set) var reached = 0.0

    /// Blocks of cells the roads are routed by: about so many, whatever the number of cells.
    private static let blocks = 8_000.0
    /// Longest step in metres, so that a straight line on a map and the geodesic do not differ.
    private static let longestStep = 700.0

    init(_ ground: ZoneGround) throws(SampleError) {
        guard let figure = ground.city.targets.zones.postRoads, let target = figure.target else { return }
        let length = LineLength(ellipsoid: .cgcs2000)
        let router = Router(ground, blocks: Self.blocks)
        for (from, to) in Self.legs(ground.city.targets) where reached < target.metres {
            var parts = Self.parts(router.route(from: from, to: to), ground, number: roads.count)
            let metres = Self.cut(&parts, to: target.metres - reached, length)
            guard metres > 0 else { continue }
            roads.append(Road(from: from, to: to, parts: parts, metres: metres))
            reached += metres
        }
        guard abs(reached - target.metres) < target.tolerance else {
            throw .totalNotMet(
                name: figure.name, wanted: "\(target.metres) m", reached: "\(reached) m",
                tolerance: "\(target.tolerance) m")
        }
    }

    /// From each county to the nearest not yet visited, then to the one after it.
    private static func legs(_ targets: SampleTargets) -> [(Int, Int)] {
        let centres = targets.counties.map { Point(x: $0.centre[0], y: $0.centre[1]) }
        var (order, left) = ([0], Array(centres.indices.dropFirst()))
        while !left.isEmpty {
            let here = centres[order[order.count - 1]]
            func away(_ county: Int) -> Double {
                let (x, y) = (centres[county].x - here.x, centres[county].y - here.y)
                return x * x + y * y
            }
            let next = left.indices.min { (away(left[$0]), $0) < (away(left[$1]), $1) } ?? 0
            order.append(left.remove(at: next))
        }
        return (1..<order.count).flatMap { step in
            (0..<order.count - step).map { (order[$0], order[$0 + step]) }
        }
    }

    /// Fine steps along a route, bent a little; every second road has lost a twentieth in its middle.
    private static func parts(_ route: [Point], _ ground: ZoneGround, number: Int) -> [[Double]] {
        guard route.count > 1 else { return [] }
        let hash = StableHash(seed: ground.city.seed, stream: .postRoad)
        let length = LineLength(ellipsoid: .cgcs2000)
        var places: [Point] = []
        for (index, (start, end)) in zip(route, route.dropFirst()).enumerated() {
            let metres = length.metres(
                from: ground.lattice.degrees(start), to: ground.lattice.degrees(end))
            let steps = max(2, Int((metres / longestStep * 1.1).rounded(.up)))
            for step in 0..<steps {
                let t = Double(step) / Double(steps)
                let bend = step == 0 ? 0 : 0.04 * hash.signed(number * 10_000 + index, 10 + step)
                places.append(
                    ground.lattice.degrees(
                        Point(
                            x: start.x + t * (end.x - start.x) - bend * (end.y - start.y),
                            y: start.y + t * (end.y - start.y) + bend * (end.x - start.x))))
            }
        }
        places.append(ground.lattice.degrees(route[route.count - 1]))
        let half = places.count / 2
        let lost = number % 2 == 1 && places.count >= 40 ? half..<(half + places.count / 20) : half..<half
        let kept = lost.isEmpty ? [places[...]] : [places[...lost.lowerBound], places[lost.upperBound...]]
        return kept.map { $0.flatMap { [$0.x, $0.y] } }
    }

    /// Ends the parts after a length; gives the length there is then.
    private static func cut(_ parts: inout [[Double]], to limit: Double, _ length: LineLength) -> Double {
        var sum = 0.0
        for part in parts.indices {
            for index in stride(from: 2, to: parts[part].count - 1, by: 2) {
                let start = Point(x: parts[part][index - 2], y: parts[part][index - 1])
                let end = Point(x: parts[part][index], y: parts[part][index + 1])
                let metres = length.metres(from: start, to: end)
                if sum + metres < limit {
                    sum += metres
                    continue
                }
                let share = (limit - sum) / metres
                let stop = Point(
                    x: Lattice.rounded(start.x + share * (end.x - start.x)),
                    y: Lattice.rounded(start.y + share * (end.y - start.y)))
                parts[part].removeSubrange(index...)
                parts[part] += [stop.x, stop.y]
                parts.removeSubrange((part + 1)...)
                return sum + length.metres(from: start, to: stop)
            }
        }
        return sum
    }
}

/// Finds ways through the city from block to block of its cells.
private struct Router {
    private let ground: ZoneGround
    private let side: Int
    private let shape: GridShape
    private let isOpen: [Bool]
    private let isSteep: [Bool]

    init(_ ground: ZoneGround, blocks: Double) {
        self.ground = ground
        let outer = ground.lattice.shape
        let side = max(1, Int((Double(outer.cells) / blocks).squareRoot()))
        let shape = GridShape(columns: outer.columns / side, rows: outer.rows / side)
        let hash = StableHash(seed: ground.city.seed, stream: .postRoad)
        self.side = side
        self.shape = shape
        isOpen = (0..<shape.cells).map { block in
            for up in 0..<side {
                for across in 0..<side {
                    let cell = outer.cell(
                        column: shape.column(block) * side + across, row: shape.row(block) * side + up)
                    if !ground.isInside(cell) { return false }
                }
            }
            return true
        }
        isSteep = (0..<shape.cells).map { hash.below(8, $0, 3) == 0 }
    }

    /// Middles of the blocks from one county's centre to another's, in cells: as few blocks as can be, around steep
    /// ones. Corners are cut only where the blocks beside are open.
    func route(from start: Int, to end: Int) -> [Point] {
        guard let start = block(of: start), let end = block(of: end) else { return [] }
        var before = Array(repeating: -1, count: shape.cells)
        var queue = [start]
        before[start] = start
        var position = 0
        while position < queue.count, before[end] < 0 {
            let block = queue[position]
            position += 1
            let (column, row) = (shape.column(block), shape.row(block))
            func isFree(_ across: Int, _ up: Int) -> Bool {
                guard shape.contains(column: column + across, row: row + up) else { return false }
                let next = shape.cell(column: column + across, row: row + up)
                return isOpen[next] && (!isSteep[next] || next == end)
            }
            for (across, up) in [(1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1)]
            where isFree(across, up) && (across == 0 || up == 0 || isFree(across, 0) && isFree(0, up)) {
                let next = shape.cell(column: column + across, row: row + up)
                if before[next] < 0 {
                    before[next] = block
                    queue.append(next)
                }
            }
        }
        guard before[end] >= 0 else { return [] }
        var way = [end]
        while let last = way.last, last != start { way.append(before[last]) }
        return way.reversed().map(middle)
    }

    private func middle(_ block: Int) -> Point {
        ground.lattice.middle(
            ofCell: ground.lattice.shape.cell(
                column: shape.column(block) * side + side / 2, row: shape.row(block) * side + side / 2))
    }

    /// The open block nearest to a county's centre.
    private func block(of county: Int) -> Int? {
        let (centre, box) = (ground.city.targets.counties[county].centre, ground.city.targets.extent)
        let (x, y) = (
            (centre[0] - box.west) / (box.east - box.west) * Double(ground.lattice.columns),
            (centre[1] - box.south) / (box.north - box.south) * Double(ground.lattice.rows)
        )
        func away(_ block: Int) -> Double {
            let place = middle(block)
            return (place.x - x) * (place.x - x) + (place.y - y) * (place.y - y)
        }
        return isOpen.indices.filter { isOpen[$0] }.min { (away($0), $0) < (away($1), $1) }
    }
}
