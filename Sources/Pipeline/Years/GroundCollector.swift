import Aggregate
import LandModel

/// What was counted of a patch in one unit: all of it, or a part where its shape divides it among several.
struct CountedPiece {
    var key: BaseKey
    var landClass: String
    var net: SquareMetres
    /// Ridges.
    var deducted: SquareMetres
}

/// Puts the counted patches of one layer aside for a comparison with another year. One worker, one instance.
struct GroundCollector {
    /// Labels by number of the outcome, which says all that a whole patch counts under.
    private var labels: [Int32: Int32] = [:]

    /// - Parameters:
    ///   - outcome: number of what the texts of the patch amount to.
    ///   - unit: number of the unit of work among the run's.
    mutating func add(
        _ pieces: [CountedPiece], outcome: Int32, feature: Int64, row: Int, of unit: Int,
        _ placer: BatchPlacer,
        to ground: inout SurveyGround
    ) throws {
        let isDivided = pieces.count > 1
        for (number, piece) in pieces.enumerated() {
            let label: Int32
            if !isDivided, let known = labels[outcome], ground.sides[Int(known)].key == piece.key {
                label = known
            } else {
                label = ground.label(of: ChangeSide(key: piece.key, landClass: piece.landClass))
                labels[outcome] = label
            }
            var patch = GroundPatch(net: piece.net.hundredths, label: label)
            patch.ridges = piece.deducted.hundredths
            patch.feature = feature
            patch.unit = Int32(truncatingIfNeeded: unit)
            patch.part = isDivided ? Int32(truncatingIfNeeded: number + 1) : 0
            let key =
                isDivided ? try placer.key(of: row, in: piece.key.locationUnit) : placer.key(of: row)
            if let key { (patch.key, patch.isPlaced) = (key, true) }
            ground.add(patch)
        }
    }
}
