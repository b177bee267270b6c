package import GEOSBridge
package import LandModel

/// A feature made valid, with what the repair changed.
package struct RepairedPatch: Sendable {
    /// The repaired feature alone, in the coordinates of the source.
    package var geometry: GeometryColumn
    /// Measured as delivered (a bow-tie's lobes cancel) and measured again, exactly, after the repair.
    package var before: MeasuredPatch
    package var after: MeasuredPatch
    /// Whether parts that had collapsed to lines or points were dropped; they had no area.
    package var hasDroppedParts: Bool
}

/// Repairs polygons by GEOS's structure method: each ring is made valid by itself, shells are joined, holes cut out (a
/// hole that lies outside its shell becomes a part of its own); then only polygonal parts are kept.
///
/// Works on the coordinates of the source, so that vertices the repair leaves alone stay the same numbers; new vertices
/// are crossings of edges. One worker, one instance.
package final class PolygonRepair {
    private let context: GEOSContext
    private var measurer: PatchMeasurer
    private var rows: [MeasuredPatch] = []

    package init(
        coordinates: CoordinateModel, options: MeasureOptions = MeasureOptions(), plane: AreaPlane? = nil
    ) throws(GEOSError) {
        context = try GEOSContext()
        measurer = PatchMeasurer(coordinates: coordinates, options: options, plane: plane)
    }

    /// The feature made valid; `nil` when it cannot be: a coordinate that is not finite or out of range, or
    /// nothing with an area left.
    package func repair(_ feature: Int, of geometry: GeometryColumn) throws(GEOSError) -> RepairedPatch? {
        guard geometry.states[feature].isMeasurable else { return nil }
        let delivered = CoordinatePolygon.polygons(of: feature, in: geometry)
        let before = measure(GeometryColumn(delivered))
        guard before.flags.isDisjoint(with: [.coordinateNotFinite, .coordinateOutOfRange]) else { return nil }
        var hasDroppedParts = false
        let polygons = delivered.compactMap { polygon -> CoordinatePolygon? in
            // The library refuses rings of fewer than four points; they have no area.
            let rings = polygon.rings.filter { $0.count >= 8 }
            let hasShell = polygon.rings.first.map { $0.count >= 8 } ?? false
            if !hasShell || rings.count < polygon.rings.count { hasDroppedParts = true }
            return hasShell ? CoordinatePolygon(rings: rings) : nil
        }
        let repaired = try PolygonGeometry(polygons, context: context).madeValid()
        guard !repaired.polygons.isEmpty else { return nil }
        let result = GeometryColumn(repaired.polygons)
        let after = measure(result)
        guard after.area > .zero else { return nil }
        return RepairedPatch(
            geometry: result, before: before, after: after,
            hasDroppedParts: hasDroppedParts || repaired.hasDroppedParts
        )
    }

    private func measure(_ geometry: GeometryColumn) -> MeasuredPatch {
        measurer.measure(geometry, into: &rows)
        return rows[0]
    }
}
