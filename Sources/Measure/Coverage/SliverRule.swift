package import LandModel

/// When a piece of ground is too small or too thin to be meant.
package struct SliverRule: Sendable, Equatable {
    /// Smaller than this is a sliver: by default 10 m², far below the smallest patch that the survey draws (200 m²).
    package var area: SquareMetres
    /// Thinner on average than this is a sliver, in metres: twice the area over the perimeter.
    package var width: Double

    package init(area: SquareMetres = SquareMetres(hundredths: 1_000), width: Double = 0.2) {
        self.area = area
        self.width = width
    }

    /// Whether a shape is a sliver.
    package func applies(to shape: borrowing PlaneShape, plane: AreaPlane) -> Bool {
        guard shape.twiceArea.units > 0 else { return false }
        // 0.01 m² is 2e10 units.
        if shape.twiceArea.units < Int128(area.hundredths) &* 20_000_000_000 { return true }
        // No edge is longer than its shape's box, and between 0° and 60° no length on the ground is more than twice that
        // in the plane.
        let reach = Int128(shape.edges.count) &* Int128(shape.box.width &+ shape.box.height) &* 2
        if shape.twiceArea.units >= reach &* Int128(Int64(width * 1e6) &+ 1) { return false }
        return meanWidth(shape, plane: plane) < width
    }

    /// Twice the area over the perimeter on the ground, in metres.
    package func meanWidth(_ shape: borrowing PlaneShape, plane: AreaPlane) -> Double {
        let perimeter = GroundScale(plane, shape.box).perimeter(shape.edges)
        guard perimeter > 0 else { return 0 }
        return Double(shape.twiceArea.units) / 1e6 / Double(perimeter)
    }
}
