import Aggregate
import LandModel
import Measure
import Readers

/// Compares two years patch by patch: patches of one shape are partners, and only what is left is laid over one another.
///
/// Both years have been read once, keeping 64 bytes a patch; whoever read them knows where the shapes of patches without a
/// partner come from. Every stretch of ground goes into a book, whichever it is: the table of `change`, or all records.
struct ChangeEngine: Sendable {
    let workers: Workers
    /// Mean width in metres below which a piece that changes is a sliver.
    let sliverWidth: Double

    /// What the comparison found, beside the book.
    struct Comparison: Sendable {
        var pairs: [Partners.Pair]
        /// The patches without a partner, and how they were divided.
        var rest: RestOfYears
        var before: GroundSplit
        var after: GroundSplit
        var pieces: [GroundPiece]
    }

    /// Pairs of partners that a worker books at once.
    private static let pairsAtOnce = 32_768

    /// - Parameters:
    ///   - older, newer: the patches of both years, with labels that both share.
    ///   - index: of the older year, in which the newer one's patches know their twins.
    ///   - empty: a book without an entry.
    ///   - rest: the patches without a partner, with their shapes.
    func compare<Book: ChangeBook>(
        _ older: [GroundPatch], _ newer: [GroundPatch], index: KeyIndex, in plane: AreaPlane, empty: Book,
        rest: (Partners) throws -> (before: YearRest, after: YearRest)
    ) throws -> (Book, Comparison) {
        let partners = Partners(before: older, index: index, after: newer)
        let shaped = try rest(partners)
        let rest = RestOfYears(before: shaped.before, after: shaped.after)
        let pairs = partners.pairs + rest.alike
        let starts = stride(from: 0, to: pairs.count, by: Self.pairsAtOnce)
        let parts = try workers.run(
            starts.map { $0..<min($0 + Self.pairsAtOnce, pairs.count) }, makeState: { empty },
            body: { book, places in
                for pair in pairs[places] {
                    book.add(
                        ChangedGround(
                            before: older[Int(pair.before)].whole(pair.before),
                            after: newer[Int(pair.after)].whole(pair.after)))
                }
            }, finish: { $0 })
        var book = parts.first ?? empty
        for part in parts.dropFirst() { book.merge(part) }
        let slivers = PieceSlivers(width: sliverWidth, plane: plane)
        let pieces = try rest.pieces(slivers, workers)
        let (before, after) = rest.book(pieces, into: &book)
        return (
            book, Comparison(pairs: pairs, rest: rest, before: before, after: after, pieces: pieces)
        )
    }
}
