import LandModel
import Measure

extension AreaPlane {
    /// Polygons of the plane in degrees, rings closed.
    func degrees(_ polygons: [[[GridPoint]]]) -> [[[Double]]] {
        polygons.map { polygon in
            polygon.map { ring in
                (ring + ring.prefix(1)).flatMap { point -> [Double] in
                    let place = degrees(point)
                    return [place.longitude, place.latitude]
                }
            }
        }
    }
}
