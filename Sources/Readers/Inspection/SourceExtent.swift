/// The box of a layer in its own coordinates.
package struct SourceExtent: Sendable, Hashable, Codable {
    package var minimumX: Double
    package var minimumY: Double
    package var maximumX: Double
    package var maximumY: Double

    package init(minimumX: Double, minimumY: Double, maximumX: Double, maximumY: Double) {
        self.minimumX = minimumX
        self.minimumY = minimumY
        self.maximumX = maximumX
        self.maximumY = maximumY
    }

    package var isFinite: Bool {
        minimumX.isFinite && minimumY.isFinite && maximumX.isFinite && maximumY.isFinite
    }

    /// The box with x and y exchanged.
    var swapped: SourceExtent {
        SourceExtent(minimumX: minimumY, minimumY: minimumX, maximumX: maximumY, maximumY: maximumX)
    }

    /// The box and its middle, as interleaved points: corners first, middle last.
    var points: [Double] {
        [
            minimumX, minimumY, maximumX, minimumY, maximumX, maximumY, minimumX, maximumY,
            (minimumX + maximumX) / 2, (minimumY + maximumY) / 2,
        ]
    }
}

/// A box in degrees of longitude and latitude.
package struct GeographicBox: Sendable, Hashable, Codable {
    package var west: Double
    package var south: Double
    package var east: Double
    package var north: Double

    package init(west: Double, south: Double, east: Double, north: Double) {
        self.west = west
        self.south = south
        self.east = east
        self.north = north
    }

    func contains(_ longitude: Double, _ latitude: Double, margin: Double) -> Bool {
        longitude >= west - margin && longitude <= east + margin && latitude >= south - margin
            && latitude <= north + margin
    }
}
