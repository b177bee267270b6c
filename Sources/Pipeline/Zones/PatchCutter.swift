import GEOSBridge
import LandModel
import Measure

/// Cuts patches at the borders of districts, by GEOS: those without a location code that lie in several, which are few.
final class PatchCutter {
    private let districts: [String: [GriddedZone]]
    private let loader: ShapeLoader
    private let context: GEOSContext

    init(_ districts: ZoneSet, loader: ShapeLoader) throws {
        self.districts = Dictionary(grouping: districts.zones, by: \.polygon.kind)
        self.loader = loader
        context = try GEOSContext()
    }

    /// The part of a patch that lies in a district.
    ///
    /// - Parameter shapes: the batch in the loader's plane.
    func piece(
        _ row: Int, _ examined: ExaminedPatch?, _ shapes: BatchShapes, in code: String
    ) throws -> PlaneShape {
        PlaneShape(try polygons(row, examined, shapes, in: code))
    }

    /// The polygons of that part.
    func polygons(
        _ row: Int, _ examined: ExaminedPatch?, _ shapes: BatchShapes, in code: String
    ) throws -> [[[GridPoint]]] {
        let patch = (loader.polygons(row, examined, shapes) ?? []).compactMap {
            GriddedZone(ZonePolygon(feature: 0, kind: "", rings: $0))
        }
        return try ZoneIntersection.pieces(patch, districts[code] ?? [], context: context)
            .flatMap(\.polygons)
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
