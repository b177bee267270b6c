/// The box the lattice is laid over, in degrees.
package struct Extent: Sendable, Hashable, Codable {
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

    /// Metres in a degree about 24.7° N, good enough to lay out square cells and round numbers of counties.
    static let metresPerDegreeEast = 101_200.0
    static let metresPerDegreeNorth = 110_780.0

    var widthInMetres: Double { (east - west) * Self.metresPerDegreeEast }
    var heightInMetres: Double { (north - south) * Self.metresPerDegreeNorth }
}
