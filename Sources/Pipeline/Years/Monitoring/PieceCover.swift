import Aggregate
import LandModel
import Measure

/// A piece of ground that changed, and what of it lies in each of some zones.
struct CoveredPiece: Sendable {
    var piece: ChangePiece
    /// Number of its stretch.
    var stretch: Int
    var isSliver: Bool
    /// By number of the zone, in whole 0.01 m²: inside and outside are the piece exactly.
    var inside: [SquareMetres]
}

/// Lays the ground that changed over zones. A piece is divided in the proportions of its stretch's shape; one without a
/// shape lies outside.
enum PieceCover {
    static func pieces(
        of stretches: [ChangedStretch], over zones: [ZoneSet], workers: Workers
    ) throws -> [CoveredPiece] {
        let size = 256
        let runs = stride(from: 0, to: stretches.count, by: size).map {
            $0..<min($0 + size, stretches.count)
        }
        return try workers.run(
            runs, makeState: { CoverState(covers: zones.map { ZoneCover($0) }) },
            body: { state, run in
                let pieces = run.flatMap { Self.pieces(of: stretches[$0], number: $0, state.covers) }
                state.found.append((run.lowerBound, pieces))
            }, finish: { $0.found }
        ).flatMap { $0 }.sorted { $0.first < $1.first }.flatMap(\.pieces)
    }

    private struct CoverState {
        let covers: [ZoneCover]
        var found: [(first: Int, pieces: [CoveredPiece])] = []
    }

    private static func pieces(
        of stretch: ChangedStretch, number: Int, _ covers: [ZoneCover]
    ) -> [CoveredPiece] {
        let shape = covers.isEmpty ? PlaneShape() : PlaneShape(stretch.polygons)
        var column = ShareColumn()
        for cover in covers {
            if shape.isEmpty {
                cover.coverNothing(into: &column)
            } else {
                cover.cover(shape, into: &column)
            }
        }
        return stretch.pieces.map { piece in
            let total = piece.record.area.hundredths
            let inside = covers.indices.map { zone -> SquareMetres in
                let share = column.parts(of: zone).first?.share ?? 0
                return SquareMetres(
                    hundredths: Apportionment.part(
                        of: total, weight: share, whole: column.wholes[zone]))
            }
            return CoveredPiece(
                piece: piece, stretch: number, isSliver: stretch.isSliver, inside: inside)
        }
    }
}
