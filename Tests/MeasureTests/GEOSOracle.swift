import CGEOS
import Foundation

/// Geometry by well-known text, for what the library's wrapper does not offer: the independent side of a comparison.
final class GEOSOracle {
    private let context: GEOSContextHandle_t? = GEOS_init_r()

    deinit { GEOS_finish_r(context) }

    /// Length of what a line has in common with polygons; all in the same plane.
    func commonLength(_ line: [(Double, Double)], _ polygons: [[[(Double, Double)]]]) -> Double {
        guard let line = geometry("LINESTRING (\(text(line)))"), let area = geometry(wkt(polygons)) else {
            return .nan
        }
        defer {
            GEOSGeom_destroy_r(context, line)
            GEOSGeom_destroy_r(context, area)
        }
        guard let common = GEOSIntersection_r(context, line, area) else { return .nan }
        defer { GEOSGeom_destroy_r(context, common) }
        var length = 0.0
        return GEOSLength_r(context, common, &length) == 1 ? length : .nan
    }

    func distance(_ one: [[[(Double, Double)]]], _ other: [[[(Double, Double)]]]) -> Double {
        guard let left = geometry(wkt(one)), let right = geometry(wkt(other)) else { return .nan }
        defer {
            GEOSGeom_destroy_r(context, left)
            GEOSGeom_destroy_r(context, right)
        }
        var distance = 0.0
        return GEOSDistance_r(context, left, right, &distance) == 1 ? distance : .nan
    }

    /// Length of what the borders of two polygons have in common.
    func commonBorder(_ one: [[[(Double, Double)]]], _ other: [[[(Double, Double)]]]) -> Double {
        guard let left = geometry(wkt(one)), let right = geometry(wkt(other)),
            let first = GEOSBoundary_r(context, left), let second = GEOSBoundary_r(context, right),
            let common = GEOSIntersection_r(context, first, second)
        else { return .nan }
        defer { for handle in [left, right, first, second, common] { GEOSGeom_destroy_r(context, handle) } }
        var length = 0.0
        return GEOSLength_r(context, common, &length) == 1 ? length : .nan
    }

    /// Perimeter of what two polygons have in common.
    func commonPerimeter(_ one: [[[(Double, Double)]]], _ other: [[[(Double, Double)]]]) -> Double {
        guard let left = geometry(wkt(one)), let right = geometry(wkt(other)),
            let common = GEOSIntersection_r(context, left, right)
        else { return .nan }
        defer { for handle in [left, right, common] { GEOSGeom_destroy_r(context, handle) } }
        var length = 0.0
        return GEOSLength_r(context, common, &length) == 1 ? length : .nan
    }

    private func geometry(_ text: String) -> OpaquePointer? {
        let reader = GEOSWKTReader_create_r(context)
        defer { GEOSWKTReader_destroy_r(context, reader) }
        return GEOSWKTReader_read_r(context, reader, text)
    }

    private func text(_ points: [(Double, Double)]) -> String {
        points.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }

    private func wkt(_ polygons: [[[(Double, Double)]]]) -> String {
        let parts = polygons.map { "(" + $0.map { "(\(text($0)))" }.joined(separator: ", ") + ")" }
        return "MULTIPOLYGON (\(parts.joined(separator: ", ")))"
    }
}
