import GEOSBridge
import LandModel
import Measure

/// Divides patches at the borders of districts: those without a location code that lie in several, which are few.
///
/// Ground that several districts claim goes to the lowest code of them, so that it counts once.
final class PatchCutter {
    private let districts: ZoneSet
    private let byCode: [String: [GriddedZone]]
    /// For a code, the zones of lower ones that claim some of its ground.
    private let lower: [String: [EdgeGrid]]
    private let loader: ShapeLoader
    private let context: GEOSContext
    private let faces: PlaneFaces

    init(_ districts: ZoneSet, loader: ShapeLoader) throws {
        self.districts = districts
        byCode = Dictionary(grouping: districts.zones, by: \.polygon.kind)
        // Zones stand in the order of their kinds.
        lower = Dictionary(grouping: districts.overlapsBetweenKinds) {
            districts.zones[$0.second].polygon.kind
        }.mapValues { Set($0.map(\.first)).sorted().map { districts.zones[$0].grid } }
        self.loader = loader
        context = try GEOSContext()
        faces = try PlaneFaces()
    }

    /// The districts that a patch lies in, each with its share; none when most of the patch lies in none.
    ///
    /// - Parameters:
    ///   - column: one row, the patch laid over the districts.
    ///   - shapes: the batch in the loader's plane.
    func parts(
        _ column: ShareColumn, _ row: Int, _ examined: ExaminedPatch?, _ shapes: BatchShapes
    ) throws -> [(code: String, share: Int64)] {
        let noise = ShareColumn.leastGround
        guard 2 * (column.covered[0] + noise) >= column.wholes[0] else { return [] }
        let parts = column.groundParts(of: 0).map { (code: districts.kinds[Int($0.kind)], share: $0.share) }
        guard column.kindsOverlap[0] else { return parts }
        let apart = try parts.map { ($0.code, try piece(row, examined, shapes, in: $0.code).share) }
        return apart.filter { $0.1 >= noise }
    }

    /// The part of a patch that lies in a district.
    func piece(
        _ row: Int, _ examined: ExaminedPatch?, _ shapes: BatchShapes, in code: String
    ) throws -> PlaneShape {
        PlaneShape(try polygons(row, examined, shapes, in: code))
    }

    /// The polygons of that part.
    func polygons(
        _ row: Int, _ examined: ExaminedPatch?, _ shapes: BatchShapes, in code: String
    ) throws -> [[[GridPoint]]] {
        let patch = loader.polygons(row, examined, shapes) ?? []
        let zones = byCode[code] ?? []
        guard let others = lower[code] else {
            let patch = patch.compactMap { GriddedZone(ZonePolygon(feature: 0, kind: "", rings: $0)) }
            return try ZoneIntersection.pieces(patch, zones, context: context).flatMap(\.polygons)
        }
        let grid = EdgeGrid(PlaneShape(patch))
        return try zones.filter { $0.grid.box.touches(grid.box) }.flatMap { zone in
            try faces.pieces(
                inside: [grid, zone.grid], outside: others, window: grid.box.intersection(zone.grid.box)
            ).map(\.rings)
        }
    }
}

extension ShareColumn {
    /// The parts of a row that are more than rounding; all of them where none is.
    func groundParts(of row: Int) -> [Part] {
        let parts = parts(of: row)
        let ground = parts.filter { $0.share >= Self.leastGround }
        return ground.isEmpty ? Array(parts) : ground
    }
}
