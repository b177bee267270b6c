package import GEOSBridge
package import LandModel

/// What the zones of one layer share with those of another, as zones themselves: made once, off the hot path, by GEOS.
package enum ZoneIntersection {
    /// A piece that a zone of each layer claims.
    package struct Piece: Sendable, Equatable {
        /// Feature ids in the two layers.
        package var first: Int64
        package var second: Int64
        /// The kind of the first.
        package var kind: String
        package var polygons: [[[GridPoint]]]
        package var area: TwiceArea
    }

    /// The pieces in the order of the first layer's polygons.
    package static func pieces(
        _ first: [ZonePolygon], _ second: [ZonePolygon], context: GEOSContext
    ) throws(GEOSError) -> [Piece] {
        let shapes = second.map { PlaneShape([$0.rings]) }
        let tree = BoxTree(shapes.map(\.box))
        let kernel = OverlapKernel()
        var found: [Int32] = []
        var pieces: [Piece] = []
        for zone in first {
            let shape = PlaneShape([zone.rings])
            guard !shape.isEmpty else { continue }
            tree.find(shape.box, into: &found)
            let others = found.map(Int.init).filter { !shapes[$0].isEmpty }
            guard !others.isEmpty else { continue }
            let grid = EdgeGrid(shape)
            for other in others where kernel.share(shapes[other], in: grid) >= ShareColumn.leastGround {
                let common = try ZoneUnion.polygons(zone, second[other], context: context)
                let shape = PlaneShape(common)
                guard !shape.isEmpty else { continue }
                pieces.append(
                    Piece(
                        first: zone.feature, second: second[other].feature, kind: zone.kind, polygons: common,
                        area: shape.twiceArea))
            }
        }
        return pieces
    }
}
