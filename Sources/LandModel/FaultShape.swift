/// A finding with the ground it is about.
package struct FaultShape: Sendable, Equatable {
    package var finding: Finding
    /// Polygons of rings, shell first; longitude and latitude in degrees in turn, closing vertex included. Empty
    /// where there is nothing to draw.
    package var polygons: [[[Double]]]

    package init(_ finding: Finding, polygons: [[[Double]]] = []) {
        self.finding = finding
        self.polygons = polygons
    }
}
