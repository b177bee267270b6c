package import GEOSBridge
import LandModel

/// Joins zones of one kind that overlap, beforehand and by GEOS; all others stay as they are, to the last digit.
package enum ZoneUnion {
    /// The zones with those that overlap one another joined.
    static func joined<Work: ZoneWork>(
        _ zones: [GriddedZone], _ overlaps: [ZoneSearch.Overlap], _ work: Work
    ) throws(Work.Failure) -> [GriddedZone] {
        guard !overlaps.isEmpty else { return zones }
        var sets = DisjointSets(count: zones.count)
        for overlap in overlaps { sets.join(overlap.first, overlap.second) }
        let members = sets.members
        let alone = members.filter { $0.count == 1 }.map { zones[$0[0]] }
        let groups = members.filter { $0.count > 1 }.map { $0.map { zones[$0] } }
        return alone + (try work.united(groups))
    }

    /// The pairs of zones that overlap, in order; a zone of several polygons is told once, at its largest overlap.
    ///
    /// - Parameter overlaps: in order, which decides between equal ones.
    static func covers(_ zones: [GriddedZone], _ overlaps: [ZoneSearch.Overlap]) -> [DoubleCover] {
        var pairs: [Pair: (share: Int64, largest: ZoneSearch.Overlap)] = [:]
        for overlap in overlaps {
            let (one, two) = (zones[overlap.first].polygon, zones[overlap.second].polygon)
            let pair = Pair(kind: one.kind, first: min(one.zone, two.zone), second: max(one.zone, two.zone))
            var cover = pairs[pair] ?? (0, overlap)
            cover.share += overlap.share
            if overlap.share > cover.largest.share { cover.largest = overlap }
            pairs[pair] = cover
        }
        let kernel = OverlapKernel()
        return pairs.map { pair, cover in
            DoubleCover(
                kind: pair.kind, first: pair.first, second: pair.second,
                area: SquareMetres(hundredths: (cover.share + 50) / 100),
                place: kernel.place(zones[cover.largest.first].grid, zones[cover.largest.second].grid))
        }.sorted { ($0.kind, $0.first, $0.second) < ($1.kind, $1.first, $1.second) }
    }

    private struct Pair: Hashable {
        var kind: String
        var first: DoubleCover.Zone
        var second: DoubleCover.Zone
    }

    /// The ground of a group of zones that overlap, every part of it once.
    package static func united(
        _ zones: [GriddedZone], context: GEOSContext
    ) throws(GEOSError) -> [GriddedZone] {
        let polygons = zones.map(\.polygon)
        let origins = Set(zones.flatMap(\.origins)).sorted()
        let origin = polygons[0].rings[0][0]
        let valid = try polygons.flatMapThrowing { polygon throws(GEOSError) in
            try self.valid(polygon.coordinates(from: origin), context: context)
        }
        let whole = try PolygonGeometry(valid, context: context).dissolved().parts().polygons
        return whole.compactMap {
            var polygon = polygons[0]
            polygon.rings = rings(of: $0, from: origin)
            return GriddedZone(polygon, from: origins)
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
    /// For the geometry library: µm from an origin, exact as long as they are below 9,000 km.
    fileprivate func coordinates(from origin: GridPoint) -> CoordinatePolygon {
        CoordinatePolygon(
            rings: rings.map { ring in
                (ring + ring.prefix(1)).flatMap { [Double($0.x - origin.x), Double($0.y - origin.y)] }
            })
    }
}
