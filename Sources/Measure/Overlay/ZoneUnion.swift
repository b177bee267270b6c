package import GEOSBridge
import LandModel

/// Joins zones of one kind that overlap, beforehand and by GEOS; all others stay as they are, to the last digit.
package enum ZoneUnion {
    /// Groups of zones of one kind that overlap one another, in an order of their own, and all others.
    struct Groups {
        var alone: [GriddedZone] = []
        var overlapping: [[ZonePolygon]] = []
        /// The pairs of zones that overlap, in order.
        var covers: [DoubleCover] = []
    }

    static func groups(of zones: [GriddedZone]) -> Groups {
        let zones = zones.sorted { $0.polygon.precedes($1.polygon) }
        var sets = DisjointSets(count: zones.count)
        var pairs: [Pair: (share: Int64, place: GridPoint)] = [:]
        forEachOverlap(of: zones, sameKind: true) { number, other, share in
            sets.join(number, other)
            let (one, two) = (zones[number].polygon, zones[other].polygon)
            let pair = Pair(
                kind: one.kind, first: min(one.zone, two.zone), second: max(one.zone, two.zone))
            let common = zones[number].grid.box.intersection(zones[other].grid.box)
            let place = GridPoint(x: common.minX + common.width / 2, y: common.minY + common.height / 2)
            let known = pairs[pair]
            pairs[pair] = ((known?.share ?? 0) + share, known?.place ?? place)
            return true
        }
        var groups = Groups()
        groups.covers = pairs.map { pair, cover in
            DoubleCover(
                kind: pair.kind, first: pair.first, second: pair.second,
                area: SquareMetres(hundredths: (cover.share + 50) / 100), place: cover.place)
        }.sorted { ($0.kind, $0.first, $0.second) < ($1.kind, $1.first, $1.second) }
        for members in sets.members {
            if members.count == 1 {
                groups.alone.append(zones[members[0]])
            } else {
                groups.overlapping.append(members.map { zones[$0].polygon })
            }
        }
        return groups
    }

    /// Whether two zones of different kinds overlap.
    static func kindsOverlap(_ zones: [GriddedZone]) -> Bool {
        var overlap = false
        forEachOverlap(of: zones, sameKind: false) { _, _, _ in
            overlap = true
            return false
        }
        return overlap
    }

    /// Hands over the pairs of zones that share ground, and how much in 0.0001 m², until `body` answers `false`.
    private static func forEachOverlap(
        of zones: [GriddedZone], sameKind: Bool, _ body: (Int, Int, Int64) -> Bool
    ) {
        let kernel = OverlapKernel()
        let tree = BoxTree(zones.map(\.grid.box))
        var found: [Int32] = []
        for (number, zone) in zones.enumerated() {
            tree.find(zone.grid.box, into: &found)
            for other in found.lazy.map(Int.init)
            where other > number && (zone.polygon.kind == zones[other].polygon.kind) == sameKind {
                let share = kernel.share(zones[other].shape, patchGrid: zones[other].grid, in: zone.grid)
                guard share < ShareColumn.leastGround || body(number, other, share) else { return }
            }
        }
    }

    private struct Pair: Hashable {
        var kind: String
        var first: DoubleCover.Zone
        var second: DoubleCover.Zone
    }

    /// The ground of a group of zones that overlap, every part of it once.
    package static func united(
        _ polygons: [ZonePolygon], context: GEOSContext
    ) throws(GEOSError) -> [GriddedZone] {
        let origin = polygons[0].rings[0][0]
        let valid = try polygons.flatMapThrowing { polygon throws(GEOSError) in
            try self.valid(polygon.coordinates(from: origin), context: context)
        }
        let whole = try PolygonGeometry(valid, context: context).dissolved().parts().polygons
        return whole.compactMap {
            var polygon = polygons[0]
            polygon.rings = rings(of: $0, from: origin)
            return GriddedZone(polygon)
        }
    }

    /// What two polygons have in common, shells first.
    static func polygons(
        _ one: ZonePolygon, _ other: ZonePolygon, context: GEOSContext
    ) throws(GEOSError) -> [[[GridPoint]]] {
        let origin = one.rings[0][0]
        let first = try PolygonGeometry(
            valid(one.coordinates(from: origin), context: context), context: context)
        let second = try PolygonGeometry(
            valid(other.coordinates(from: origin), context: context), context: context)
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
