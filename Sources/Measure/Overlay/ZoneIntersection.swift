package import GEOSBridge
import LandModel

/// What the zones of one layer share with those of another, as zones themselves: made once, off the hot path, by GEOS.
package enum ZoneIntersection {
    /// A piece that a zone of each layer claims.
    package struct Piece: Sendable, Equatable {
        /// The zones of either side that claim it; of zones that were joined all.
        package var first: [DoubleCover.Zone]
        package var second: [DoubleCover.Zone]
        /// The kind of the first.
        package var kind: String
        package var polygons: [[[GridPoint]]]
        package var area: TwiceArea
    }

    /// The pieces in the order of the first layer's zones.
    package static func pieces(
        _ first: [GriddedZone], _ second: [GriddedZone], context: GEOSContext
    ) throws(GEOSError) -> [Piece] {
        let tree = BoxTree(second.map(\.grid.box))
        let kernel = OverlapKernel()
        var found: [Int32] = []
        var pieces: [Piece] = []
        for zone in first {
            tree.find(zone.grid.box, into: &found)
            for other in found.lazy.map({ second[Int($0)] }) {
                let share = kernel.share(other.shape, patchGrid: other.grid, in: zone.grid)
                guard share >= ShareColumn.leastGround else { continue }
                let common = try ZoneUnion.polygons(zone.polygon, other.polygon, context: context)
                let shape = PlaneShape(common)
                guard !shape.isEmpty else { continue }
                pieces.append(
                    Piece(
                        first: zone.origins, second: other.origins, kind: zone.polygon.kind,
                        polygons: common, area: shape.twiceArea))
            }
        }
        return pieces
    }
}
