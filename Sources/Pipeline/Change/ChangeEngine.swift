import Aggregate
import LandModel
import Measure
import Readers

/// Compares two years patch by patch: patches of one shape are partners, and only what is left is laid over one another.
///
/// Both years are read once, keeping 64 bytes a patch, and the older one a second time where it has patches without a
/// partner. Every stretch of ground goes into a book, whichever it is: the table of `change`, or all records.
struct ChangeEngine: Sendable {
    let before: YearSource
    let after: YearSource
    let workers: Workers
    /// Mean width in metres below which a piece that changes is told as noise.
    let sliverWidth: Double
    /// Ground of one patch up to which no finding speaks of it.
    let tolerance: SquareMetres

    /// What the comparison gave beside the book.
    struct Outcome: Sendable {
        var before: YearAccount
        var after: YearAccount
        var slivers: ChangeSlivers
    }

    /// - Parameter makeBook: makes an empty book for the labels of both years.
    func run<Book: ChangeBook>(_ makeBook: ([GroundLabel]) -> Book) throws -> (Book, Outcome) {
        var older = try read(before, known: nil)
        let index = KeyIndex(older.part.tally.patches)
        var newer = try read(after, known: index)
        let labels = PatchBook.joinLabels(&older.part.tally, &newer.part.tally)
        let (olderPatches, newerPatches) = (older.part.tally.patches, newer.part.tally.patches)
        let partners = Partners(before: olderPatches, index: index, after: newerPatches)
        let rest = RestOfYears(
            before: try YearRest(partners.restBefore, olderPatches, known: older.shapes, in: before, workers),
            after: try YearRest(partners.restAfter, newerPatches, known: newer.shapes, in: after, workers))

        let pairs = partners.pairs + rest.alike
        var book = makeBook(labels)
        for pair in pairs {
            book.add(
                ChangedGround(
                    before: Self.whole(pair.before, olderPatches), after: Self.whole(pair.after, newerPatches)
                ))
        }
        let slivers = PieceSlivers(width: sliverWidth, plane: before.plane)
        let pieces = try rest.pieces(slivers, workers)
        let splits = rest.book(pieces, into: &book)
        var outcome = Outcome(
            before: YearAccount(older.part), after: YearAccount(newer.part), slivers: ChangeSlivers(pieces))
        outcome.before.count(pairs.lazy.map { olderPatches[Int($0.before)] })
        outcome.after.count(pairs.lazy.map { newerPatches[Int($0.after)] })
        outcome.before.count(rest.before, splits.before, tolerance, source: before.plan.source.name)
        outcome.after.count(rest.after, splits.after, tolerance, source: after.plan.source.name)
        return (book, outcome)
    }

    private static func whole(_ number: Int32, _ patches: [GroundPatch]) -> ChangedGround.Side {
        let patch = patches[Int(number)]
        return ChangedGround.Side(patch: number, label: patch.label, net: patch.net, ridges: patch.ridges)
    }

    private func read(_ year: YearSource, known: KeyIndex?) throws -> YearPatches {
        let parts = try workers.run(
            Array(year.units.indices), makeState: { try YearReader(year, known: known) },
            body: { reader, unit in try reader.read(unit) }, finish: { $0.patches })
        // The others are added to the first: copying the patches of a nation takes longer than reading some.
        var whole = parts.first ?? YearPatches()
        for part in parts.dropFirst() { whole.merge(part) }
        try verifyCount(year.plan.source, whole.part.report)
        for finding in year.told { whole.part.findings.add(finding) }
        return whole
    }
}
