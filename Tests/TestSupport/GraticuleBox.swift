import Foundation

/// A rectangle of longitudes and latitudes, in units of a thousandth of a degree so that neighbours share their
/// corners to the last bit.
package struct GraticuleBox: Sendable, Hashable {
    package var west: Int
    package var south: Int
    package var east: Int
    package var north: Int

    package init(west: Int, south: Int, east: Int, north: Int) {
        self.west = west
        self.south = south
        self.east = east
        self.north = north
    }

    /// Closed, clockwise from the lower left corner: x and y in turn, degrees.
    package var ring: [Double] {
        let (x0, y0) = (Double(west) / 1000, Double(south) / 1000)
        let (x1, y1) = (Double(east) / 1000, Double(north) / 1000)
        return [x0, y0, x0, y1, x1, y1, x1, y0, x0, y0]
    }

    /// Area on CGCS2000 in hundredths of a square metre, by the closed formula of the zone between two parallels:
    /// b²/2 · Δλ · [sin φ / (1 − e² sin² φ) + 1/(2e) · ln((1 + e sin φ) / (1 − e sin φ))] from south to north
    /// (Snyder 1987, 3-12). Independent of the series and the polygons of the program.
    package var hundredths: Int64 {
        let (a, f) = (6_378_137.0, 1 / 298.257222101)
        let (b, e2) = (a * (1 - f), f * (2 - f))
        let e = e2.squareRoot()
        func zone(_ thousandths: Int) -> Double {
            let s = sin(Double(thousandths) / 1000 * .pi / 180)
            return s / (1 - e2 * s * s) + log((1 + e * s) / (1 - e * s)) / (2 * e)
        }
        let width = Double(east - west) / 1000 * .pi / 180
        return Int64((b * b / 2 * width * (zone(north) - zone(south)) * 100).rounded())
    }
}
