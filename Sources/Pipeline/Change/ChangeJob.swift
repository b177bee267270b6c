import Aggregate
package import LandModel
import Readers

/// The answer of `change`.
package struct Change: Sendable {
    package var rows: [FlowRow]
    package var before: YearAccount
    package var after: YearAccount
    package var slivers: ChangeSlivers

    /// Whether the table is all it claims to be.
    package var isSound: Bool { before.isSound && after.isSound }

    package var findings: FindingSummary {
        var all = before.findings
        all.merge(after.findings)
        return all
    }
}

/// Runs a planned comparison.
package struct ChangeJob: Sendable {
    package var plan: ChangePlan
    package var workers: Workers

    package init(plan: ChangePlan, workers: Workers) {
        self.plan = plan
        self.workers = workers
    }

    package func run() throws -> Change {
        let plane = YearSource.plane(plan.before.source, plan.after.source)
        let sources = (
            before: try YearSource(plan.before, plane: plane, workers: workers),
            after: try YearSource(plan.after, plane: plane, workers: workers)
        )
        var older = try read(sources.before, known: nil)
        let index = KeyIndex(older.part.tally.patches)
        var newer = try read(sources.after, known: index)
        let empty = FlowTally(labels: PatchBook.joinLabels(&older.part.tally, &newer.part.tally))
        let (before, after) = (older.part.tally.patches, newer.part.tally.patches)
        let (tally, comparison) = try ChangeEngine(workers: workers, sliverWidth: plan.sliverWidth)
            .compare(before, after, index: index, in: plane, empty: empty) { partners in
                (
                    try YearRest(
                        partners.restBefore, of: before, known: older.shapes, in: sources.before, workers),
                    try YearRest(
                        partners.restAfter, of: after, known: newer.shapes, in: sources.after, workers)
                )
            }
        var accounts = (before: YearAccount(older.part), after: YearAccount(newer.part))
        accounts.before.count(comparison.pairs.lazy.map { before[Int($0.before)] })
        accounts.after.count(comparison.pairs.lazy.map { after[Int($0.after)] })
        let tolerance = plan.tolerance
        accounts.before.count(
            comparison.rest.before, comparison.before, tolerance, source: plan.before.source.name)
        accounts.after.count(
            comparison.rest.after, comparison.after, tolerance, source: plan.after.source.name)
        return Change(
            rows: tally.rows, before: accounts.before, after: accounts.after,
            slivers: ChangeSlivers(comparison.pieces))
    }

    private func read(_ year: YearSource, known: KeyIndex?) throws -> YearPatches {
        let parts = try workers.run(
            Array(year.units.indices), makeState: { try YearReader(year, known: known) },
            body: { reader, unit in try reader.read(unit) }, finish: { $0.patches })
        // The others are added to the first: copying the patches of a nation takes longer than reading some.
        var whole = parts.first ?? YearPatches()
        for part in parts.dropFirst() { whole.merge(part) }
        try verifyCount(year.plan.source, whole.part.report)
        if let districts = year.districts {
            whole.part.conclude(districts, year.plane, of: year.plan.source.name)
        }
        return whole
    }
}

/// Pieces that change and are too thin to be meant. They stand in the table like all others.
package struct ChangeSlivers: Sendable, Equatable {
    package var pieces: Int64 = 0
    /// Of their shapes.
    package var area = SquareMetres.zero

    init(_ all: [GroundPiece]) {
        var share: Int64 = 0
        for piece in all where piece.isSliver {
            pieces += 1
            share += piece.share
        }
        area = SquareMetres(hundredths: (share + 50) / 100)
    }
}
