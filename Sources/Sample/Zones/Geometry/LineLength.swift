import Foundation
import LandModel

/// Lengths of lines on the ellipsoid, by Gauss's mid-latitude formula: for steps below a kilometre it differs from
/// the geodesic by less than a millionth of the step.
struct LineLength: Sendable {
    private let semiMajorAxis: Double
    private let eccentricitySquared: Double

    init(ellipsoid: Ellipsoid) {
        let flattening = ellipsoid.inverseFlattening == 0 ? 0 : 1 / ellipsoid.inverseFlattening
        semiMajorAxis = ellipsoid.semiMajorAxis
        eccentricitySquared = flattening * (2 - flattening)
    }

    /// Metres between two places in degrees.
    func metres(from start: Point, to end: Point) -> Double {
        let degree = Double.pi / 180
        let middle = (start.y + end.y) / 2 * degree
        let (sine, cosine) = (sin(middle), cos(middle))
        let w = 1 - eccentricitySquared * sine * sine
        let across = semiMajorAxis / w.squareRoot()
        let along = semiMajorAxis * (1 - eccentricitySquared) / (w * w.squareRoot())
        let (north, east) = ((end.y - start.y) * degree * along, (end.x - start.x) * degree * across * cosine)
        return (north * north + east * east).squareRoot()
    }
}
