import Aggregate
package import LandModel

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
        let engine = ChangeEngine(
            before: try YearSource(plan.before, plane: plane, workers: workers),
            after: try YearSource(plan.after, plane: plane, workers: workers), workers: workers,
            sliverWidth: plan.sliverWidth, tolerance: plan.tolerance)
        let (tally, outcome) = try engine.run { FlowTally(labels: $0) }
        return Change(
            rows: tally.rows, before: outcome.before, after: outcome.after, slivers: outcome.slivers)
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
