import Aggregate
import LandModel
import Measure
import Readers

/// The patches of one year as reading left them, whoever read them and whatever their labels stand for.
struct YearGround: Sendable {
    let source: YearSource
    /// With labels that both years share.
    let patches: [GroundPatch]
    /// Shapes that were kept; others are read again where they are asked for.
    let shapes: [YearPatches.Shape]
}

/// Compares two years patch by patch: patches of one shape are partners, and only what is left is laid over one another.
///
/// Both years have been read once, keeping 64 bytes a patch; the older one is read a second time where it has patches without
/// a partner. Every stretch of ground goes into a book, whichever it is: the table of `change`, or all records.
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
    ///   - index: of the older year, in which the newer one's patches know their twins.
    ///   - empty: a book without an entry.
    func compare<Book: ChangeBook>(
        _ older: YearGround, _ newer: YearGround, index: KeyIndex, empty: Book
    ) throws -> (Book, Comparison) {
        let partners = Partners(before: older.patches, index: index, after: newer.patches)
        let rest = RestOfYears(
            before: try YearRest(partners.restBefore, of: older, workers),
            after: try YearRest(partners.restAfter, of: newer, workers))
        let pairs = partners.pairs + rest.alike
        let starts = stride(from: 0, to: pairs.count, by: Self.pairsAtOnce)
        let parts = try workers.run(
            starts.map { $0..<min($0 + Self.pairsAtOnce, pairs.count) }, makeState: { empty },
            body: { book, places in
                for pair in pairs[places] {
                    book.add(
                        ChangedGround(
                            before: Self.whole(pair.before, older.patches),
                            after: Self.whole(pair.after, newer.patches)))
                }
            }, finish: { $0 })
        var book = parts.first ?? empty
        for part in parts.dropFirst() { book.merge(part) }
        let slivers = PieceSlivers(width: sliverWidth, plane: older.source.plane)
        let pieces = try rest.pieces(slivers, workers)
        let (before, after) = rest.book(pieces, into: &book)
        return (
            book, Comparison(pairs: pairs, rest: rest, before: before, after: after, pieces: pieces)
        )
    }

    private static func whole(_ number: Int32, _ patches: [GroundPatch]) -> ChangedGround.Side {
        let patch = patches[Int(number)]
        return ChangedGround.Side(patch: number, label: patch.label, net: patch.net, ridges: patch.ridges)
    }
}
