import GDALBridge
import LandModel

/// Turns the coordinates of a source that is neither in degrees nor Gauss-Krüger into degrees, batch by batch; leaves all
/// others as they are. One worker, one instance.
struct SourceTransform {
    private let transform: CoordinateTransform?

    init(_ source: SourceLayer) throws {
        if case .transformed(let wkt, _) = source.coordinates {
            transform = try CoordinateTransform(toDegreesFrom: SpatialReference(wkt: wkt))
        } else {
            transform = nil
        }
    }

    func apply(_ batch: inout FeatureBatch) {
        _ = transform?.transform(interleaved: &batch.geometry.coordinates)
    }
}
