import Aggregate
package import LandModel
import Measure
import Readers

/// The answer of `tabulate`.
package struct Tabulation: Sendable {
    package var rows: [ClassAreaRow]
    package var findings: FindingSummary
    package var features: Int64
    /// Features left out of the table: they have no area on the basis asked for.
    package var rejected: Int64
    /// Features whose class the standard asked for does not know; they stand under the code as delivered.
    package var unknownClasses: Int64
    /// Keys whose bytes are no text in the source's encoding; they stand under the empty key.
    package var lostTexts: Int64
    /// Districts left out: without a code or a usable shape.
    package var rejectedDistricts: Int64
    /// Whether the districts lie beside the patches as a whole, so that those without a code count in wrong ones.
    package var areDistrictsShifted: Bool

    /// Whether the table is all it claims to be.
    package var isSound: Bool {
        rejected == 0 && unknownClasses == 0 && lostTexts == 0 && rejectedDistricts == 0
            && !areDistrictsShifted
    }
}

/// Runs a planned tabulation.
package struct TabulateJob: Sendable {
    package var plan: TabulatePlan
    package var workers: Workers

    package init(plan: TabulatePlan, workers: Workers) {
        self.plan = plan
        self.workers = workers
    }

    /// Features of one unit of work: enough units to keep many workers busy, few enough to cost nothing.
    private static let featuresPerUnit: Int64 = 16_384

    package func run() throws -> Tabulation {
        let plan = plan
        let units = try scanUnits(of: plan.source, featuresPerUnit: Self.featuresPerUnit)
        let plane =
            plan.request.geometry ? plan.source.coordinates.map { AreaPlane(ellipsoid: $0.ellipsoid) } : nil
        let districts = try plan.readDistricts(plane, workers: workers)
        let parts = try workers.run(
            units,
            makeState: { try TabulateWorker(plan, plane: plane, districts: districts) },
            body: { worker, unit in try worker.read(unit) },
            finish: { $0.part })
        var whole = TabulatePart(ClassTally())
        for part in parts { whole.merge(part) }
        try verifyCount(plan.source, whole.report)
        if let districts, let plane { whole.conclude(districts, plane, of: plan.source.name) }
        return Tabulation(
            rows: whole.tally.rows, findings: whole.findings, features: whole.report.delivered,
            rejected: whole.rejected, unknownClasses: whole.unknownClasses,
            lostTexts: whole.lostTexts, rejectedDistricts: whole.rejectedDistricts,
            areDistrictsShifted: whole.areDistrictsShifted)
    }
}
