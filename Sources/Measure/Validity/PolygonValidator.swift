package import GEOSBridge
package import LandModel

/// A polygon that breaks the OGC rules.
package struct PolygonFault: Sendable, Equatable {
    /// Number of the feature in its batch.
    package var feature: Int
    /// The first fault found, in GEOS's words (`Self-intersection`, `Hole lies outside shell`).
    package var reason: String
    /// Where, when a place is known.
    package var place: Finding.Place?

    package init(feature: Int, reason: String, place: Finding.Place?) {
        self.feature = feature
        self.reason = reason
        self.place = place
    }
}

/// Checks polygons fully: rings closed up and simple, holes inside their shells and not nested, parts apart.
///
/// Most features are certified here, by statements about the delivered coordinates that rounding cannot change; what
/// touches, crosses or is too close to call is decided by GEOS, which also gives the reason. The verdict
/// is therefore always GEOS's own for the same coordinates. Rings that are not closed are judged with their ends joined;
/// a multi-part feature as a multi-polygon. One worker, one instance.
package final class PolygonValidator {
    /// Features that GEOS had to decide so far.
    package private(set) var decidedByGEOS = 0
    private var conversion: AngleConversion
    private let vertices = RingVertices()
    private let screen = BoxScreen()
    private let context: GEOSContext

    /// - Parameter coordinates: what the batches' coordinates are, for the places of faults.
    package init(coordinates: CoordinateModel) throws(GEOSError) {
        conversion = AngleConversion(coordinates: coordinates, options: MeasureOptions())
        context = try GEOSContext()
    }

    /// The faults of a batch, in the order of its features; features without polygons have none.
    package func faults(in geometry: GeometryColumn) throws(GEOSError) -> [PolygonFault] {
        var faults: [PolygonFault] = []
        for feature in 0..<geometry.count where geometry.states[feature].isMeasurable {
            if let fault = try fault(of: feature, in: geometry) { faults.append(fault) }
        }
        return faults
    }

    /// The fault of one feature, `nil` when it is valid.
    package func fault(of feature: Int, in geometry: GeometryColumn) throws(GEOSError) -> PolygonFault? {
        if isCertified(feature, in: geometry) { return nil }
        decidedByGEOS += 1
        let polygons = CoordinatePolygon.polygons(of: feature, in: geometry)
        for ring in polygons.lazy.flatMap(\.rings) {
            if let bad = ring.firstIndex(where: { !$0.isFinite }) {
                let other = ring[bad ^ 1]
                let pair = bad % 2 == 0 ? (ring[bad], other) : (other, ring[bad])
                return PolygonFault(
                    feature: feature, reason: "Invalid Coordinate", place: place(pair.0, pair.1))
            }
            if ring.count < 8 {
                let point = ring.count < 2 ? (.nan, .nan) : (ring[0], ring[1])
                return PolygonFault(
                    feature: feature, reason: "Too few points in geometry component",
                    place: place(point.0, point.1))
            }
        }
        switch try PolygonGeometry(polygons, context: context).validity() {
        case .valid: return nil
        case .invalid(let reason, let x, let y):
            return PolygonFault(feature: feature, reason: reason, place: place(x, y))
        }
    }

    private func isCertified(_ feature: Int, in geometry: GeometryColumn) -> Bool {
        let polygons = geometry.polygons(of: feature)
        if polygons.count == 1 {
            let rings = geometry.rings(ofPolygon: polygons.lowerBound)
            if rings.count == 1 {
                let ring = geometry.vertices(ofRing: rings.lowerBound)
                if geometry.coordinates.withUnsafeBytes({ StarScreen.isStar($0, vertices: ring) }) {
                    return true
                }
            }
        }
        guard vertices.load(geometry, feature: feature) else { return false }
        if vertices.count <= BoxScreen.limit, vertices.rings.count <= 16 {
            return screen.areRingsSimple(vertices) && RingNesting.isProper(vertices)
        }
        return RingSweep.isValid(vertices)
    }

    private func place(_ x: Double, _ y: Double) -> Finding.Place? {
        guard x.isFinite, y.isFinite else { return nil }
        var degrees: [Double] = []
        conversion.convert([x, y], into: &degrees)
        guard degrees.allSatisfy(\.isFinite) else { return nil }
        return Finding.Place(longitude: degrees[0], latitude: degrees[1])
    }
}

extension GeometryState {
    /// Whether a feature of this state has polygons to measure.
    var isMeasurable: Bool {
        switch self {
        case .polygon, .multiPolygon, .linearisedCurve: true
        case .null, .empty, .notPolygonal, .corrupt, .points, .lines, .linearisedLines, .otherKind: false
        }
    }
}
