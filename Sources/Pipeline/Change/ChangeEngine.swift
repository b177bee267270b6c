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

    /// - Parameters:
    ///   - tolerance: ground of one patch up to which no finding speaks of it.
    ///   - makeBook: makes an empty book for the labels of both years.
    func run<Book: ChangeBook>(
        tolerance: SquareMetres, _ makeBook: ([GroundLabel]) -> Book
    ) throws -> (book: Book, before: YearAccount, after: YearAccount) {
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
        let splits = rest.book(try rest.pieces(workers), into: &book)
        var accounts = (YearAccount(older.part), YearAccount(newer.part))
        accounts.0.count(pairs.lazy.map { olderPatches[Int($0.before)] })
        accounts.1.count(pairs.lazy.map { newerPatches[Int($0.after)] })
        accounts.0.count(rest.before, splits.before, tolerance, source: before.plan.source.name)
        accounts.1.count(rest.after, splits.after, tolerance, source: after.plan.source.name)
        return (book, accounts.0, accounts.1)
    }

    private static func whole(_ number: Int32, _ patches: [GroundPatch]) -> ChangedGround.Side {
        let patch = patches[Int(number)]
        return ChangedGround.Side(patch: number, label: patch.label, net: patch.net, ridges: patch.ridges)
    }

    private func read(_ year: YearSource, known: KeyIndex?) throws -> YearPatches {
        let parts = try workers.run(
            Array(year.units.indices), makeState: { try YearReader(year, known: known) },
            body: { reader, unit in try reader.read(unit) }, finish: { $0.patches })
        var whole = YearPatches()
        for part in parts { whole.merge(part) }
        try verifyCount(year.plan.source, whole.part.report)
        for finding in year.told { whole.part.findings.add(finding) }
        return whole
    }
}
