import GEOSBridge
import LandModel

/// Joins zones of one kind that overlap, beforehand and by GEOS; all others stay as they are, to the last digit.
enum ZoneUnion {
    /// The polygons with overlapping ones of a kind joined, in an order of their own.
    ///
    /// - Parameter covers: gets the pairs of zones that overlapped.
    static func joined(
        _ polygons: [ZonePolygon], covers: inout [DoubleCover], context: GEOSContext
    ) throws(GEOSError) -> [ZonePolygon] {
        let polygons = polygons.map(\.canonical).sorted { $0.precedes($1) }
        let shapes = polygons.map { PlaneShape([$0.rings]) }
        var groups = DisjointSets(count: polygons.count)
        var pairs: [Pair: (share: Int64, place: GridPoint)] = [:]
        let kernel = OverlapKernel()
        let tree = BoxTree(shapes.map(\.box))
        var found: [Int32] = []
        for (number, shape) in shapes.enumerated() where !shape.isEmpty {
            tree.find(shape.box, into: &found)
            let others = found.map(Int.init).filter {
                $0 > number && polygons[$0].kind == polygons[number].kind && !shapes[$0].isEmpty
            }
            guard !others.isEmpty else { continue }
            let grid = EdgeGrid(shape)
            for other in others {
                let share = kernel.share(shapes[other], in: grid)
                guard share >= ShareColumn.leastGround else { continue }
                groups.join(number, other)
                let (one, two) = (polygons[number], polygons[other])
                let pair = Pair(
                    kind: one.kind, first: min(one.zone, two.zone), second: max(one.zone, two.zone))
                let common = shape.box.intersection(shapes[other].box)
                let place = GridPoint(
                    x: common.minX + common.width / 2, y: common.minY + common.height / 2)
                let known = pairs[pair]
                pairs[pair] = ((known?.share ?? 0) + share, known?.place ?? place)
            }
        }
        covers += pairs.map { pair, cover in
            DoubleCover(
                kind: pair.kind, first: pair.first, second: pair.second,
                area: SquareMetres(hundredths: (cover.share + 50) / 100), place: cover.place)
        }
        var result: [ZonePolygon] = []
        for members in groups.members {
            if members.count == 1 {
                result.append(polygons[members[0]])
            } else {
                result += try union(members.map { polygons[$0] }, context: context)
            }
        }
        return result
    }

    private struct Pair: Hashable {
        var kind: String
        var first: DoubleCover.Zone
        var second: DoubleCover.Zone
    }

    private static func union(
        _ polygons: [ZonePolygon], context: GEOSContext
    ) throws(GEOSError) -> [ZonePolygon] {
        let origin = polygons[0].rings[0][0]
        let valid = try polygons.flatMapThrowing { polygon throws(GEOSError) in
            try self.valid(polygon.coordinates(from: origin), context: context)
        }
        let whole = try PolygonGeometry(valid, context: context).dissolved().parts().polygons
        return whole.map {
            var polygon = polygons[0]
            polygon.rings = rings(of: $0, from: origin)
            return polygon
        }
    }

    /// What two polygons have in common, shells first.
    static func polygons(
        _ one: ZonePolygon, _ other: ZonePolygon, context: GEOSContext
    ) throws(GEOSError) -> [[[GridPoint]]] {
        let origin = one.rings[0][0]
        let first = try PolygonGeometry(
            valid(one.canonical.coordinates(from: origin), context: context), context: context)
        let second = try PolygonGeometry(
            valid(other.canonical.coordinates(from: origin), context: context), context: context)
        return try first.intersection(with: second).parts().polygons.map { rings(of: $0, from: origin) }
    }

    private static func rings(of polygon: CoordinatePolygon, from origin: GridPoint) -> [[GridPoint]] {
        polygon.rings.map { ring in
            stride(from: 0, to: ring.count - 2, by: 2).map { index in
                GridPoint(
                    x: origin.x + Int64(ring[index].rounded()), y: origin.y + Int64(ring[index + 1].rounded())
                )
            }
        }
    }

    /// Rounding to the grid may make a ring touch itself; such a one is made valid first.
    private static func valid(
        _ part: CoordinatePolygon, context: GEOSContext
    ) throws(GEOSError) -> [CoordinatePolygon] {
        let geometry = try PolygonGeometry([part], context: context)
        return try geometry.validity() == .valid ? [part] : geometry.madeValid().polygons
    }
}

extension Array {
    fileprivate func flatMapThrowing<Result>(
        _ transform: (Element) throws(GEOSError) -> [Result]
    ) throws(GEOSError) -> [Result] {
        var all: [Result] = []
        for element in self { all += try transform(element) }
        return all
    }
}

extension ZonePolygon {
    fileprivate var zone: DoubleCover.Zone { DoubleCover.Zone(layer: layer, feature: feature) }

    /// The same polygon written in one way only: every ring from its smallest vertex on, shells counter-clockwise,
    /// holes clockwise and in order.
    fileprivate var canonical: ZonePolygon {
        var rings = self.rings.enumerated().map { number, ring in Self.canonical(ring, isShell: number == 0) }
        if rings.count > 2 {
            rings[1...].sort { ($0.first?.x ?? 0, $0.first?.y ?? 0) < ($1.first?.x ?? 0, $1.first?.y ?? 0) }
        }
        return ZonePolygon(layer: layer, feature: feature, kind: kind, rings: rings)
    }

    private static func canonical(_ ring: [GridPoint], isShell: Bool) -> [GridPoint] {
        var open = ring
        if open.count > 1, open.first == open.last { open.removeLast() }
        guard let smallest = open.indices.min(by: { (open[$0].x, open[$0].y) < (open[$1].x, open[$1].y) })
        else { return ring }
        var sum: Int128 = 0
        var previous = open[open.count - 1]
        for point in open {
            sum += Int128(previous.x - point.x) * Int128(previous.y + point.y)
            previous = point
        }
        let turned = Array(open[smallest...] + open[..<smallest])
        return (sum > 0) == isShell ? turned : [turned[0]] + turned.dropFirst().reversed()
    }

    fileprivate func precedes(_ other: ZonePolygon) -> Bool {
        if kind != other.kind { return kind < other.kind }
        for (one, two) in zip(rings.joined(), other.rings.joined()) where one != two {
            return (one.x, one.y) < (two.x, two.y)
        }
        let counts = (rings.joined().count, other.rings.joined().count)
        return counts.0 == counts.1 ? zone < other.zone : counts.0 < counts.1
    }

    /// For the geometry library: µm from an origin, exact as long as they are below 9,000 km.
    fileprivate func coordinates(from origin: GridPoint) -> CoordinatePolygon {
        CoordinatePolygon(
            rings: rings.map { ring in
                (ring + ring.prefix(1)).flatMap { [Double($0.x - origin.x), Double($0.y - origin.y)] }
            })
    }
}
