import LandModel

/// The vertices of a batch as places: degrees, and points of the plane.
struct BatchPlaces: Sendable {
    private let plane: AreaPlane
    private var conversion: AngleConversion
    private var degrees: [Double] = []

    init(coordinates: CoordinateModel, options: MeasureOptions, plane: AreaPlane?) {
        let ellipsoid = coordinates.ellipsoid
        if let plane, plane.ellipsoid == ellipsoid {
            self.plane = plane
        } else {
            self.plane = AreaPlane(ellipsoid: ellipsoid)
        }
        conversion = AngleConversion(coordinates: coordinates, options: options)
    }

    mutating func convert(_ geometry: GeometryColumn) {
        if conversion.isIdentity {
            degrees = geometry.coordinates
        } else {
            conversion.convert(geometry.coordinates, into: &degrees)
        }
    }

    /// Why a feature of the batch has no place.
    func faults(_ row: Int, of geometry: GeometryColumn) -> PlaceFlags {
        var flags: PlaceFlags = []
        for part in geometry.parts(of: row) {
            for vertex in geometry.vertices(ofRing: part) where point(vertex) == nil {
                let given = geometry.coordinates[2 * vertex...2 * vertex + 1]
                if !given.allSatisfy(\.isFinite) { return .coordinateNotFinite }
                flags = .coordinateOutOfRange
            }
        }
        return flags
    }

    /// Hands over vertices that have a place.
    func visit(_ vertices: Range<Int>, _ body: (SIMD2<Double>, GridPoint) -> Void) {
        for vertex in vertices {
            guard let point = point(vertex) else { continue }
            body(SIMD2(degrees[2 * vertex], degrees[2 * vertex + 1]), point)
        }
    }

    private func point(_ vertex: Int) -> GridPoint? {
        plane.gridPoint(longitude: degrees[2 * vertex], latitude: degrees[2 * vertex + 1])
    }
}
