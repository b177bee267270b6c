import GDALBridge

extension Extent {
    /// The box with x and y exchanged.
    var swapped: Extent {
        Extent(minimumX: minimumY, minimumY: minimumX, maximumX: maximumY, maximumY: maximumX)
    }

    /// The box and its middle, as interleaved points: corners first, middle last.
    var points: [Double] {
        [
            minimumX, minimumY, maximumX, minimumY, maximumX, maximumY, minimumX, maximumY,
            (minimumX + maximumX) / 2, (minimumY + maximumY) / 2,
        ]
    }
}
