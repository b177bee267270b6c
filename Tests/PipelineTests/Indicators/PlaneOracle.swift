import CGEOS
import Measure

/// Areas of ground by GEOS alone, through well-known text: the independent side of a comparison. All in the plane, in m².
final class PlaneOracle {
    private let context: GEOSContextHandle_t? = GEOS_init_r()

    deinit { GEOS_finish_r(context) }

    typealias Ring = [GridPoint]

    /// Area of the union of some polygons, of what it has in common with the union of others where these are given.
    func area(_ polygons: [Ring], within others: [Ring]...) -> Double {
        var ground = union(polygons)
        for other in others {
            guard let first = ground, let second = union(other) else { return .nan }
            ground = GEOSIntersection_r(context, first, second)
            for handle in [first, second] { GEOSGeom_destroy_r(context, handle) }
        }
        guard let ground else { return .nan }
        defer { GEOSGeom_destroy_r(context, ground) }
        var area = 0.0
        return GEOSArea_r(context, ground, &area) == 1 ? area : .nan
    }

    private func union(_ polygons: [Ring]) -> OpaquePointer? {
        let texts = polygons.map { ring in
            let points = (ring + ring.prefix(1)).map { "\(Double($0.x) / 1e6) \(Double($0.y) / 1e6)" }
            return "((" + points.joined(separator: ", ") + "))"
        }
        let reader = GEOSWKTReader_create_r(context)
        defer { GEOSWKTReader_destroy_r(context, reader) }
        guard
            let all = GEOSWKTReader_read_r(
                context, reader, "MULTIPOLYGON (" + texts.joined(separator: ", ") + ")")
        else { return nil }
        defer { GEOSGeom_destroy_r(context, all) }
        return GEOSUnaryUnion_r(context, all)
    }
}
