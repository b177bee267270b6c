import Aggregate
import LandModel
import Measure

/// Recorded areas divided over pieces of ground.
enum PieceShares {
    /// An area in proportion to what the pieces measure; `nil` where one has no area.
    ///
    /// - Parameter pieces: polygons of closed rings in degrees.
    static func of(_ whole: SquareMetres, _ pieces: [[[Double]]], _ plane: AreaPlane) -> [SquareMetres]? {
        var weights: [Int64] = []
        for rings in pieces {
            guard let area = plane.twiceArea(ofRings: rings), area > .zero else { return nil }
            // In 0.0001 m²: fine enough to divide by, and small enough for any patch.
            weights.append(Int64(area.units / 200_000_000))
        }
        return Apportionment.parts(of: whole, weights: weights)
    }
}
