import CPROJ
import Foundation
import LandModel

extension GeometryColumn {
    /// One feature of polygons of rings of (x, y).
    mutating func append(_ polygons: [[[(Double, Double)]]], state: GeometryState? = nil) {
        for polygon in polygons {
            for ring in polygon {
                for (x, y) in ring { coordinates += [x, y] }
                finishRing()
            }
            finishPolygon()
        }
        finishFeature(state ?? (polygons.count > 1 ? .multiPolygon : .polygon))
    }

    init(_ polygons: [[[(Double, Double)]]]) {
        self.init()
        append(polygons)
    }
}

/// A random star-shaped ring, closed, counter-clockwise, around a centre in degrees; radius in metres.
func starRing<G: RandomNumberGenerator>(
    longitude: Double, latitude: Double, radius: Double, vertices: Int, using generator: inout G
) -> [(Double, Double)] {
    let north = radius / 111_000
    let east = north / cos(latitude * .pi / 180)
    var ring = (0..<vertices).map { index in
        let angle = 2 * Double.pi * Double(index) / Double(vertices)
        let reach = Double.random(in: 0.6...1, using: &generator)
        return (longitude + east * reach * cos(angle), latitude + north * reach * sin(angle))
    }
    ring.append(ring[0])
    return ring
}

/// Area of a ring with geodesic edges by PROJ's copy of GeographicLib, m²; positive counter-clockwise.
func geodesicArea(_ ring: [(Double, Double)], ellipsoid: Ellipsoid = .cgcs2000) -> Double {
    var geodesic = geod_geodesic()
    geod_init(&geodesic, ellipsoid.semiMajorAxis, 1 / ellipsoid.inverseFlattening)
    var polygon = geod_polygon()
    geod_polygon_init(&polygon, 0)
    for (longitude, latitude) in ring.dropLast() {
        geod_polygon_addpoint(&geodesic, &polygon, latitude, longitude)
    }
    var area = 0.0
    var perimeter = 0.0
    _ = geod_polygon_compute(&geodesic, &polygon, 0, 1, &area, &perimeter)
    return area
}

func vectorFile(_ name: String) throws -> Data {
    let url = Bundle.module.resourceURL?.appendingPathComponent("Vectors/\(name)")
    return try Data(contentsOf: url ?? URL(fileURLWithPath: name))
}
