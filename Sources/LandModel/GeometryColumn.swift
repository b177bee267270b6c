/// The shapes of many features in flat arrays, in the coordinates of the source.
///
/// A feature is a run of polygons, a polygon a run of rings (shell first, then holes), a ring a run of
/// vertices. Rings stand as delivered, closing vertex included, so that a ring that is not closed can be told.
///
/// Lines and points (`GeometryKind`) use the same arrays: a feature with a shape is one run of parts where polygons
/// have rings, each part of a line one of them, all points of a feature together one. Their states tell them from
/// polygons, so that code for polygons refuses them.
package struct GeometryColumn: Sendable {
    /// x and y in turn, two numbers a vertex; x is easting or longitude.
    package var coordinates: [Double] = []
    /// Number of vertices up to the end of each ring.
    package var ringEnds: [Int32] = []
    /// Number of rings up to the end of each polygon.
    package var polygonEnds: [Int32] = []
    /// Number of polygons up to the end of each feature.
    package var featureEnds: [Int32] = []
    /// What the reader found, by feature.
    package var states: [GeometryState] = []

    package init() {}

    package var count: Int { featureEnds.count }

    package func polygons(of feature: Int) -> Range<Int> {
        (feature == 0 ? 0 : Int(featureEnds[feature - 1]))..<Int(featureEnds[feature])
    }
    package func rings(ofPolygon polygon: Int) -> Range<Int> {
        (polygon == 0 ? 0 : Int(polygonEnds[polygon - 1]))..<Int(polygonEnds[polygon])
    }
    package func vertices(ofRing ring: Int) -> Range<Int> {
        (ring == 0 ? 0 : Int(ringEnds[ring - 1]))..<Int(ringEnds[ring])
    }

    /// Parts of a feature of lines, or the run of its points.
    package func parts(of feature: Int) -> Range<Int> {
        let polygons = polygons(of: feature)
        let start = polygons.lowerBound == 0 ? 0 : Int(polygonEnds[polygons.lowerBound - 1])
        return start..<(polygons.isEmpty ? start : Int(polygonEnds[polygons.upperBound - 1]))
    }

    @inline(__always) package mutating func finishRing() {
        ringEnds.append(Int32(truncatingIfNeeded: coordinates.count / 2))
    }
    @inline(__always) package mutating func finishPolygon() {
        polygonEnds.append(Int32(truncatingIfNeeded: ringEnds.count))
    }
    @inline(__always) package mutating func finishFeature(_ state: GeometryState) {
        featureEnds.append(Int32(truncatingIfNeeded: polygonEnds.count))
        states.append(state)
    }

    package mutating func removeAll() {
        coordinates.removeAll(keepingCapacity: true)
        ringEnds.removeAll(keepingCapacity: true)
        polygonEnds.removeAll(keepingCapacity: true)
        featureEnds.removeAll(keepingCapacity: true)
        states.removeAll(keepingCapacity: true)
    }
}

/// What a reader can say of one geometry without measuring it.
package enum GeometryState: UInt8, Sendable {
    case polygon
    /// Several polygons in one record; allowed, told as a finding where the layer's rule forbids it.
    case multiPolygon
    /// Arcs were replaced by chords of the recorded tolerance.
    case linearisedCurve
    case null
    case empty
    /// A point, line or collection without area.
    case notPolygonal
    /// The record could not be decoded (short, wrong counts).
    case corrupt
    /// One or more points, of a layer read as points.
    case points
    /// One or more lines, of a layer read as lines.
    case lines
    /// Lines whose arcs were replaced by chords.
    case linearisedLines
    /// In a layer read as points or lines, a shape that is something else.
    case otherKind
}

/// What the features of a layer are read as: decided when it is inspected, one kind a layer.
package enum GeometryKind: String, Sendable, CaseIterable, Hashable, Codable {
    case polygons
    case lines
    case points
}
