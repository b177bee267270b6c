import Aggregate
import LandModel
import Measure

/// The ground of two years as the tables of monitoring ask for it.
struct ChangeGround: Sendable {
    /// All ground, changed or not.
    var whole: MovementBook
    /// Changed ground inside each of the zones it was laid over.
    var inside: [MovementBook]
    /// By the base tables of the two surveys.
    var opening: StockBook
    var closing: StockBook
    var pieces: [CoveredPiece]

    /// - Parameter pieces: all of the change's, in order.
    init(
        _ change: YearChange, _ pieces: [CoveredPiece], zones: Int,
        opening: some Sequence<BaseRecord>, closing: some Sequence<BaseRecord>, levels: [DistrictLevel]
    ) {
        whole = MovementBook(levels: levels)
        inside = Array(repeating: MovementBook(levels: levels), count: zones)
        self.opening = StockBook(opening, levels: levels)
        self.closing = StockBook(closing, levels: levels)
        self.pieces = pieces
        for record in change.records where record.isUnchanged {
            whole.add(record, isSliver: false, area: record.area)
        }
        for piece in pieces {
            whole.add(piece.piece.record, isSliver: piece.isSliver, area: piece.piece.record.area)
            for (zone, area) in piece.inside.enumerated() {
                inside[zone].add(piece.piece.record, isSliver: piece.isSliver, area: area)
            }
        }
    }
}
