package import LandModel

/// The one plane in which every area is measured.
///
///     x = longitude · S        y = F(B) / S        F(B) = b² ∫ cos B / (1 − e² sin² B)² dB
///
/// With L the longitude in radians, the trapezoid rule of the national land survey (国土调查办发〔2008〕32号,
/// formula 2 with its polygon procedure) is ∫ F dL, so a planar area of this plane *is* the ellipsoidal area of
/// the regulation in m², and pieces of a polygon add up to it. Edges are straight in this plane, as in the
/// regulation: no edge is densified. Against geodesic edges the difference grows with the square of the edge's
/// length: nothing for 100 m squares, 4e-7 of the area for hexagons with edges of 200 m and 2e-6 for ragged rings of
/// that size, up to 1.2e-4 for oblique edges of 3 km.
///
/// Coordinates are whole micrometres, absolute (no local origin), so that a vertex that two patches share is the
/// same point wherever it is read. S is one constant, chosen so that shapes keep their aspect near 30° N.
///
/// F comes from a Taylor polynomial of degree 3 about the nearest of 11,521 latitudes 1/64° apart. Errors before
/// rounding to 1 µm: truncation ≤ 1.1e-4 µm, the node's value 5e-4 µm, the last addition 5e-4 µm; below
/// 0.002 µm together. Rounding moves a vertex by ≤ 0.5 µm in x and y, hence a ring of perimeter p by less than
/// p · 0.71 µm: 0.001 m² for 1.4 km.
package struct AreaPlane: Sendable {
    /// The length of a degree of longitude in the plane: 96.48 km, as on the ground near 30° N.
    package static let micrometresPerDegree = 96_480_000_000.0
    /// Nodes of the table per degree of latitude.
    static let nodesPerDegree = 64
    /// Index of the equator's node; nodes run from −90° to 90°.
    static let equator = 90 * nodesPerDegree

    package let ellipsoid: Ellipsoid
    /// Four coefficients a node: value in µm, then the first three Taylor coefficients per degree.
    let nodes: [SIMD4<Double>]

    /// Builds the table, about a millisecond; copies share it.
    package init(ellipsoid: Ellipsoid) {
        self.ellipsoid = ellipsoid
        nodes = AreaFunction(ellipsoid: ellipsoid).table()
    }

    /// The grid point of a position in degrees; `nil` when a number is not finite or outside ±180°, ±90°.
    package func gridPoint(longitude: Double, latitude: Double) -> GridPoint? {
        nodes.withUnsafeBufferPointer { RingKernel.gridPoint(SIMD2(longitude, latitude), nodes: $0) }
    }

    /// Twice the signed area of a ring given as longitude and latitude in turn, counter-clockwise positive; the
    /// ends are joined. `nil` when a coordinate is not finite or out of range.
    package func twiceArea(ofRing degrees: [Double]) -> TwiceArea? {
        nodes.withUnsafeBufferPointer { nodes in
            degrees.withUnsafeBufferPointer { degrees in
                RingKernel.measure(degrees, vertices: 0..<degrees.count / 2, nodes: nodes)?.twiceArea
            }
        }
    }
}
