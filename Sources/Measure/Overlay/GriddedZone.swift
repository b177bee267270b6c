import LandModel

/// A polygon of a zone made ready for questions: written in one way only, with its edges and their grid.
///
/// Each stands for itself, so those of a layer can be made by many workers. Immutable; a class, so that lists of them are
/// sorted and passed on by reference.
package final class GriddedZone: Sendable {
    package let polygon: ZonePolygon
    /// The zones it comes from, in order: several where ones that overlap were joined.
    package let origins: [DoubleCover.Zone]
    package let shape: PlaneShape
    package let grid: EdgeGrid

    /// `nil` for a polygon without area.
    package convenience init?(_ polygon: ZonePolygon) {
        self.init(polygon, from: [polygon.zone])
    }

    /// A polygon that was made of others; `nil` for one without area.
    package convenience init?(_ polygon: ZonePolygon, from origins: [DoubleCover.Zone]) {
        let polygon = polygon.canonical
        let shape = PlaneShape([polygon.rings])
        guard !shape.isEmpty else { return nil }
        self.init(polygon: polygon, origins: origins, shape: shape, grid: EdgeGrid(shape))
    }

    private init(polygon: ZonePolygon, origins: [DoubleCover.Zone], shape: PlaneShape, grid: EdgeGrid) {
        (self.polygon, self.origins, self.shape, self.grid) = (polygon, origins, shape, grid)
    }

    /// The same ground as a zone of another kind.
    package func asKind(_ kind: String) -> GriddedZone {
        var polygon = polygon
        polygon.kind = kind
        return GriddedZone(polygon: polygon, origins: origins, shape: shape, grid: grid)
    }
}

extension ZonePolygon {
    var zone: DoubleCover.Zone { DoubleCover.Zone(layer: layer, feature: feature) }

    /// An order that has nothing to do with how zones were delivered: by place first, as that costs least.
    func precedes(_ other: ZonePolygon) -> Bool {
        for (one, two) in zip(rings.joined(), other.rings.joined()) where one != two { return one < two }
        let counts = (rings.joined().count, other.rings.joined().count)
        if counts.0 != counts.1 { return counts.0 < counts.1 }
        return (kind, layer, feature) < (other.kind, other.layer, other.feature)
    }

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
        let runsCounterclockwise = BorderRings.twiceArea(open) > .zero
        let turned = Array(open[smallest...] + open[..<smallest])
        return runsCounterclockwise == isShell ? turned : [turned[0]] + turned.dropFirst().reversed()
    }
}
