import CGDAL

/// Turns coordinates of one system into another. Owns its handle; one thread at a time.
package final class CoordinateTransform {
    /// `nil` where source and target are one.
    private let owned: UnsafeMutableRawPointer?
    private var x: [Double] = []
    private var y: [Double] = []
    private var succeeded: [Int32] = []

    package init(from source: SpatialReference, to target: SpatialReference) throws(GDALError) {
        let (source, target) = (try source.handle(), try target.handle())
        owned = try Checked.handle("OCTNewCoordinateTransformation") {
            OCTNewCoordinateTransformation(source, target)
        }
    }

    private init() { owned = nil }

    /// To longitude and latitude in degrees on the source's own datum.
    package convenience init(toDegreesFrom source: SpatialReference) throws(GDALError) {
        if source.known == .cgcs2000 {
            self.init()
            return
        }
        try self.init(from: source, to: source.geographicBase())
    }

    deinit { if let owned { OCTDestroyCoordinateTransformation(owned) } }

    /// Transforms points in place, x and y in turn. Points that cannot be transformed become NaN in both
    /// coordinates; gives their number.
    package func transform(interleaved coordinates: inout [Double]) -> Int {
        coordinates.withUnsafeMutableBufferPointer { transform(interleaved: $0) }
    }

    /// The same on a part of an array.
    package func transform(interleaved coordinates: UnsafeMutableBufferPointer<Double>) -> Int {
        let count = coordinates.count / 2
        guard let owned else { return dropUnusable(coordinates) }
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

    private func dropUnusable(_ coordinates: UnsafeMutableBufferPointer<Double>) -> Int {
        var failed = 0
        for point in stride(from: 0, to: coordinates.count - 1, by: 2)
        where !coordinates[point].isFinite || !coordinates[point + 1].isFinite {
            (coordinates[point], coordinates[point + 1]) = (.nan, .nan)
            failed += 1
        }
        return failed
    }
}
