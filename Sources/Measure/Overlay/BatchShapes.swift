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

    /// Loads a feature; `false` when a coordinate is not finite or out of range.
    package func load(_ feature: Int, into shape: inout PlaneShape) -> Bool {
        shape.load(feature, of: geometry, degrees: degrees, plane: plane)
    }
}
