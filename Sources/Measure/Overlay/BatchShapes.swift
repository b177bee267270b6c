package import LandModel

/// The features of one batch as shapes of the plane, each made when it is asked for. Good for as long as the batch.
package struct BatchShapes: Sendable {
    let geometry: GeometryColumn
    /// Longitude and latitude in turn, in the layout of `geometry`.
    let degrees: [Double]
    /// `nil` where it has not been made, or a vertex has no place.
    let placed: Placed?
    package let plane: AreaPlane

    /// A batch on the grid.
    struct Placed: Sendable {
        /// Of the vertices, and perhaps more.
        var points: [GridPoint]
        /// Signed, counter-clockwise positive, by ring.
        var ringAreas: [TwiceArea]
    }

    package init(geometry: GeometryColumn, degrees: [Double], plane: AreaPlane) {
        self.init(geometry: geometry, degrees: degrees, placed: nil, plane: plane)
    }

    init(geometry: GeometryColumn, degrees: [Double], placed: Placed?, plane: AreaPlane) {
        self.geometry = geometry
        self.degrees = degrees
        self.placed = placed
        self.plane = plane
    }

    /// The same features in another plane: where a layer meets one that stands on another ellipsoid.
    package func inPlane(_ plane: AreaPlane) -> BatchShapes {
        plane.ellipsoid == self.plane.ellipsoid
            ? self : BatchShapes(geometry: geometry, degrees: degrees, plane: plane)
    }

    /// A box around a feature, at most 1 µm larger on each side; `nil` without one. Of sound features only: a
    /// coordinate that is no number would not show.
    ///
    /// Both coordinates of the plane grow with the angle they come from, so the corners say it all.
    package func box(of feature: Int) -> PlaneBox? {
        let polygons = geometry.polygons(of: feature)
        guard let first = polygons.first, let last = polygons.last,
            let firstRing = geometry.rings(ofPolygon: first).first,
            let lastRing = geometry.rings(ofPolygon: last).last
        else { return nil }
        let start = geometry.vertices(ofRing: firstRing).lowerBound
        let end = geometry.vertices(ofRing: lastRing).upperBound
        guard start < end else { return nil }
        let (low, high) = degrees.withUnsafeBytes { bytes in
            let stride = MemoryLayout<SIMD2<Double>>.stride
            var low = bytes.loadUnaligned(fromByteOffset: start &* stride, as: SIMD2<Double>.self)
            var high = low
            var offset = (start &+ 1) &* stride
            while offset < end &* stride {
                let pair = bytes.loadUnaligned(fromByteOffset: offset, as: SIMD2<Double>.self)
                low.replace(with: pair, where: pair .< low)
                high.replace(with: pair, where: pair .> high)
                offset &+= stride
            }
            return (low, high)
        }
        guard let lower = plane.gridPoint(longitude: low.x, latitude: low.y),
            let upper = plane.gridPoint(longitude: high.x, latitude: high.y)
        else { return nil }
        return PlaneBox(minX: lower.x, minY: lower.y, maxX: upper.x, maxY: upper.y).expanded(by: 1)
    }

    /// Loads a feature; `false` when a coordinate is not finite or out of range.
    package func load(_ feature: Int, into shape: inout PlaneShape) -> Bool {
        guard let placed else {
            return shape.load(feature, of: geometry, degrees: degrees, plane: plane)
        }
        shape.load(feature, of: geometry, placed: placed)
        return true
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
