import LandModel
import Measure

/// A shape of five to nine corners about a place, of a given area.
struct SizedShape {
    let plane: AreaPlane
    let hash: StableHash

    /// Closed, counter-clockwise, in degrees; its area differs from the one asked by coordinates of 1e-9° only.
    ///
    /// - Parameter salt: tells shapes apart.
    func ring(around centre: Point, area wanted: SquareMetres, salt: Int) -> [Double] {
        let corners = corners(salt)
        func ring(_ metres: Double) -> [Double] {
            var ring = corners.flatMap { corner in
                [
                    Lattice.rounded(centre.x + metres * corner.x / Extent.metresPerDegreeEast),
                    Lattice.rounded(centre.y + metres * corner.y / Extent.metresPerDegreeNorth),
                ]
            }
            RingTracer.close(&ring)
            return ring
        }
        let target = TwiceArea(units: Int128(wanted.hundredths) * 20_000_000_000)
        var (low, high) = (0.0, 4 * Double(max(wanted.hundredths, 1)).squareRoot())
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if (plane.twiceArea(ofRing: ring(middle)) ?? .zero) < target {
                low = middle
            } else {
                high = middle
            }
        }
        return ring(high)
    }

    /// The farthest that a shape of an area reaches from its centre, in metres, with room to spare.
    static func reach(area: SquareMetres) -> Double { 1.3 * (Double(area.hundredths) / 100).squareRoot() }

    /// On the square |x| + |y| = 1, walked evenly: no library's cosine. None is nearer than 0.75 of the way.
    private func corners(_ salt: Int) -> [Point] {
        let count = 5 + hash.below(5, salt, 30)
        return (0..<count).map { number in
            let turn = (Double(number) + 0.4 * hash.unit(salt, 40 + number)) / Double(count) * 4
            let (side, along) = (Int(turn), turn - turn.rounded(.down))
            let square = [(1.0, 0.0), (0, 1), (-1, 0), (0, -1), (1, 0)]
            let length = 0.75 + 0.25 * hash.unit(salt, 60 + number)
            return Point(
                x: length * (square[side].0 * (1 - along) + square[side + 1].0 * along),
                y: length * (square[side].1 * (1 - along) + square[side + 1].1 * along))
        }
    }
}
