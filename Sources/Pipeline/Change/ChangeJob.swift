import Aggregate
package import LandModel

/// The answer of `change`.
package struct Change: Sendable {
    package var rows: [FlowRow]
    package var before: YearAccount
    package var after: YearAccount

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
            after: try YearSource(plan.after, plane: plane, workers: workers),
            workers: workers)
        let (tally, before, after) = try engine.run(tolerance: plan.tolerance) { FlowTally(labels: $0) }
        return Change(rows: tally.rows, before: before, after: after)
    }
}
