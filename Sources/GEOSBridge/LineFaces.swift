internal import CGEOS

/// The faces that lines cut a plane into.
package struct LineFace: Sendable, Equatable {
    package var polygon: CoordinatePolygon
    /// A point inside, about the middle of its widest part.
    package var x: Double
    package var y: Double
}

extension GEOSContext {
    /// The bounded faces of straight lines, cut where they cross each other; lines that bound nothing are ignored.
    ///
    /// - Parameter lines: x and y of the ends of each, four numbers a line.
    package func faces(ofLines lines: [Double]) throws(GEOSError) -> [LineFace] {
        let whole = try collection(ofLines: lines)
        defer { GEOSGeom_destroy_r(handle, whole) }
        let cut = try checked("GEOSUnaryUnion") { GEOSUnaryUnion_r($0, whole) }
        defer { GEOSGeom_destroy_r(handle, cut) }
        var input: [OpaquePointer?] = [cut]
        // Takes its input apart by itself, and leaves it to the caller.
        let polygons = try checked("GEOSPolygonize") { context in
            input.withUnsafeMutableBufferPointer { GEOSPolygonize_r(context, $0.baseAddress, 1) }
        }
        let found = PolygonGeometry(owning: polygons, context: self)
        return try found.faces()
    }

    private func collection(ofLines lines: [Double]) throws(GEOSError) -> OpaquePointer {
        var parts: [OpaquePointer?] = []
        parts.reserveCapacity(lines.count / 4)
        do throws(GEOSError) {
            for start in stride(from: 0, to: lines.count - 3, by: 4) {
                parts.append(try line(lines, start))
            }
        } catch {
            for part in parts { GEOSGeom_destroy_r(handle, part) }
            throw error
        }
        let count = UInt32(parts.count)
        // The collection owns its parts from here on, whether the call succeeds or not.
        return try checked("GEOSGeom_createCollection") { context in
            GEOSGeom_createCollection_r(context, Int32(GEOS_MULTILINESTRING.rawValue), &parts, count)
        }
    }

    private func line(_ lines: [Double], _ start: Int) throws(GEOSError) -> OpaquePointer {
        let sequence = try checked("GEOSCoordSeq_copyFromBuffer") { context in
            lines.withUnsafeBufferPointer { lines in
                GEOSCoordSeq_copyFromBuffer_r(context, lines.baseAddress.map { $0 + start }, 2, 0, 0)
            }
        }
        // The line owns the sequence, whether the call succeeds or not.
        return try checked("GEOSGeom_createLineString") { GEOSGeom_createLineString_r($0, sequence) }
    }
}
