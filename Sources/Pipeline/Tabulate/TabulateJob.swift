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

    /// Whether the table is all it claims to be.
    package var isSound: Bool {
        rejected == 0 && unknownClasses == 0 && lostTexts == 0 && rejectedDistricts == 0
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
            makeState: { try TabulateWorker(plan, plane: plane, districts: districts?.set) },
            body: { worker, unit in try worker.read(unit) },
            finish: { $0.part })
        var whole = TabulatePart(ClassTally())
        for part in parts { whole.merge(part) }
        try verifyCount(plan.source, whole.report)
        whole.add(districts)
        return Tabulation(
            rows: whole.tally.rows, findings: whole.findings, features: whole.report.delivered,
            rejected: whole.rejected, unknownClasses: whole.unknownClasses,
            lostTexts: whole.lostTexts, rejectedDistricts: whole.rejectedDistricts)
    }
}

/// The districts of patches without a usable location code, with what was wrong with their layer.
struct ReadDistricts: Sendable {
    var set: ZoneSet
    var findings: [Finding]
    var rejected: Int64
}

extension TabulatePlan {
    /// `nil` where no districts are asked for.
    func readDistricts(_ plane: AreaPlane?, workers: Workers) throws -> ReadDistricts? {
        guard let districts, let plane else { return nil }
        let survey = try ZoneReader.read(districts, plane: plane, workers: workers)
        // With what lies in any district at all: it decides whether a patch belongs to them.
        let set = try ZoneSet(survey.zones, to: .divideWithOutside, workers: workers)
        return ReadDistricts(set: set, findings: survey.findings, rejected: survey.rejected)
    }
}
