import GDALBridge

extension Extent {
    /// The box and its middle, as interleaved points: corners first, middle last.
    var points: [Double] {
        [
            minimumX, minimumY, maximumX, minimumY, maximumX, maximumY, minimumX, maximumY,
            (minimumX + maximumX) / 2, (minimumY + maximumY) / 2,
        ]
    }
}
