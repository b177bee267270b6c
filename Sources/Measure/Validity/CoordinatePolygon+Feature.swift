import GEOSBridge
import LandModel

extension CoordinatePolygon {
    /// The polygons of one feature with their rings closed, as delivered otherwise.
    static func polygons(of feature: Int, in geometry: GeometryColumn) -> [CoordinatePolygon] {
        geometry.polygons(of: feature).map { polygon in
            CoordinatePolygon(
                rings: geometry.rings(ofPolygon: polygon).map { ring in
                    let vertices = geometry.vertices(ofRing: ring)
                    var numbers = Array(
                        geometry.coordinates[2 * vertices.lowerBound..<2 * vertices.upperBound])
                    if numbers.prefix(2) != numbers.suffix(2) { numbers += numbers.prefix(2) }
                    return numbers
                })
        }
    }
}

extension GeometryColumn {
    /// A column of one feature.
    init(_ polygons: [CoordinatePolygon]) {
        self.init()
        for polygon in polygons {
            for ring in polygon.rings {
                coordinates += ring
                finishRing()
            }
            finishPolygon()
        }
        finishFeature(polygons.count > 1 ? .multiPolygon : .polygon)
    }
}
