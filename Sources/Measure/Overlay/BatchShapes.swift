package import LandModel

/// The features of one batch as shapes of the plane, each made when it is asked for. Good for as long as the batch.
package struct BatchShapes: Sendable {
    private let geometry: GeometryColumn
    /// Longitude and latitude in turn, in the layout of `geometry`.
    private let degrees: [Double]
    package let plane: AreaPlane

    package init(geometry: GeometryColumn, degrees: [Double], plane: AreaPlane) {
        self.geometry = geometry
        self.degrees = degrees
        self.plane = plane
    }

    /// The same features in another plane: where a layer meets one that stands on another ellipsoid.
    package func inPlane(_ plane: AreaPlane) -> BatchShapes {
        BatchShapes(geometry: geometry, degrees: degrees, plane: plane)
    }

    /// Loads a feature; `false` when a coordinate is not finite or out of range.
    package func load(_ feature: Int, into shape: inout PlaneShape) -> Bool {
        shape.load(feature, of: geometry, degrees: degrees, plane: plane)
    }

    /// The polygons of a feature as rings of the plane, shell first; `nil` when a coordinate is not finite or out of range.
    package func polygons(of feature: Int) -> [[[GridPoint]]]? {
        var polygons: [[[GridPoint]]] = []
        for polygon in geometry.polygons(of: feature) {
            var rings: [[GridPoint]] = []
            for ring in geometry.rings(ofPolygon: polygon) {
                var points: [GridPoint] = []
                for vertex in geometry.vertices(ofRing: ring) {
                    guard
                        let point = plane.gridPoint(
                            longitude: degrees[2 * vertex], latitude: degrees[2 * vertex + 1])
                    else { return nil }
                    points.append(point)
                }
                rings.append(points)
            }
            polygons.append(rings)
        }
        return polygons
    }
}
