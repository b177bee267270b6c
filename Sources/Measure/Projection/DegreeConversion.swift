package import LandModel

/// Coordinates of a source as longitude and latitude in degrees, for maps and places in findings.
package struct DegreeConversion: Sendable {
    private let conversion: AngleConversion

    /// A `transformed` source comes in degrees already.
    package init(_ coordinates: CoordinateModel) {
        conversion = AngleConversion(coordinates: coordinates, options: MeasureOptions())
    }

    /// Longitude and latitude in turn; NaN where there is no place on the ellipsoid.
    package func degrees(_ coordinates: [Double]) -> [Double] {
        // Its tiles are a cache: a copy keeps this value one that threads can share.
        var conversion = conversion
        var degrees: [Double] = []
        conversion.convert(coordinates, into: &degrees)
        return degrees
    }
}
