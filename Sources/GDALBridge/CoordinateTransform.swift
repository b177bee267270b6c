import CGDAL

/// Turns coordinates of one system into another. Owns its handle; one thread at a time.
package final class CoordinateTransform {
    private let owned: UnsafeMutableRawPointer
    private var x: [Double] = []
    private var y: [Double] = []
    private var succeeded: [Int32] = []

    package init(from source: SpatialReference, to target: SpatialReference) throws(GDALError) {
        owned = try Checked.handle("OCTNewCoordinateTransformation") {
            OCTNewCoordinateTransformation(source.owned, target.owned)
        }
    }

    /// To longitude and latitude in degrees on the source's own datum.
    package convenience init(toDegreesFrom source: SpatialReference) throws(GDALError) {
        try self.init(from: source, to: source.geographicBase())
    }

    deinit { OCTDestroyCoordinateTransformation(owned) }

    /// Transforms points in place, x and y in turn. Points that cannot be transformed become NaN in both
    /// coordinates; gives their number.
    package func transform(interleaved coordinates: inout [Double]) -> Int {
        coordinates.withUnsafeMutableBufferPointer { transform(interleaved: $0) }
    }

    /// The same on a part of an array.
    package func transform(interleaved coordinates: UnsafeMutableBufferPointer<Double>) -> Int {
        let count = coordinates.count / 2
        if x.count < count {
            x = Array(repeating: 0, count: count)
            y = x
            succeeded = Array(repeating: 0, count: count)
        }
        for point in 0..<count {
            x[point] = coordinates[2 * point]
            y[point] = coordinates[2 * point + 1]
        }
        // One failing point makes the whole call return FALSE, so the return value says nothing a point's
        // own flag does not.
        _ = Checked.collecting { OCTTransformEx(owned, Int32(count), &x, &y, nil, &succeeded) }
        var failed = 0
        for point in 0..<count {
            let good = succeeded[point] != 0 && x[point].isFinite && y[point].isFinite
            coordinates[2 * point] = good ? x[point] : .nan
            coordinates[2 * point + 1] = good ? y[point] : .nan
            if !good { failed += 1 }
        }
        return failed
    }
}
