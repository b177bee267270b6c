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
