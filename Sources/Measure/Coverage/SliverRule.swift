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
        let outline = BatchBalance.Outline(
            twiceArea: shape.twiceArea, box: shape.box, vertices: shape.edges.count)
        return mayApply(to: outline) && (isSmall(shape.twiceArea) || meanWidth(shape, plane: plane) < width)
    }

    /// Whether a shape has to be looked at: nearly none has.
    package func mayApply(to outline: BatchBalance.Outline) -> Bool {
        guard outline.twiceArea.units > 0 else { return false }
        if isSmall(outline.twiceArea) { return true }
        // No edge is longer than its shape's box, and between 0° and 60° no length on the ground is more than twice that
        // in the plane.
        let reach = Int128(outline.vertices) &* Int128(outline.box.width &+ outline.box.height) &* 2
        return outline.twiceArea.units < reach &* Int128(Int64(width * 1e6) &+ 1)
    }

    /// 0.01 m² is 2e10 units.
    private func isSmall(_ twiceArea: TwiceArea) -> Bool {
        twiceArea.units < Int128(area.hundredths) &* 20_000_000_000
    }

    /// Twice the area over the perimeter on the ground, in metres.
    package func meanWidth(_ shape: borrowing PlaneShape, plane: AreaPlane) -> Double {
        let perimeter = GroundScale(plane, shape.box).perimeter(shape.edges)
        guard perimeter > 0 else { return 0 }
        return Double(shape.twiceArea.units) / 1e6 / Double(perimeter)
    }
}
