internal import CGEOS

/// One polygon or multi-polygon of the library: owns the handle, keeps its context alive.
package final class PolygonGeometry {
    private let context: GEOSContext
    private let handle: OpaquePointer

    /// Builds a polygon, or a multi-polygon of several. Rings must be closed and of four vertices or more, or
    /// empty: the library refuses others (some versions take three vertices).
    package init(_ polygons: [CoordinatePolygon], context: GEOSContext) throws(GEOSError) {
        self.context = context
        var parts: [OpaquePointer?] = []
        do throws(GEOSError) {
            for polygon in polygons { parts.append(try Self.makePolygon(polygon, context: context)) }
        } catch {
            for part in parts { GEOSGeom_destroy_r(context.handle, part) }
            throw error
        }
        if parts.count == 1, let single = parts[0] {
            handle = single
            return
        }
        // The collection owns its parts from here on, whether the call succeeds or not.
        let count = UInt32(parts.count)
        handle = try context.checked("GEOSGeom_createCollection") { context in
            GEOSGeom_createCollection_r(context, Int32(GEOS_MULTIPOLYGON.rawValue), &parts, count)
        }
    }

    init(owning handle: OpaquePointer, context: GEOSContext) {
        self.handle = handle
        self.context = context
    }

    deinit { GEOSGeom_destroy_r(context.handle, handle) }

    private static func makePolygon(
        _ polygon: CoordinatePolygon, context: GEOSContext
    ) throws(GEOSError) -> OpaquePointer {
        var rings: [OpaquePointer?] = []
        do throws(GEOSError) {
            for ring in polygon.rings { rings.append(try makeRing(ring, context: context)) }
        } catch {
            for ring in rings { GEOSGeom_destroy_r(context.handle, ring) }
            throw error
        }
        guard !rings.isEmpty else {
            return try context.checked("GEOSGeom_createEmptyPolygon") { GEOSGeom_createEmptyPolygon_r($0) }
        }
        let shell = rings.removeFirst()
        let count = UInt32(rings.count)
        // The polygon owns its rings from here on, whether the call succeeds or not.
        return try context.checked("GEOSGeom_createPolygon") { context in
            GEOSGeom_createPolygon_r(context, shell, &rings, count)
        }
    }

    private static func makeRing(_ ring: [Double], context: GEOSContext) throws(GEOSError) -> OpaquePointer {
        let sequence = try context.checked("GEOSCoordSeq_copyFromBuffer") { context in
            GEOSCoordSeq_copyFromBuffer_r(context, ring, UInt32(ring.count / 2), 0, 0)
        }
        // The ring owns the sequence, whether the call succeeds or not.
        return try context.checked("GEOSGeom_createLinearRing") { GEOSGeom_createLinearRing_r($0, sequence) }
    }

    /// Area in the square of the coordinates' unit.
    package func area() throws(GEOSError) -> Double {
        try context.checked("GEOSArea") { context in
            var area = 0.0
            // 0 means failure.
            return GEOSArea_r(context, handle, &area) == 1 ? area : nil
        }
    }

    /// The union of all parts, which may overlap.
    package func dissolved() throws(GEOSError) -> PolygonGeometry {
        // A new geometry, ours; NULL on failure.
        PolygonGeometry(
            owning: try context.checked("GEOSUnaryUnion") { GEOSUnaryUnion_r($0, handle) }, context: context)
    }

    /// What both have in common; points and lines of it have no area. Both must be of the same context.
    package func intersection(with other: PolygonGeometry) throws(GEOSError) -> PolygonGeometry {
        PolygonGeometry(
            owning: try context.checked("GEOSIntersection") { GEOSIntersection_r($0, handle, other.handle) },
            context: context)
    }

    /// Its polygons; parts of other kinds are told.
    package func parts() throws(GEOSError) -> RepairedPolygons {
        var parts = RepairedPolygons()
        try collect(handle, into: &parts)
        return parts
    }

    /// The verdict of the OGC rules, with the first fault found.
    package func validity() throws(GEOSError) -> GEOSValidity {
        var reason: UnsafeMutablePointer<CChar>?
        var location: OpaquePointer?
        defer {
            if let reason { GEOSFree_r(context.handle, reason) }
            if let location { GEOSGeom_destroy_r(context.handle, location) }
        }
        // 1 valid, 0 invalid, 2 failure.
        let isValid = try context.checked("GEOSisValidDetail") { context -> Bool? in
            switch GEOSisValidDetail_r(context, handle, 0, &reason, &location) {
            case 1: true
            case 0: false
            default: nil
            }
        }
        if isValid { return .valid }
        var (x, y) = (Double.nan, Double.nan)
        if let location {
            _ = GEOSGeomGetX_r(context.handle, location, &x)
            _ = GEOSGeomGetY_r(context.handle, location, &y)
        }
        let text = reason.map { String(cString: $0) } ?? ""
        return .invalid(reason: text, x: x, y: y)
    }

    /// Makes a valid geometry by the structure method (rings first fixed one by one, shells joined, holes cut).
    /// Needs GEOS 3.10.
    package func madeValid() throws(GEOSError) -> RepairedPolygons {
        let parameters = try context.checked("GEOSMakeValidParams_create") {
            GEOSMakeValidParams_create_r($0)
        }
        defer { GEOSMakeValidParams_destroy_r(context.handle, parameters) }
        // Collapsed parts are kept here, as points or lines, so that their dropping can be told.
        _ = GEOSMakeValidParams_setMethod_r(context.handle, parameters, GEOS_MAKE_VALID_STRUCTURE)
        _ = GEOSMakeValidParams_setKeepCollapsed_r(context.handle, parameters, 1)
        let valid = try context.checked("GEOSMakeValidWithParams") {
            GEOSMakeValidWithParams_r($0, handle, parameters)
        }
        return try PolygonGeometry(owning: valid, context: context).parts()
    }

    /// Each polygon of a collection, with a point inside.
    func faces() throws(GEOSError) -> [LineFace] {
        var faces: [LineFace] = []
        for index in 0..<GEOSGetNumGeometries_r(context.handle, handle) {
            // Borrowed from the collection.
            let part = try context.checked("GEOSGetGeometryN") { GEOSGetGeometryN_r($0, handle, index) }
            let point = try context.checked("GEOSPointOnSurface") { GEOSPointOnSurface_r($0, part) }
            defer { GEOSGeom_destroy_r(context.handle, point) }
            var (x, y) = (Double.nan, Double.nan)
            _ = GEOSGeomGetX_r(context.handle, point, &x)
            _ = GEOSGeomGetY_r(context.handle, point, &y)
            faces.append(LineFace(polygon: try coordinates(ofPolygon: part), x: x, y: y))
        }
        return faces
    }

    /// Adds the polygons of a geometry (borrowed), counting parts of other kinds.
    private func collect(_ part: OpaquePointer, into repaired: inout RepairedPolygons) throws(GEOSError) {
        guard GEOSisEmpty_r(context.handle, part) == 0 else { return }
        switch UInt32(bitPattern: GEOSGeomTypeId_r(context.handle, part)) {
        case GEOS_POLYGON.rawValue:
            repaired.polygons.append(try coordinates(ofPolygon: part))
        case GEOS_MULTIPOLYGON.rawValue, GEOS_GEOMETRYCOLLECTION.rawValue:
            for index in 0..<GEOSGetNumGeometries_r(context.handle, part) {
                // Borrowed from `part`.
                let child = try context.checked("GEOSGetGeometryN") { GEOSGetGeometryN_r($0, part, index) }
                try collect(child, into: &repaired)
            }
        default:
            repaired.hasDroppedParts = true
        }
    }

    private func coordinates(ofPolygon polygon: OpaquePointer) throws(GEOSError) -> CoordinatePolygon {
        // Rings are borrowed from the polygon, sequences from the rings.
        let shell = try context.checked("GEOSGetExteriorRing") { GEOSGetExteriorRing_r($0, polygon) }
        var rings = [try coordinates(ofRing: shell)]
        for index in 0..<GEOSGetNumInteriorRings_r(context.handle, polygon) {
            let hole = try context.checked("GEOSGetInteriorRingN") {
                GEOSGetInteriorRingN_r($0, polygon, index)
            }
            rings.append(try coordinates(ofRing: hole))
        }
        return CoordinatePolygon(rings: rings)
    }

    private func coordinates(ofRing ring: OpaquePointer) throws(GEOSError) -> [Double] {
        let sequence = try context.checked("GEOSGeom_getCoordSeq") { GEOSGeom_getCoordSeq_r($0, ring) }
        return try context.checked("GEOSCoordSeq_copyToBuffer") { context -> [Double]? in
            var size: UInt32 = 0
            guard GEOSCoordSeq_getSize_r(context, sequence, &size) == 1 else { return nil }
            var numbers = [Double](repeating: 0, count: 2 * Int(size))
            return GEOSCoordSeq_copyToBuffer_r(context, sequence, &numbers, 0, 0) == 1 ? numbers : nil
        }
    }
}
