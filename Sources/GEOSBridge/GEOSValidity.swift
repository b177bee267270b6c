/// What the library says of a polygon by the OGC rules.
package enum GEOSValidity: Sendable, Equatable {
    case valid
    /// The first fault found, in the library's words (`Self-intersection`), and where; NaN without a place.
    case invalid(reason: String, x: Double, y: Double)
}

/// What a repair left.
package struct RepairedPolygons: Sendable, Equatable {
    package var polygons: [CoordinatePolygon] = []
    /// Whether parts collapsed to lines or points, which are not among the polygons.
    package var hasDroppedParts = false

    package init() {}
}
